// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/filecalls.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace serin {

FileCalls::~FileCalls() = default;

FileCalls &FileCalls::system()
{
    static FileCalls calls;
    return calls;
}

int FileCalls::openAt(int folder, const char *name, int flags, mode_t mode)
{
    return ::openat(folder, name, flags, mode);
}

int FileCalls::statAt(int folder, const char *name, struct stat *status)
{
    return ::fstatat(folder, name, status, AT_SYMLINK_NOFOLLOW);
}

int FileCalls::writableAt(int folder, const char *name)
{
    return ::faccessat(folder, name, W_OK, AT_EACCESS);
}

int FileCalls::status(int file, struct stat *status)
{
    return ::fstat(file, status);
}

ssize_t FileCalls::read(int file, void *buffer, size_t size)
{
    return ::read(file, buffer, size);
}

ssize_t FileCalls::write(int file, const void *bytes, size_t size)
{
    return ::write(file, bytes, size);
}

int FileCalls::changeOwner(int file, uid_t owner, gid_t group)
{
    return ::fchown(file, owner, group);
}

int FileCalls::changeMode(int file, mode_t mode)
{
    return ::fchmod(file, mode);
}

int FileCalls::sync(int file)
{
    return ::fsync(file);
}

int FileCalls::duplicate(int file)
{
    return ::fcntl(file, F_DUPFD_CLOEXEC, 0);
}

int FileCalls::lock(int file)
{
    return ::flock(file, LOCK_EX | LOCK_NB);
}

int FileCalls::close(int file)
{
    return ::close(file);
}

int FileCalls::linkAt(int folder, const char *name, const char *newName)
{
    return ::linkat(folder, name, folder, newName, 0);
}

int FileCalls::renameAt(int folder, const char *name, const char *newName)
{
    return ::renameat(folder, name, folder, newName);
}

int FileCalls::renameNewAt(int folder, const char *name, const char *newName)
{
#ifdef RENAME_NOREPLACE
    return ::renameat2(folder, name, folder, newName, RENAME_NOREPLACE);
#else
    static_cast<void>(folder);
    static_cast<void>(name);
    static_cast<void>(newName);
    errno = ENOSYS;
    return -1;
#endif
}

int FileCalls::unlinkAt(int folder, const char *name)
{
    return ::unlinkat(folder, name, 0);
}

} // namespace serin
