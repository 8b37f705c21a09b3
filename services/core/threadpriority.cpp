// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/threadpriority.h"

#include <QThread>
#include <QThreadPool>

#include <utility>

#include <sched.h>
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

void giveWayIn(const QThreadPool &pool, int askedOn)
{
    if (pool.threadPriority() < QThread::NormalPriority) {
        giveWay();
        leaveProcessor(askedOn);
    }
}

#ifdef __linux__

int currentProcessor()
{
    return ::sched_getcpu();
}

void leaveProcessor(int processor)
{
    if (processor < 0 || processor >= CPU_SETSIZE || processor != currentProcessor()) {
        return;
    }
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) {
        return;
    }
    cpu_set_t others = allowed;
    CPU_CLR(processor, &others);
    if (CPU_COUNT(&others) > 0 && ::sched_setaffinity(0, sizeof others, &others) == 0) {
        static_cast<void>(::sched_setaffinity(0, sizeof allowed, &allowed));
    }
}

#else

int currentProcessor()
{
    return -1;
}

void leaveProcessor(int) {}

#endif

} // namespace serin
