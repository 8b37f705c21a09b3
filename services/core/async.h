// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/threadpriority.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThread>
#include <QThreadPool>

#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

namespace serin {

/// Cancelled: the operation was stopped, or given up without an answer.
[[nodiscard]] Error cancelledError();
/// Internal: an operation let @p exception escape.
[[nodiscard]] Error escapedError(const std::exception_ptr &exception);

/// The answer of @p future, which is finished: Cancelled when it was cancelled or has no result,
/// Internal when an exception ended it.
template<typename T>
[[nodiscard]] Result<T> finishedResult(QFuture<Result<T>> future)
{
    Q_ASSERT(future.isFinished());
    try {
        future.waitForFinished(); // throws what the operation threw
    } catch (...) {
        return failure(escapedError(std::current_exception()));
    }
    if (future.isCanceled() || future.resultCount() == 0) {
        return failure(cancelledError());
    }
    return future.result();
}

/// Calls @p callback with the answer of @p future in @p context 's thread, exactly once, from its
/// event loop and never before deliver() has returned; see finishedResult() for how a future that
/// brings no result answers. When @p context dies first, @p callback is never called.
///
/// May be called from any thread as long as @p context is alive during the call. A future that is
/// cancelled answers when its operation has really ended.
template<typename T, typename Callback>
void deliver(const QFuture<Result<T>> &future, QObject *context, Callback callback)
{
    static_assert(std::is_invocable_v<Callback, Result<T>>);
    Q_ASSERT(context != nullptr);
    // QFuture::then(context, …) of Qt 6.4 asserts when the context has died; a child of the context
    // dies with it and takes its connection along.
    auto watch = [future, context, callback = std::move(callback)]() mutable {
        auto *watcher = new QFutureWatcher<Result<T>>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                         [watcher, callback = std::move(callback)]() mutable {
                             watcher->deleteLater();
                             callback(finishedResult<T>(watcher->future()));
                         });
        watcher->setFuture(future);
    };
    if (context->thread() == QThread::currentThread()) {
        watch();
    } else {
        QMetaObject::invokeMethod(context, std::move(watch), Qt::QueuedConnection);
    }
}

/// Runs @p work, which is copyable and returns a Result, on @p pool. Cancelling the future before
/// it has started keeps it from running; later it runs to its end, and its result is dropped. An
/// exception that escapes from @p work ends up in the future.
template<typename Work>
[[nodiscard]] QFuture<std::invoke_result_t<Work>> runAsync(QThreadPool *pool, Work work)
{
    using Answer = std::invoke_result_t<Work>;
    Q_ASSERT(pool != nullptr);
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();
    pool->start([pool, askedOn = currentProcessor(), promise = std::move(promise),
                 work = std::move(work)]() mutable {
        giveWayIn(*pool, askedOn);
        if (!promise->isCanceled()) {
            try {
                promise->addResult(work());
            } catch (...) {
                promise->setException(std::current_exception());
            }
        }
        promise->finish();
    });
    return future;
}

/// Gives @p value up on @p pool: to free something large takes time that the calling thread may
/// not have. Does so whether or not somebody else still shares it.
template<typename T>
void releaseOn(QThreadPool *pool, T value)
{
    Q_ASSERT(pool != nullptr);
    pool->start([pool, askedOn = currentProcessor(),
                 held = std::make_shared<T>(std::move(value))]() mutable {
        giveWayIn(*pool, askedOn);
        held.reset();
    });
}

} // namespace serin
