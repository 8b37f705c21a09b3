// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitengine.h"

namespace serin {

namespace {

// Workers wait for processes nearly all the time.
constexpr int mostWorkers = 8;

} // namespace

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

GitEngine::GitEngine(const GitSettings &settings, TrustStore &trust, AskpassServer *askpass)
    : m_settings(settings), m_trust(trust), m_askpass(askpass)
{
    m_pool.setMaxThreadCount(mostWorkers);
    m_pool.setObjectName(QStringLiteral("git workers"));
}

GitEngine::~GitEngine()
{
    m_closing = true;
    m_pool.waitForDone();
}

} // namespace serin
