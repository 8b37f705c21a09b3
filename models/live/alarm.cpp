// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/alarm.h"

#include "services/core/async.h"
#include "services/http/delays.h"

#include <utility>

namespace serin {

Alarm::Alarm(Delays &delays, std::function<void()> ring, QObject *parent)
    : QObject(parent), m_delays(delays), m_ring(std::move(ring))
{}

Alarm::~Alarm()
{
    stop();
}

void Alarm::set(std::chrono::milliseconds after)
{
    stop();
    m_wait = new QObject(this);
    m_passed = m_delays.wait(after);
    deliver(m_passed, m_wait, [this](const Result<void> &passed) {
        std::exchange(m_wait, nullptr)->deleteLater(); // this runs inside of its child
        if (passed) {
            m_ring();
        }
    });
}

void Alarm::stop()
{
    if (m_wait) {
        delete std::exchange(m_wait, nullptr);
        m_passed.cancel();
    }
}

} // namespace serin
