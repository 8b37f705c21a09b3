// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

namespace serin {

/// The system calls that files are read and saved with, so that a test can make each of them fail.
/// Every function behaves as the call it is named after: -1 and errno on error, EINTR included.
/// @p folder is an open folder that @p name is relative to. Safe to use from several threads.
class FileCalls
{
public:
    FileCalls() = default;
    FileCalls(const FileCalls &) = delete;
    FileCalls &operator=(const FileCalls &) = delete;
    virtual ~FileCalls();

    /// The operating system's.
    [[nodiscard]] static FileCalls &system();

    virtual int openAt(int folder, const char *name, int flags, mode_t mode);
    virtual int statAt(int folder, const char *name, struct stat *status); ///< of a link itself
    virtual int writableAt(int folder, const char *name);                  ///< faccessat, W_OK
    virtual int status(int file, struct stat *status);                     ///< fstat
    virtual ssize_t read(int file, void *buffer, size_t size);
    virtual ssize_t write(int file, const void *bytes, size_t size);
    virtual int changeOwner(int file, uid_t owner, gid_t group); ///< fchown
    virtual int changeMode(int file, mode_t mode);               ///< fchmod
    virtual int sync(int file);                                  ///< fsync
    virtual int duplicate(int file);                             ///< fcntl, F_DUPFD_CLOEXEC
    virtual int lock(int file);                                  ///< flock, exclusive, no waiting
    virtual int close(int file);
    virtual int linkAt(int folder, const char *name, const char *newName);
    virtual int renameAt(int folder, const char *name, const char *newName);
    /// As renameAt(), but EEXIST when @p newName exists; EINVAL or ENOSYS when not supported.
    virtual int renameNewAt(int folder, const char *name, const char *newName);
    virtual int unlinkAt(int folder, const char *name);
};

} // namespace serin
