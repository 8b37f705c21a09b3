// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/async.h"
#include "services/core/workers.h"

#include <QPointer>
#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

#include <sys/resource.h>

using namespace serin;

namespace {

/// What a callback was called with.
struct Calls
{
    int count = 0;
    Result<int> last = 0;
    QThread *thread = nullptr;

    auto recorder()
    {
        return [this](const Result<int> &result) {
            ++count;
            last = result;
            thread = QThread::currentThread();
        };
    }
};

/// Gives everything that is posted the chance to run.
void settle()
{
    for (int i = 0; i < 10; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

/// The habit of every controller: requests are numbered, an answer to an older one is dropped.
class Controller : public QObject
{
public:
    void request(const QFuture<Result<int>> &future)
    {
        deliver(future, this, [this, number = ++m_request](const Result<int> &result) {
            if (number == m_request) {
                shown << result.value_or(-1);
            }
        });
    }
    QList<int> shown;

private:
    int m_request = 0;
};

} // namespace

class TestAsync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversOnceInTheContextsThread();
    void deliversErrors();
    void deliversWithoutAValue();
    void neverBeforeItReturns();
    void contextDiesWhileWaiting();
    void contextDiesBetweenAnswerAndDelivery();
    void callbackMayDeleteTheContext();
    void cancelledBeforeTheStart();
    void cancelledWhileRunning();
    void cancelledByTheProducer();
    void endedWithoutResult();
    void exceptions();
    void clearedPool();
    void supersededAnswersAreDropped();
    void calledFromAnotherThread();
    void contextDiesBeforeTheCallArrives();
    void contextsDieInOtherThreads();
    void releasesOnThePool();
    void poolsOfLowPriorityGiveWay();

private:
    QThreadPool m_pool;
};

void TestAsync::deliversOnceInTheContextsThread()
{
    Calls calls;
    QObject context;
    QThread *worker = nullptr;
    deliver(runAsync(&m_pool,
                     [&worker]() -> Result<int> {
                         worker = QThread::currentThread();
                         return 42;
                     }),
            &context, calls.recorder());
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.last, Result<int>(42));
    QCOMPARE(calls.thread, QThread::currentThread());
    QVERIFY(worker != nullptr && worker != QThread::currentThread());
    settle();
    QCOMPARE(calls.count, 1);
    QVERIFY(context.children().isEmpty());
}

void TestAsync::deliversErrors()
{
    Calls calls;
    QObject context;
    const Error error{ErrorKind::NotFound, QStringLiteral("no green"), {}, {}};
    deliver(runAsync(&m_pool, [error]() -> Result<int> { return failure(error); }), &context,
            calls.recorder());
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.last.error(), error);
}

void TestAsync::deliversWithoutAValue()
{
    QObject context;
    int successes = 0;
    deliver(runAsync(&m_pool, []() -> Result<void> { return {}; }), &context,
            [&successes](const Result<void> &result) { successes += result ? 1 : 0; });
    QTRY_COMPARE(successes, 1);
}

void TestAsync::neverBeforeItReturns()
{
    QPromise<Result<int>> promise;
    promise.start();
    promise.addResult(7);
    promise.finish();
    Calls calls;
    QObject context;
    deliver(promise.future(), &context, calls.recorder());
    deliver(promise.future(), &context, calls.recorder());
    QCOMPARE(calls.count, 0);
    QTRY_COMPARE(calls.count, 2);
    QCOMPARE(calls.last, Result<int>(7));
}

void TestAsync::contextDiesWhileWaiting()
{
    QPromise<Result<int>> promise;
    promise.start();
    Calls calls;
    auto context = std::make_unique<QObject>();
    deliver(promise.future(), context.get(), calls.recorder());
    settle();
    context.reset();
    promise.addResult(1);
    promise.finish();
    settle();
    QCOMPARE(calls.count, 0);
    QVERIFY(promise.future().isFinished());
}

void TestAsync::contextDiesBetweenAnswerAndDelivery()
{
    QPromise<Result<int>> promise;
    promise.start();
    Calls calls;
    auto context = std::make_unique<QObject>();
    deliver(promise.future(), context.get(), calls.recorder());
    promise.addResult(1);
    promise.finish();
    context.reset();
    settle();
    QCOMPARE(calls.count, 0);
}

