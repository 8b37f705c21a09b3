// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>
#include <QStringList>

namespace serin {

/// The requests in @p folder, one a file, by name: all files in it but hidden ones and what cannot
/// be read; with the folder before their names. Blocks.
/// @error NotFound: none; Invalid: more than @p most.
[[nodiscard]] Result<QStringList> requestsIn(const QString &folder, qsizetype most);

} // namespace serin
