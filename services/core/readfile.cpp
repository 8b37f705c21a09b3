// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/readfile.h"

#include "services/core/regularfile.h"
#include "services/core/resolvedpath.h"
#include "services/core/systemerror.h"

#include <QFile>
#include <QLocale>

#include <cerrno>
#include <fcntl.h>

namespace serin {

namespace {

Result<QByteArray> readOpened(FileCalls &calls, int file, const QString &path, qint64 maxBytes)
{
    QByteArray bytes;
    const Result<void> read =
        readBlocks(calls, file, path, [&bytes, maxBytes](QByteArrayView block) {
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
    return bytes;
}

/// Invalid for what is neither a regular file nor a pipe.
Result<void> checkFileOrPipe(FileCalls &calls, const FileDescriptor &file, const QString &path)
{
    struct stat status = {};
    if (!file.isOpen() || calls.status(file.number(), &status) != 0) {
        return failure(systemError(QStringLiteral("opening the file"), errno, path));
    }
    if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) {
        return failure(notRegularFile(status.st_mode, path));
    }
    return {};
}

} // namespace

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
    Result<QByteArray> bytes = readOpened(used, file->number(), path, maxBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    FileStamp stamp = FileStamp::of(*bytes);
    return FileContent{*std::move(bytes), std::move(stamp)};
}

Result<QByteArray> readFileOrPipe(const QString &path, qint64 maxBytes, FileCalls *calls)
{
    FileCalls &used = calls ? *calls : FileCalls::system();
    const QByteArray name = QFile::encodeName(path);
    const auto open = [&used, &name](int flags) {
        return FileDescriptor(used, untilNotInterrupted([&] {
                                  return used.openAt(AT_FDCWD, name, flags | O_CLOEXEC, 0);
                              }));
    };
    // Looked at first, since opening a device can do something. What /proc/self/fd says of a pipe
    // is no path, so that no link is followed by hand here.
    if (const Result<void> good = checkFileOrPipe(used, open(O_PATH), path); !good) {
        return failure(good.error());
    }
    const FileDescriptor file = open(O_RDONLY | O_NOCTTY);
    if (const Result<void> good = checkFileOrPipe(used, file, path); !good) {
        return failure(good.error());
    }
    return readOpened(used, file.number(), path, maxBytes);
}

} // namespace serin
