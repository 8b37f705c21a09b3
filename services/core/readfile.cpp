// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/readfile.h"

#include "services/core/regularfile.h"
#include "services/core/resolvedpath.h"

#include <QLocale>

#include <fcntl.h>

namespace serin {

Result<FileContent> readFile(const QString &path, qint64 maxBytes, FileCalls *calls)
{
    FileCalls &used = calls ? *calls : FileCalls::system();
    const Result<ResolvedPath> target = resolvePath(path);
    if (!target) {
        return failure(target.error());
    }
    const Result<FileDescriptor> file =
        openRegular(used, AT_FDCWD, target->folder + '/' + target->name, path);
    if (!file) {
        return failure(file.error());
    }
    QByteArray bytes;
    const Result<void> read =
        readBlocks(used, file->number(), path, [&bytes, maxBytes](QByteArrayView block) {
            bytes.append(block);
            return bytes.size() <= maxBytes;
        });
    if (!read) {
        return failure(read.error());
    }
    if (bytes.size() > maxBytes) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the file is larger than %1")
                           .arg(QLocale::c().formattedDataSize(maxBytes, 0)),
                       path);
    }
    FileStamp stamp = FileStamp::of(bytes);
    return FileContent{std::move(bytes), std::move(stamp)};
}

} // namespace serin
