// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <functional>

namespace serin {

/// Makes one call of a burst of events: once none has come for a moment, or the burst goes on for
/// longer than anybody wants to wait. No timer runs while nothing happens. GUI thread only.
class BurstTimer
{
public:
    static constexpr auto quietFor = std::chrono::milliseconds(250);
    static constexpr auto longest = std::chrono::milliseconds(2000);

    explicit BurstTimer(const std::function<void()> &isOver);

    /// An event has come.
    void note();
    /// The call came too early: it comes again in a moment.
    void callAgain() { m_quiet.start(); }

private:
    QTimer m_quiet;
    QElapsedTimer m_since; ///< the first event
};

} // namespace serin
