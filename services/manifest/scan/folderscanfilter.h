// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace serin {

/// Whether a full parse of @p text could find an online endpoint or deployment. Looks for words by
/// their bytes, so it is cheap for files of any size, and says yes in doubt: a "no" is always
/// right, also for text that is no YAML at all. Must know at least the keys that
/// readManifestDocument() goes by.
[[nodiscard]] bool mayHoldManifest(QByteArrayView text);

} // namespace serin
