// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/scanread.h"

#include "services/core/filedescriptor.h"

#include <algorithm>
#include <cerrno>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>

namespace serin {

namespace {

constexpr qint64 nanosecondsPerSecond = 1'000'000'000;
/// FAT keeps times to two seconds.
constexpr qint64 coarsestClock = 2 * nanosecondsPerSecond;

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * nanosecondsPerSecond + time.tv_nsec;
}

ScanStamp stampOf(const struct stat &status)
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    ScanStamp stamp;
    stamp.size = status.st_size;
    stamp.modified = nanoseconds(status.st_mtim);
    stamp.changed = nanoseconds(status.st_ctim);
    stamp.inode = status.st_ino;
    stamp.device = status.st_dev;
    stamp.settled = std::max(stamp.modified, stamp.changed) + coarsestClock < nanoseconds(now);
    return stamp;
}

ScanRead failed(ScanRead::Status status, int error = 0)
{
    ScanRead file;
    file.status = status;
    file.error = error;
    return file;
}

ScanRead failedWith(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return failed(ScanRead::Status::Missing, error);
    case ELOOP: // a link, and links are refused; or a loop of them
    case ENXIO: // a socket, or a device without a driver
        return failed(ScanRead::Status::NotRegular, error);
    default:
        return failed(ScanRead::Status::Unreadable, error);
    }
}

/// All bytes up to @p limit from the file's position.
ScanRead readBytes(FileCalls &calls, int fd, qint64 expected, qint64 limit)
{
    ScanRead file;
    // One more than expected, so that the end of the file shows without growing the buffer.
    file.bytes.resize(static_cast<qsizetype>(expected + 1));
    qsizetype length = 0;
    while (true) {
        if (length == file.bytes.size()) {
            if (length > limit) {
                return failed(ScanRead::Status::TooLarge);
            }
            file.bytes.resize(length * 2);
        }
        const ssize_t count = untilNotInterrupted([&] {
            return calls.read(fd, file.bytes.data() + length,
                              static_cast<std::size_t>(file.bytes.size() - length));
        });
        if (count < 0) {
            return failedWith(errno);
        }
        if (count == 0) {
            break;
        }
        length += count;
    }
    if (length > limit) {
        return failed(ScanRead::Status::TooLarge);
    }
    file.bytes.truncate(length);
    file.status = ScanRead::Status::Read;
    return file;
}

ScanRead readOnce(FileCalls &calls, const QByteArray &path, qint64 maximumBytes, FinalLink links)
{
    struct stat before = {};
    // Opening a device can do something.
    if (::stat(path.constData(), &before) == 0 && !S_ISREG(before.st_mode)) {
        return failed(ScanRead::Status::NotRegular);
    }
    const int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC |
                      (links == FinalLink::Refuse ? O_NOFOLLOW : 0);
    const FileDescriptor file(calls, untilNotInterrupted([&] {
                                  return calls.openAt(AT_FDCWD, path.constData(), flags, 0);
                              }));
    if (!file.isOpen() || calls.status(file.number(), &before) != 0) {
        return failedWith(errno);
    }
    if (!S_ISREG(before.st_mode)) {
        return failed(ScanRead::Status::NotRegular);
    }
    if (before.st_size > maximumBytes) {
        return failed(ScanRead::Status::TooLarge);
    }
    ScanRead read = readBytes(calls, file.number(), before.st_size, maximumBytes);
    if (read.status != ScanRead::Status::Read) {
        return read;
    }
    struct stat after = {};
    if (calls.status(file.number(), &after) != 0) {
        return failedWith(errno);
    }
    read.stamp = stampOf(before);
    const ScanStamp then = stampOf(after);
    if (read.bytes.size() != read.stamp.size || then.size != read.stamp.size ||
        then.modified != read.stamp.modified) {
        return failed(ScanRead::Status::Changing);
    }
    return read;
}

} // namespace

bool ScanStamp::stillHolds(const ScanStamp &now) const
{
    return settled && size >= 0 && size == now.size && modified == now.modified &&
           changed == now.changed && inode == now.inode && device == now.device;
}

ScanRead readForScan(const QByteArray &path, qint64 maximumBytes, FinalLink links, FileCalls *calls)
{
    FileCalls &used = calls ? *calls : FileCalls::system();
    ScanRead file = readOnce(used, path, maximumBytes, links);
    if (file.status == ScanRead::Status::Changing) {
        file = readOnce(used, path, maximumBytes, links);
    }
    return file;
}

ScanStamp scanStampOf(const QByteArray &path)
{
    struct stat status = {};
    if (::stat(path.constData(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return {};
    }
    return stampOf(status);
}

} // namespace serin
