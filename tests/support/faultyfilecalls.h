// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filecalls.h"

#include <QByteArray>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <limits>

namespace serin {

/// The operating system's calls, with something done to the one that a test is about.
class FaultyFileCalls : public FileCalls
{
public:
    /// Called before each call with its name and its number from 0; what it returns other than 0
    /// is the errno that the call fails with.
    std::function<int(const char *call, int index)> before = [](const char *, int) { return 0; };
    /// No write takes more than this.
    size_t largestWrite = std::numeric_limits<size_t>::max();

    [[nodiscard]] int count() const { return m_count; }

    int openAt(int folder, const char *name, int flags, mode_t mode) override
    {
        return fails("open") ? -1 : FileCalls::openAt(folder, name, flags, mode);
    }
    int statAt(int folder, const char *name, struct stat *status) override
    {
        return fails("statAt") ? -1 : FileCalls::statAt(folder, name, status);
    }
    int writableAt(int folder, const char *name) override
    {
        return fails("writable") ? -1 : FileCalls::writableAt(folder, name);
    }
    int status(int file, struct stat *status) override
    {
        return fails("status") ? -1 : FileCalls::status(file, status);
    }
    ssize_t read(int file, void *buffer, size_t size) override
    {
        return fails("read") ? -1 : FileCalls::read(file, buffer, size);
    }
    ssize_t write(int file, const void *bytes, size_t size) override
    {
        return fails("write") ? -1 : FileCalls::write(file, bytes, std::min(size, largestWrite));
    }
    int changeOwner(int file, uid_t owner, gid_t group) override
    {
        return fails("chown") ? -1 : FileCalls::changeOwner(file, owner, group);
    }
    int changeMode(int file, mode_t mode) override
    {
        return fails("chmod") ? -1 : FileCalls::changeMode(file, mode);
    }
    int sync(int file) override { return fails("sync") ? -1 : FileCalls::sync(file); }
    int duplicate(int file) override
    {
        return fails("duplicate") ? -1 : FileCalls::duplicate(file);
    }
    int lock(int file) override { return fails("lock") ? -1 : FileCalls::lock(file); }
    int close(int file) override
    {
        const bool failed = fails("close");
        const int code = errno;
        const int result = FileCalls::close(file); // the number is free even when data was lost
        errno = failed ? code : errno;
        return failed ? -1 : result;
    }
    int linkAt(int folder, const char *name, const char *newName) override
    {
        return fails("link") ? -1 : FileCalls::linkAt(folder, name, newName);
    }
    int renameAt(int folder, const char *name, const char *newName) override
    {
        return fails("rename") ? -1 : FileCalls::renameAt(folder, name, newName);
    }
    int renameNewAt(int folder, const char *name, const char *newName) override
    {
        return fails("renameNew") ? -1 : FileCalls::renameNewAt(folder, name, newName);
    }
    int unlinkAt(int folder, const char *name) override
    {
        return fails("unlink") ? -1 : FileCalls::unlinkAt(folder, name);
    }

private:
    bool fails(const char *call)
    {
        const int code = before(call, m_count++);
        if (code != 0) {
            errno = code;
        }
        return code != 0;
    }

    int m_count = 0;
};

} // namespace serin
