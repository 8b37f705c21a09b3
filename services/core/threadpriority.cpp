// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/threadpriority.h"

#include <QThread>
#include <QThreadPool>

#include <utility>

#include <sys/resource.h>

namespace serin {

void giveWay()
{
    constexpr int less = 5;
    thread_local bool hasGivenWay = false;
    if (!std::exchange(hasGivenWay, true)) {
        // Linux has a priority for each thread.
        static_cast<void>(::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, 0) + less));
    }
}

void giveWayIn(const QThreadPool &pool)
{
    if (pool.threadPriority() < QThread::NormalPriority) {
        giveWay();
    }
}

} // namespace serin