void TestAsync::callbackMayDeleteTheContext()
{
    QPromise<Result<int>> promise;
    promise.start();
    promise.addResult(1);
    promise.finish();
    auto *context = new QObject;
    const QPointer<QObject> alive(context);
    // The string has to outlive the context, too: it is the callback's own.
    QString after;
    deliver(promise.future(), context,
            [context, &after, own = QStringLiteral("still there")](const Result<int> &) {
                delete context;
                after = own + u'!';
            });
    QTRY_VERIFY(!alive);
    QCOMPARE(after, QStringLiteral("still there!"));
    settle();
}

void TestAsync::cancelledBeforeTheStart()
{
    QThreadPool one;
    one.setMaxThreadCount(1);
    QSemaphore gate;
    const auto blocking = runAsync(&one, [&gate]() -> Result<int> {
        gate.acquire();
        return 1;
    });
    bool ran = false;
    auto waiting = runAsync(&one, [&ran]() -> Result<int> {
        ran = true;
        return 2;
    });
    Calls calls;
    QObject context;
    deliver(waiting, &context, calls.recorder());
    waiting.cancel();
    gate.release();
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.last.error().kind, ErrorKind::Cancelled);
    QVERIFY(one.waitForDone());
    QVERIFY(!ran);
    QCOMPARE(blocking.result(), Result<int>(1));
}

void TestAsync::cancelledWhileRunning()
{
    QSemaphore started;
    QSemaphore gate;
    auto future = runAsync(&m_pool, [&started, &gate]() -> Result<int> {
        started.release();
        gate.acquire();
        return 1;
    });
    started.acquire();
    Calls calls;
    QObject context;
    deliver(future, &context, calls.recorder());
    future.cancel();
    settle();
    QCOMPARE(calls.count, 0); // it still runs
    gate.release();
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.last.error().kind, ErrorKind::Cancelled);
}

void TestAsync::cancelledByTheProducer()
{
    Calls calls;
    QObject context;
    {
        QPromise<Result<int>> abandoned;
        abandoned.start();
        deliver(abandoned.future(), &context, calls.recorder());
    }
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.last.error().kind, ErrorKind::Cancelled);
    // A default-made future is a cancelled one.
    deliver(QFuture<Result<int>>(), &context, calls.recorder());
    QTRY_COMPARE(calls.count, 2);
    QCOMPARE(calls.last.error().kind, ErrorKind::Cancelled);
}

void TestAsync::endedWithoutResult()
{
    QPromise<Result<int>> promise;
    promise.start();
    promise.finish();
    QVERIFY(!promise.future().isCanceled());
    Calls calls;
    QObject context;
    deliver(promise.future(), &context, calls.recorder());
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.last.error().kind, ErrorKind::Cancelled);
}

void TestAsync::exceptions()
{
    Calls calls;
    QObject context;
    deliver(runAsync(&m_pool, []() -> Result<int> { throw std::runtime_error("a library's"); }),
            &context, calls.recorder());
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.last.error().kind, ErrorKind::Internal);
    QVERIFY(calls.last.error().detail.contains(QStringLiteral("a library's")));
    deliver(runAsync(&m_pool, []() -> Result<int> { throw 42; }), &context, calls.recorder());
    QTRY_COMPARE(calls.count, 2);
    QCOMPARE(calls.last.error().kind, ErrorKind::Internal);

    QPromise<Result<int>> promise; // one that fails after it gave a result
    promise.start();
    promise.addResult(1);
    promise.setException(std::make_exception_ptr(std::runtime_error("late")));
    promise.finish();
    deliver(promise.future(), &context, calls.recorder());
    QTRY_COMPARE(calls.count, 3);
    QCOMPARE(calls.last.error().kind, ErrorKind::Internal);
}

void TestAsync::clearedPool()
{
    QThreadPool one;
    one.setMaxThreadCount(1);
    QSemaphore gate;
    const auto blocking = runAsync(&one, [&gate]() -> Result<int> {
        gate.acquire();
        return 1;
    });
    Calls calls;
    QObject context;
    deliver(runAsync(&one, []() -> Result<int> { return 2; }), &context, calls.recorder());
    one.clear();
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.last.error().kind, ErrorKind::Cancelled);
    gate.release();
    QVERIFY(one.waitForDone());
    QVERIFY(blocking.isFinished());
}

