// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/workers.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace serin {

QThreadPool *workers()
{
    static QThreadPool pool;
    [[maybe_unused]] static const bool isAwaited = [] {
        qAddPostRoutine([] { pool.waitForDone(); });
        return true;
    }();
    return &pool;
}

} // namespace serin
