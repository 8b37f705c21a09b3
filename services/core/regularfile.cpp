// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/regularfile.h"

#include "services/core/systemerror.h"

#include <array>
#include <fcntl.h>

namespace serin {

namespace {

QString kindOfFile(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFDIR:
        return QStringLiteral("a folder");
    case S_IFIFO:
        return QStringLiteral("a FIFO");
    case S_IFSOCK:
        return QStringLiteral("a socket");
    case S_IFLNK:
        return QStringLiteral("a link");
    default:
        return QStringLiteral("a device");
    }
}

} // namespace

Error notRegularFile(mode_t mode, const QString &path)
{
    return {ErrorKind::Invalid,
            QStringLiteral("this is %1, no regular file").arg(kindOfFile(mode)),
            path,
            {}};
}

Result<FileDescriptor> openRegular(FileCalls &calls, int folder, const QByteArray &name,
                                   const QString &path)
{
    // Asked before it is opened, since opening a device can do something, and again afterwards,
    // since it may be another by then.
    struct stat status = {};
    if (calls.statAt(folder, name, &status) != 0) {
        return failure(systemError(QStringLiteral("opening the file"), errno, path));
    }
    if (!S_ISREG(status.st_mode)) {
        return failure(notRegularFile(status.st_mode, path));
    }
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC;
    FileDescriptor file(calls,
                        untilNotInterrupted([&] { return calls.openAt(folder, name, flags, 0); }));
    if (!file.isOpen() || calls.status(file.number(), &status) != 0) {
        return failure(systemError(QStringLiteral("opening the file"), errno, path));
    }
    if (!S_ISREG(status.st_mode)) {
        return failure(notRegularFile(status.st_mode, path));
    }
    return file;
}

Result<void> readBlocks(FileCalls &calls, int file, const QString &path,
                        const std::function<bool(QByteArrayView)> &take)
{
    std::array<char, 64 * 1024> block{};
    while (true) {
        const ssize_t size =
            untilNotInterrupted([&] { return calls.read(file, block.data(), block.size()); });
        if (size < 0) {
            return failure(systemError(QStringLiteral("reading the file"), errno, path));
        }
        if (size == 0 || !take(QByteArrayView(block.data(), size))) {
            return {};
        }
    }
}

} // namespace serin
