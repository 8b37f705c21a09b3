// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <vector>

namespace serin {

class Deadlines;

/// Something that may have waited too long.
class Timed
{
public:
    using Clock = std::chrono::steady_clock;

    Timed(const Timed &) = delete;
    Timed &operator=(const Timed &) = delete;

protected:
    explicit Timed(Deadlines &deadlines);
    ~Timed();

    void setDue(Clock::time_point due);
    void clearDue() { m_due = Clock::time_point::max(); }
    [[nodiscard]] Clock::time_point due() const { return m_due; }
    /// Called once for each setDue() that was not cleared in time. May destroy this and others.
    virtual void dueReached(Clock::time_point now) = 0;

private:
    friend class Deadlines;
    Deadlines &m_deadlines;
    Timed *m_previous = nullptr;
    Timed *m_next = nullptr;
    Clock::time_point m_due = Clock::time_point::max();
};

/// The deadlines of one thread over a single timer. Nearly all are cleared or put off in time:
/// that costs one store, and the timer is only touched by one that is nearer than all others. When
/// it fires, all are looked at.
class Deadlines
{
public:
    explicit Deadlines(boost::asio::io_context &context);
    Deadlines(const Deadlines &) = delete;
    Deadlines &operator=(const Deadlines &) = delete;

    /// Ends the timer for good.
    void stop();

private:
    friend class Timed;
    using Clock = Timed::Clock;

    void add(Timed &timed);
    void remove(Timed &timed);
    void arm(Clock::time_point due);
    void fire();

    boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>,
                                      boost::asio::io_context::executor_type>
        m_timer;
    Timed *m_first = nullptr;
    std::vector<Timed *> m_reached;
    Clock::time_point m_armed = Clock::time_point::max();
    bool m_stopped = false;
};

} // namespace serin
