// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/threadpriority.h"

#include <utility>

#include <sys/resource.h>

namespace serin {

void giveWay()
{
    constexpr int backgroundPriority = 5;
    thread_local bool hasGivenWay = false;
    if (!std::exchange(hasGivenWay, true)) {
        // Linux has a priority for each thread.
        static_cast<void>(::setpriority(PRIO_PROCESS, 0, backgroundPriority));
    }
}

} // namespace serin
