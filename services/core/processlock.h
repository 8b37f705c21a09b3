// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

#include <memory>
#include <optional>

namespace serin {

/// A lock that a process holds on a file until it ends, however it ends: the system takes it back
/// also after `kill -9`, and knows who holds it. Child processes do not inherit it. It keeps other
/// processes out, not other locks of this one; while it is held nothing else in this process may
/// open the file, since closing it would give the lock up (fcntl(2)).
class ProcessLock
{
public:
    /// Takes the lock on @p path, made when missing (0600).
    /// @error Conflict: another process holds it, named in `detail`; Io.
    [[nodiscard]] static Result<std::unique_ptr<ProcessLock>> acquire(const QString &path);

    /// The process that holds the lock on @p path now; nothing when there is none, or no file. Not
    /// for the process that holds it.
    [[nodiscard]] static std::optional<qint64> holder(const QString &path);

    ProcessLock(const ProcessLock &) = delete;
    ProcessLock &operator=(const ProcessLock &) = delete;
    /// Gives the lock up. The file stays: removing it would let two processes lock two files.
    ~ProcessLock();

private:
    explicit ProcessLock(int file) : m_file(file) {}

    int m_file;
};

} // namespace serin
