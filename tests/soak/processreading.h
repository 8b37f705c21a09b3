// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace serin {

/// What a process holds, as Linux counts it.
struct ProcessReading
{
    double resident = 0;     ///< MiB in memory, shared pages too
    double proportional = 0; ///< MiB, where a page that n processes share counts as an nth
    double anonymous = 0;    ///< MiB of its own that no file stands behind: heap and stacks
    int descriptors = 0;     ///< open files, sockets, pipes
    int threads = 0;

    /// Nothing when it has ended.
    [[nodiscard]] static std::optional<ProcessReading> of(qint64 pid);
};

/// The names of its threads with how many have each, in one line.
[[nodiscard]] QString threadNames(qint64 pid);

/// MiB that this process has allocated and not freed, in all threads.
[[nodiscard]] double heapInUse();

} // namespace serin
