// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/seriallane.h"

#include <QThreadPool>

#include <utility>

namespace serin {

void SerialLane::add(QThreadPool &pool, std::function<void()> work)
{
    const QMutexLocker lock(&m_mutex);
    m_work.push_back(std::move(work));
    if (!std::exchange(m_running, true)) {
        pool.start([self = shared_from_this()] { self->drain(); });
    }
}

void SerialLane::drain()
{
    while (true) {
        std::function<void()> work;
        {
            const QMutexLocker lock(&m_mutex);
            if (m_work.empty()) {
                m_running = false;
                return;
            }
            work = std::move(m_work.front());
            m_work.pop_front();
        }
        work();
    }
}

} // namespace serin
