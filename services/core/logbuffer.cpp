// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/logbuffer.h"

#include <algorithm>

namespace serin {

LogBuffer::LogBuffer(int capacity) : m_capacity(static_cast<size_t>(std::max(capacity, 1))) {}

LogEntry LogBuffer::add(LogEntry entry)
{
    const std::lock_guard lock(m_mutex);
    entry.number = ++m_last;
    if (m_ring.size() < m_capacity) {
        m_ring.push_back(entry);
    } else {
        m_ring[(entry.number - 1) % m_capacity] = entry;
    }
    return entry;
}

std::vector<LogEntry> LogBuffer::entriesAfter(quint64 number) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<LogEntry> entries;
    if (number >= m_last) {
        return entries;
    }
    const quint64 oldest = m_last - m_ring.size() + 1;
    for (quint64 next = std::max(number + 1, oldest); next <= m_last; ++next) {
        entries.push_back(m_ring[(next - 1) % m_capacity]);
    }
    return entries;
}

} // namespace serin
