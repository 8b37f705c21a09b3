// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/errand.h"

#include "tests/support/answered.h"

#include <QTest>

using namespace serin;

namespace {

/// A step that ends when it is told to, and notes that it was cancelled.
struct Step
{
    Step() { promise.start(); }
    void end(Result<int> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
    QFuture<Result<int>> future() { return promise.future(); }
    QPromise<Result<int>> promise;
};

Error problem()
{
    return {ErrorKind::Io, QStringLiteral("no"), {}, {}};
}

} // namespace

class TestErrand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithAValue()
    {
        QObject context;
        Step step;
        const QFuture<Result<QString>> text =
            andThen(step.future(), &context,
                    [](int number) -> Result<QString> { return QString::number(number); });
        step.end(7);
        QCOMPARE(*answered(text), QStringLiteral("7"));
    }

    void goesOnWithAFuture()
    {
        QObject context;
        Step first;
        Step second;
        const auto sum = andThen(first.future(), &context, [&](int) { return second.future(); });
        first.end(1);
        QTest::qWait(0);
        QVERIFY(!sum.isFinished());
        second.end(2);
        QCOMPARE(*answered(sum), 2);
    }

    void goesOnWithNothing()
    {
        QObject context;
        const auto number =
            andThen(readyFuture<void>({}), &context, []() -> Result<int> { return 3; });
        QVERIFY(!number.isFinished()); // never before it has returned
        QCOMPARE(*answered(number), 3);
    }

    void errorsPass()
    {
        QObject context;
        bool called = false;
        const auto then = andThen(readyFuture<int>(failure(problem())), &context, [&](int) {
            called = true;
            return readyFuture<int>(1);
        });
        QCOMPARE(answered(then).error(), problem());
        QVERIFY(!called);
        const auto mended =
            followUp(readyFuture<int>(failure(problem())), &context,
                     [](const Result<int> &result) -> Result<int> { return result ? 1 : 2; });
        QCOMPARE(*answered(mended), 2);
    }

    void cancellingReachesTheStepThatRuns()
    {
        QObject context;
        Step first;
        Step second;
        auto whole = andThen(first.future(), &context, [&](int) { return second.future(); });
        first.end(1);
        QTest::qWait(0);
        whole.cancel();
        QTRY_VERIFY(second.promise.isCanceled());
        second.promise.finish(); // it has really ended
        QCOMPARE(answered(whole).error().kind, ErrorKind::Cancelled);
    }

    void cancelledBeforeTheNextStep()
    {
        QObject context;
        Step first;
        bool called = false;
        auto whole = andThen(first.future(), &context, [&](int) -> Result<int> {
            called = true;
            return 1;
        });
        whole.cancel();
        first.end(1); // too late
        QCOMPARE(answered(whole).error().kind, ErrorKind::Cancelled);
        QVERIFY(!called);
    }

    void contextDies()
    {
        auto context = std::make_unique<QObject>();
        Step first;
        bool called = false;
        const auto whole = andThen(first.future(), context.get(), [&](int) -> Result<int> {
            called = true;
            return 1;
        });
        context.reset();
        QVERIFY(first.promise.isCanceled());
        QCOMPARE(answered(whole).error().kind, ErrorKind::Cancelled);
        first.promise.finish();
        QTest::qWait(0);
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestErrand)
#include "tst_errand.moc"
