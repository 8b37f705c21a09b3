// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/async.h"

#include <functional>
#include <type_traits>
#include <utility>

namespace serin {

/// A future that has its answer already.
template<typename T>
[[nodiscard]] QFuture<Result<T>> readyFuture(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// An operation of several asynchronous steps behind one future. It deletes itself when it has
/// answered; when its parent dies first it stops the step that runs and its future ends as
/// cancelled, so that nobody waits for ever. Cancelling the future stops the step that runs, and
/// the errand answers Cancelled when that step has ended. For one thread with an event loop.
template<typename T>
class Errand : public QObject
{
public:
    explicit Errand(QObject *parent) : QObject(parent)
    {
        m_promise.start();
        connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { stop(); });
        m_watcher.setFuture(m_promise.future());
    }
    ~Errand() override
    {
        if (!m_answered) {
            m_promise.future().cancel();
            cancelStep();
            m_promise.finish();
        }
    }

    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }

protected:
    /// Ends the errand. Further answers are dropped.
    void answer(Result<T> result)
    {
        if (m_answered) {
            return;
        }
        m_answered = true;
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }
    [[nodiscard]] bool hasAnswered() const { return m_answered; }

    /// The next step: @p callback gets the answer of @p step, unless the errand is cancelled first.
    template<typename U, typename Callback>
    void run(const QFuture<Result<U>> &step, Callback callback)
    {
        m_cancelStep = [running = QFuture<Result<U>>(step)]() mutable { running.cancel(); };
        deliver(step, this, [this, callback = std::move(callback)](Result<U> result) mutable {
            m_cancelStep = nullptr;
            if (m_promise.isCanceled()) {
                answer(failure(cancelledError()));
            } else {
                callback(std::move(result));
            }
        });
        if (m_promise.isCanceled()) {
            cancelStep();
        }
    }

private:
    void stop()
    {
        if (m_answered) {
            return;
        }
        if (m_cancelStep) {
            cancelStep(); // and its end answers
        } else {
            answer(failure(cancelledError()));
        }
    }
    void cancelStep()
    {
        if (m_cancelStep) {
            std::exchange(m_cancelStep, [] {})();
        }
    }

    QPromise<Result<T>> m_promise;
    QFutureWatcher<Result<T>> m_watcher;
    std::function<void()> m_cancelStep;
    bool m_answered = false;
};

namespace detail {

template<typename R>
struct AnswerOf
{
    using Future = QFuture<R>; // next() returns a Result
};
template<typename R>
struct AnswerOf<QFuture<R>>
{
    using Future = QFuture<R>;
};

template<typename T>
class FollowUp : public Errand<T>
{
public:
    template<typename U, typename Next>
    FollowUp(const QFuture<Result<U>> &first, QObject *context, Next next) : Errand<T>(context)
    {
        this->run(first, [this, next = std::move(next)](Result<U> result) mutable {
            if constexpr (std::is_same_v<std::invoke_result_t<Next &, Result<U>>, Result<T>>) {
                this->answer(next(std::move(result)));
            } else {
                this->run(next(std::move(result)),
                          [this](Result<T> last) { this->answer(std::move(last)); });
            }
        });
    }
};

} // namespace detail

/// Goes on with the answer of @p first, good or bad: @p next takes a `Result<U>` and returns a
/// `Result<T>` or a `QFuture<Result<T>>`, which the returned future then stands for. @p next runs
/// in the thread of @p context, which is the caller's, and never when @p context has died or the
/// returned future was cancelled before; cancelling it cancels what runs.
template<typename U, typename Next>
[[nodiscard]] auto followUp(const QFuture<Result<U>> &first, QObject *context, Next next)
{
    using Future = typename detail::AnswerOf<std::invoke_result_t<Next &, Result<U>>>::Future;
    using T = typename std::decay_t<decltype(std::declval<Future>().result())>::value_type;
    auto *errand = new detail::FollowUp<T>(first, context, std::move(next));
    return errand->future();
}

/// As followUp(), for a @p next that takes the value (nothing, for a Result<void>): an error of
/// @p first is the answer.
template<typename U, typename Next>
[[nodiscard]] auto andThen(const QFuture<Result<U>> &first, QObject *context, Next next)
{
    auto call = [next = std::move(next)](Result<U> &result) mutable {
        if constexpr (std::is_void_v<U>) {
            return next();
        } else {
            return next(std::move(*result));
        }
    };
    using Answer = std::invoke_result_t<decltype(call) &, Result<U> &>;
    return followUp(first, context, [call = std::move(call)](Result<U> result) mutable -> Answer {
        if (result) {
            return call(result);
        }
        if constexpr (std::is_same_v<typename detail::AnswerOf<Answer>::Future, Answer>) {
            using R = std::decay_t<decltype(std::declval<Answer>().result())>;
            return readyFuture<typename R::value_type>(failure(std::move(result.error())));
        } else {
            return failure(std::move(result.error()));
        }
    });
}

} // namespace serin
