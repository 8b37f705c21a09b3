// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/systemclock.h"

namespace serin {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

Clock::Monotonic SystemClock::monotonicNow() const
{
    return std::chrono::steady_clock::now();
}

const Clock &clockOrSystem(const Clock *clock)
{
    static const SystemClock system;
    return clock != nullptr ? *clock : system;
}

} // namespace serin
