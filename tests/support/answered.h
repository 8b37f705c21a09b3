// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/async.h"

#include <QEventLoop>
#include <QTimer>

namespace serin {

/// The answer of @p future, for which the event loop runs up to @p limit; Internal "no answer" when
/// there is none by then.
template<typename T>
[[nodiscard]] Result<T> answered(const QFuture<Result<T>> &future,
                                 std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    if (!future.isFinished()) {
        loop.exec();
    }
    if (!future.isFinished()) {
        return failure(ErrorKind::Internal, QStringLiteral("no answer"));
    }
    return finishedResult<T>(future);
}

} // namespace serin
