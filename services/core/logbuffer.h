// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/logentry.h"

#include <mutex>
#include <vector>

namespace serin {

/// The last messages, for a page that shows them. Safe to use from several threads.
class LogBuffer
{
public:
    /// Holds @p capacity entries (at least 1) and forgets the oldest first.
    explicit LogBuffer(int capacity);

    /// Numbers @p entry and adds it. Returns it with its number.
    LogEntry add(LogEntry entry);

    /// The entries with a number over @p number, oldest first; with 0 all that are held. Some may
    /// have been forgotten in between: the first one's number says so.
    [[nodiscard]] std::vector<LogEntry> entriesAfter(quint64 number) const;

private:
    mutable std::mutex m_mutex;
    const size_t m_capacity;
    std::vector<LogEntry> m_ring; // number n stands at (n - 1) % capacity
    quint64 m_last = 0;
};

} // namespace serin
