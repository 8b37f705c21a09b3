// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filestamp.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QString>

namespace serin {

class FileCalls;

/// The bytes of a file and what to expect of it when it is saved.
struct FileContent
{
    QByteArray bytes;
    FileStamp stamp;
};

/// Reads the regular file at @p path, through links, up to @p maxBytes. Never blocks on a FIFO and
/// opens no device. @p calls: the system's when nullptr.
/// @error NotFound; Invalid: a folder, FIFO, socket or device, or larger than @p maxBytes; Io.
/// `where` is the path.
[[nodiscard]] Result<FileContent> readFile(const QString &path, qint64 maxBytes,
                                           FileCalls *calls = nullptr);

/// The bytes of what may also be a pipe, such as a shell's `<(…)` or /dev/stdin. Blocks until all
/// who write into a pipe have closed it. @error as readFile(), but for FIFOs.
[[nodiscard]] Result<QByteArray> readFileOrPipe(const QString &path, qint64 maxBytes,
                                                FileCalls *calls = nullptr);

} // namespace serin
