// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace serin {

/// Writes the sample repository's files, which are part of the program, into @p folder.
/// @return their paths relative to it, sorted.
/// @error Io, e.g. the disk is full; some files may be there then.
[[nodiscard]] Result<QList<QByteArray>> writeSampleFiles(const QString &folder);

} // namespace serin