void TestAsync::supersededAnswersAreDropped()
{
    Controller controller;
    QPromise<Result<int>> first;
    QPromise<Result<int>> second;
    first.start();
    second.start();
    controller.request(first.future());
    controller.request(second.future());
    second.addResult(2);
    second.finish();
    QTRY_COMPARE(controller.shown, QList<int>{2});
    first.addResult(1);
    first.finish();
    settle();
    QCOMPARE(controller.shown, QList<int>{2});
}

void TestAsync::calledFromAnotherThread()
{
    Calls calls;
    QObject context;
    std::unique_ptr<QThread> caller(QThread::create([&] {
        deliver(runAsync(&m_pool, []() -> Result<int> { return 3; }), &context, calls.recorder());
    }));
    caller->start();
    QVERIFY(caller->wait());
    QTRY_COMPARE(calls.count, 1);
    QCOMPARE(calls.thread, QThread::currentThread());
    QCOMPARE(calls.last, Result<int>(3));
}

void TestAsync::contextDiesBeforeTheCallArrives()
{
    Calls calls;
    auto context = std::make_unique<QObject>();
    std::unique_ptr<QThread> caller(QThread::create([&] {
        deliver(runAsync(&m_pool, []() -> Result<int> { return 3; }), context.get(),
                calls.recorder());
    }));
    caller->start();
    QVERIFY(caller->wait());
    context.reset();
    QVERIFY(m_pool.waitForDone());
    settle();
    QCOMPARE(calls.count, 0);
}

void TestAsync::contextsDieInOtherThreads()
{
    constexpr int pairs = 250;
    std::vector<std::atomic<int>> calls(2 * pairs);
    std::atomic<int> wrong = 0;
    std::atomic<int> ofTheLiving = 0;
    QThread thread;
    thread.start();
    for (int i = 0; i < 2 * pairs; ++i) {
        auto *context = new QObject;
        context->moveToThread(&thread);
        const bool lives = i % 2 == 0;
        deliver(runAsync(&m_pool, [i]() -> Result<int> { return i; }), context,
                [=, &thread, &calls, &wrong, &ofTheLiving](const Result<int> &result) {
                    wrong += result != i || QThread::currentThread() != &thread ? 1 : 0;
                    ++calls[static_cast<size_t>(i)];
                    if (lives) {
                        context->deleteLater();
                        ++ofTheLiving;
                    }
                });
        if (!lives) {
            context->deleteLater(); // before, during or after the answer, as it comes
        }
    }
    QTRY_COMPARE(ofTheLiving.load(), pairs);
    QVERIFY(m_pool.waitForDone());
    thread.quit();
    QVERIFY(thread.wait());
    QCOMPARE(wrong.load(), 0);
    for (size_t i = 0; i < calls.size(); ++i) {
        QVERIFY(calls[i] == 1 || (calls[i] == 0 && i % 2 == 1));
    }
}

void TestAsync::releasesOnThePool()
{
    std::atomic<QThread *> freedIn = nullptr;
    std::shared_ptr<int> value(new int(1), [&freedIn](const int *dead) {
        freedIn = QThread::currentThread();
        delete dead;
    });
    releaseOn(&m_pool, std::move(value));
    QVERIFY(m_pool.waitForDone());
    QVERIFY(freedIn != nullptr && freedIn != QThread::currentThread());
    // What somebody else holds stays.
    const auto kept = std::make_shared<int>(2);
    releaseOn(&m_pool, kept);
    QVERIFY(m_pool.waitForDone());
    QCOMPARE(kept.use_count(), 1L);
    QCOMPARE(*kept, 2);
}

void TestAsync::poolsOfLowPriorityGiveWay()
{
    const auto niceness = []() -> Result<int> { return ::getpriority(PRIO_PROCESS, 0); };
    const auto in = [&niceness](QThreadPool &pool) {
        QFuture<Result<int>> future = runAsync(&pool, niceness);
        future.waitForFinished();
        return *future.result();
    };
    const int usual = *niceness();
    QThreadPool pool;
    QCOMPARE(in(pool), usual);
    QThreadPool low;
    low.setMaxThreadCount(1);
    low.setThreadPriority(QThread::LowPriority);
    const int less = std::min(usual + 5, 19);
    QCOMPARE(in(low), less);
    QCOMPARE(in(low), less);
    QCOMPARE(in(*workers()), less);
    QCOMPARE(*niceness(), usual);
}

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
