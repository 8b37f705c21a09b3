// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scanread.h"

#include <algorithm>
#include <cerrno>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr qint64 nanosecondsPerSecond = 1'000'000'000;
/// FAT keeps times to two seconds.
constexpr qint64 coarsestClock = 2 * nanosecondsPerSecond;

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

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
ScanRead readBytes(int fd, qint64 expected, qint64 limit)
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
        const ssize_t count = ::read(fd, file.bytes.data() + length,
                                     static_cast<std::size_t>(file.bytes.size() - length));
        if (count == 0) {
            break;
        }
        if (count > 0) {
            length += count;
        } else if (errno != EINTR) {
            return failedWith(errno);
        }
    }
    if (length > limit) {
        return failed(ScanRead::Status::TooLarge);
    }
    file.bytes.truncate(length);
    file.status = ScanRead::Status::Read;
    return file;
}

ScanRead readOnce(const QByteArray &path, qint64 maximumBytes, FinalLink links)
{
    const int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC |
                      (links == FinalLink::Refuse ? O_NOFOLLOW : 0);
    const Descriptor fd(::open(path.constData(), flags));
    if (fd.get() < 0) {
        return failedWith(errno);
    }
    struct stat before
    {};
    if (::fstat(fd.get(), &before) != 0) {
        return failedWith(errno);
    }
    if (!S_ISREG(before.st_mode)) {
        return failed(ScanRead::Status::NotRegular);
    }
    if (before.st_size > maximumBytes) {
        return failed(ScanRead::Status::TooLarge);
    }
    ScanRead file = readBytes(fd.get(), before.st_size, maximumBytes);
    if (file.status != ScanRead::Status::Read) {
        return file;
    }
    struct stat after
    {};
    if (::fstat(fd.get(), &after) != 0) {
        return failedWith(errno);
    }
    file.stamp = stampOf(before);
    const ScanStamp then = stampOf(after);
    if (file.bytes.size() != file.stamp.size || then.size != file.stamp.size ||
        then.modified != file.stamp.modified) {
        return failed(ScanRead::Status::Changing);
    }
    return file;
}

} // namespace

bool ScanStamp::stillHolds(const ScanStamp &now) const
{
    return settled && size >= 0 && size == now.size && modified == now.modified &&
           changed == now.changed && inode == now.inode && device == now.device;
}

ScanRead readForScan(const QByteArray &path, qint64 maximumBytes, FinalLink links)
{
    ScanRead file = readOnce(path, maximumBytes, links);
    if (file.status == ScanRead::Status::Changing) {
        file = readOnce(path, maximumBytes, links);
    }
    return file;
}

ScanStamp scanStampOf(const QByteArray &path)
{
    struct stat status
    {};
    if (::stat(path.constData(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return {};
    }
    return stampOf(status);
}

} // namespace serin
