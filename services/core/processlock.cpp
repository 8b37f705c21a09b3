// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/processlock.h"

#include "services/core/filedescriptor.h"
#include "services/core/systemerror.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace serin {

namespace {

struct flock wholeFile()
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

std::optional<qint64> holderOf(int file)
{
    struct flock lock = wholeFile();
    if (::fcntl(file, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) {
        return std::nullopt;
    }
    return lock.l_pid;
}

} // namespace

Result<std::unique_ptr<ProcessLock>> ProcessLock::acquire(const QString &path)
{
    const int file = untilNotInterrupted([&] {
        return ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    });
    if (file < 0) {
        return failure(systemError(QStringLiteral("locking the file"), errno, path));
    }
    std::unique_ptr<ProcessLock> result(new ProcessLock(file));
    struct flock lock = wholeFile();
    if (untilNotInterrupted([&] { return ::fcntl(file, F_SETLK, &lock); }) == 0) {
        return result;
    }
    if (errno != EACCES && errno != EAGAIN) {
        return failure(systemError(QStringLiteral("locking the file"), errno, path));
    }
    const std::optional<qint64> other = holderOf(file);
    return failure(ErrorKind::Conflict,
                   other ? QStringLiteral("process %1 holds the lock").arg(*other)
                         : QStringLiteral("another process holds the lock"),
                   path);
}

std::optional<qint64> ProcessLock::holder(const QString &path)
{
    const int file = untilNotInterrupted(
        [&] { return ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC); });
    if (file < 0) {
        return std::nullopt;
    }
    const std::optional<qint64> result = holderOf(file);
    ::close(file);
    return result;
}

ProcessLock::~ProcessLock()
{
    ::close(m_file);
}

} // namespace serin
