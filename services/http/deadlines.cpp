// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/deadlines.h"

#include <algorithm>

namespace serin {

namespace {

constexpr std::chrono::milliseconds shortestWait(1);

} // namespace

Timed::Timed(Deadlines &deadlines) : m_deadlines(deadlines)
{
    m_deadlines.add(*this);
}

Timed::~Timed()
{
    m_deadlines.remove(*this);
}

void Timed::setDue(Clock::time_point due)
{
    m_due = due;
    if (due < m_deadlines.m_armed) {
        m_deadlines.arm(due);
    }
}

Deadlines::Deadlines(boost::asio::io_context &context) : m_timer(context) {}

void Deadlines::stop()
{
    m_stopped = true;
    m_timer.cancel();
}

void Deadlines::add(Timed &timed)
{
    timed.m_next = m_first;
    if (m_first != nullptr) {
        m_first->m_previous = &timed;
    }
    m_first = &timed;
}

void Deadlines::remove(Timed &timed)
{
    (timed.m_previous != nullptr ? timed.m_previous->m_next : m_first) = timed.m_next;
    if (timed.m_next != nullptr) {
        timed.m_next->m_previous = timed.m_previous;
    }
    if (!m_reached.empty()) {
        std::replace(m_reached.begin(), m_reached.end(), &timed, static_cast<Timed *>(nullptr));
    }
}

void Deadlines::arm(Clock::time_point due)
{
    if (m_stopped || due == Clock::time_point::max()) {
        return;
    }
    m_armed = due;
    m_timer.expires_at(std::max(due, Clock::now() + shortestWait));
    m_timer.async_wait([this](const boost::system::error_code &error) {
        if (!error && !m_stopped) {
            fire();
        }
    });
}

void Deadlines::fire()
{
    const Clock::time_point now = Clock::now();
    Clock::time_point nearest = Clock::time_point::max();
    for (Timed *timed = m_first; timed != nullptr; timed = timed->m_next) {
        if (timed->m_due <= now) {
            timed->m_due = Clock::time_point::max();
            m_reached.push_back(timed);
        } else {
            nearest = std::min(nearest, timed->m_due);
        }
    }
    m_armed = Clock::time_point::max();
    arm(nearest);
    for (Timed *const timed : m_reached) {
        if (timed != nullptr) { // one that was reached before may have ended it
            timed->dueReached(now);
        }
    }
    m_reached.clear();
}

} // namespace serin
