// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

// The steps of a JSON pointer (RFC 6901, sections 3 and 4), without the slashes between them.

/// @p name as a step: "a/b" is "a~1b".
[[nodiscard]] QString pointerStep(QString name);
/// The name that @p step means: "a~1b" is "a/b".
[[nodiscard]] QString pointerName(QString step);

} // namespace serin
