// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace serin {

/// Tells a process from all others that had or will have the same pid.
struct ProcessIdentity
{
    qint64 pid = 0;
    quint64 startTime = 0; ///< since the computer's start, in the kernel's ticks

    bool operator==(const ProcessIdentity &) const = default;
};

/// One row of the system's table of processes.
struct ProcessEntry
{
    ProcessIdentity identity;
    qint64 parent = 0;
    qint64 group = 0;
    qint64 session = 0;
    bool ended = false;               ///< a zombie: only its exit code is left
    std::chrono::microseconds cpu{0}; ///< its own, and that of the children it has waited for
    qint64 residentBytes = 0;
};

/// Whether the functions below work here (Linux). Elsewhere they find nothing and send nothing.
[[nodiscard]] bool canListProcesses();

/// All processes. One pass over /proc, some microseconds for each process.
[[nodiscard]] QList<ProcessEntry> listProcesses();

/// Nothing when there is no such process.
[[nodiscard]] std::optional<ProcessEntry> findProcess(qint64 pid);

/// Whether exactly this process lives; a zombie does not.
[[nodiscard]] bool isRunning(const ProcessIdentity &identity);

/// What @p pid was started with: "NAME=VALUE" between zero bytes, also before the first and after
/// the last. Empty when it may not be read (another user's process). A program may overwrite its
/// own.
[[nodiscard]] QByteArray environmentOf(qint64 pid);

/// Sends @p signal to exactly this process: never to another one that has got its pid since.
/// False when it is gone or may not be signalled.
bool signalProcess(const ProcessIdentity &identity, int signal);

/// Waits until none of @p processes runs, at most @p limit. Blocks.
bool waitUntilEnded(const QList<ProcessIdentity> &processes, std::chrono::milliseconds limit);

/// What the pids and start times are good for: they mean nothing after the computer's restart.
/// Empty when unknown.
[[nodiscard]] QString bootId();

} // namespace serin
