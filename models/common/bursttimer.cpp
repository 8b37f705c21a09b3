// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/bursttimer.h"

namespace serin {

BurstTimer::BurstTimer(const std::function<void()> &isOver)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietFor);
    m_quiet.callOnTimeout(isOver);
}

void BurstTimer::note()
{
    if (!m_quiet.isActive()) {
        m_since.start();
    } else if (m_since.hasExpired(longest.count())) {
        return;
    }
    m_quiet.start();
}

} // namespace serin
