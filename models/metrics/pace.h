// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace serin {

/// When to do what shall happen so many times a second, for one who is late at times. What was
/// missed is made good at twice the pace, not at once; what is late by more than a second is lost.
/// Times count from the beginning.
class Pace
{
public:
    using Time = std::chrono::nanoseconds;

    static constexpr Time longestDelay = std::chrono::seconds(1);

    explicit Pace(int rate) : m_interval(Time(std::chrono::seconds(1)) / rate) {}

    /// It is done at @p now. Returns how many times are lost before it.
    Time::rep take(Time now)
    {
        const Time::rep lost = std::max<Time::rep>(0, (now - longestDelay - m_due) / m_interval);
        m_due += (lost + 1) * m_interval;
        m_last = now;
        return lost;
    }
    /// Whether it would be made good at @p now, between the others' times.
    [[nodiscard]] bool isBetween(Time now) const { return now - m_last < m_interval * 3 / 4; }
    /// It is put off at @p now, and nothing is to be made good for that.
    void putOff(Time now) { m_due = now + m_interval; }
    /// How long to wait from @p now for the next time.
    [[nodiscard]] Time waitFrom(Time now) const { return std::max(m_due - now, m_interval / 2); }

private:
    Time m_interval;
    Time m_due{0};
    Time m_last = -longestDelay;
};

} // namespace serin
