// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/async.h"

#include <QList>
#include <QObject>

#include <functional>
#include <utility>
#include <vector>

namespace serin {

/// Several asynchronous steps of the same kind side by side, @p limit at a time, behind one future.
/// Deletes itself when it has answered. For one thread with an event loop.
template<typename T>
class Gather : public QObject
{
public:
    using Step = std::function<QFuture<Result<T>>()>;
    /// In the order of the steps.
    using Answers = std::vector<Result<T>>;

    Gather(std::vector<Step> steps, qsizetype limit, QObject *parent)
        : QObject(parent), m_steps(std::move(steps)),
          m_answers(m_steps.size(), Result<T>(failure(cancelledError())))
    {
        Q_ASSERT(limit > 0);
        m_promise.start();
        connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { stop(); });
        m_watcher.setFuture(m_promise.future());
        if (m_steps.empty()) {
            finish();
            return;
        }
        while (m_running.size() < limit && m_next < m_steps.size()) {
            startNext();
        }
    }
    ~Gather() override
    {
        if (!m_finished) {
            m_promise.future().cancel();
            stop();
            m_promise.finish();
        }
    }

    [[nodiscard]] QFuture<Result<Answers>> future() const { return m_promise.future(); }

private:
    void startNext()
    {
        const std::size_t place = m_next++;
        const QFuture<Result<T>> running = m_steps[place]();
        m_running.append({place, running});
        deliver(running, this, [this, place](Result<T> answer) { take(place, std::move(answer)); });
    }
    void take(std::size_t place, Result<T> answer)
    {
        m_answers[place] = std::move(answer);
        m_running.removeIf([place](const auto &each) { return each.first == place; });
        if (m_next < m_steps.size() && !m_promise.isCanceled()) {
            startNext();
        } else if (m_running.isEmpty()) {
            finish();
        }
    }
    void stop()
    {
        for (auto &[place, running] : m_running) {
            running.cancel();
        }
    }
    void finish()
    {
        m_finished = true;
        if (m_promise.isCanceled()) {
            m_promise.addResult(failure(cancelledError()));
        } else {
            m_promise.addResult(std::move(m_answers));
        }
        m_promise.finish();
        deleteLater();
    }

    std::vector<Step> m_steps;
    Answers m_answers;
    std::size_t m_next = 0;
    QList<std::pair<std::size_t, QFuture<Result<T>>>> m_running;
    QPromise<Result<Answers>> m_promise;
    QFutureWatcher<Result<Answers>> m_watcher;
    bool m_finished = false;
};

/// Runs all @p steps, @p limit at a time, in the thread of @p context, and answers with all their
/// answers, good and bad, in their order. Cancelling it cancels those that run.
template<typename T>
[[nodiscard]] QFuture<Result<std::vector<Result<T>>>>
gather(std::vector<std::function<QFuture<Result<T>>()>> steps, qsizetype limit, QObject *context)
{
    return (new Gather<T>(std::move(steps), limit, context))->future();
}

} // namespace serin
