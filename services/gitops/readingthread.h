// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace serin {

/// Whether nobody waits for what is being done any more. For any thread.
using IsCancelled = std::function<bool()>;

/// Does work on a thread of its own, one after the other. Its end waits for what runs, which
/// counts as cancelled then.
class ReadingThread
{
public:
    ReadingThread() { m_pool.setMaxThreadCount(1); }
    ~ReadingThread() { m_isClosing->store(true); }
    ReadingThread(const ReadingThread &) = delete;
    ReadingThread &operator=(const ReadingThread &) = delete;

    /// What @p work, called with an IsCancelled, returns. Cancelling the future tells the work; one
    /// that is cancelled before it has begun is not done.
    template<typename Work>
    [[nodiscard]] auto start(Work work)
    {
        using Answer = std::invoke_result_t<Work &, const IsCancelled &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QFuture<Answer> future = promise->future();
        m_pool.start([promise = std::move(promise), isClosing = m_isClosing,
                      work = std::move(work)]() mutable {
            const IsCancelled isCancelled = [&] {
                return isClosing->load() || promise->isCanceled();
            };
            if (!isCancelled()) {
                try {
                    promise->addResult(work(isCancelled));
                } catch (...) {
                    promise->setException(std::current_exception());
                }
            }
            promise->finish();
        });
        return future;
    }

private:
    const std::shared_ptr<std::atomic<bool>> m_isClosing =
        std::make_shared<std::atomic<bool>>(false);
    QThreadPool m_pool;
};

} // namespace serin
