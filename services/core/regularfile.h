// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filedescriptor.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>

namespace serin {

/// Invalid: what has @p mode is a folder, FIFO, socket or device instead of a regular file.
[[nodiscard]] Error notRegularFile(mode_t mode, const QString &path);

/// Opens @p name in @p folder for reading; never blocks, and opens nothing but a regular file.
/// @p path is quoted in errors. @error NotFound, Invalid (no regular file), Io.
[[nodiscard]] Result<FileDescriptor> openRegular(FileCalls &calls, int folder,
                                                 const QByteArray &name, const QString &path);

/// Hands the open @p file to @p take block by block, until its end or until @p take says false.
/// @error Io.
[[nodiscard]] Result<void> readBlocks(FileCalls &calls, int file, const QString &path,
                                      const std::function<bool(QByteArrayView)> &take);

} // namespace serin
