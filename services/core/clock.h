// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace serin {

/// The time. Who needs it is given one, so that a test can set it.
class Clock
{
public:
    using Monotonic = std::chrono::steady_clock::time_point;

    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock();

    /// The date and time in UTC, for people and records. Jumps when somebody sets it.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// For durations and deadlines: never goes back, and its zero means nothing.
    [[nodiscard]] virtual Monotonic monotonicNow() const = 0;
};

} // namespace serin
