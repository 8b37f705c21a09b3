// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/workers.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

namespace serin {

QThreadPool *workers()
{
    static QThreadPool pool;
    [[maybe_unused]] static const bool isPrepared = [] {
        pool.setThreadPriority(QThread::LowPriority);
        qAddPostRoutine([] { pool.waitForDone(); });
        return true;
    }();
    return &pool;
}

} // namespace serin
