// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/errand.h"
#include "services/core/gather.h"
#include "tests/support/answered.h"

#include <QPointer>
#include <QTest>

#include <map>

using namespace serin;

namespace {

/// Steps that end when they are told to.
class Steps : public QObject
{
public:
    std::vector<std::function<QFuture<Result<int>>()>> make(int count)
    {
        std::vector<std::function<QFuture<Result<int>>()>> steps;
        for (int i = 0; i < count; ++i) {
            steps.push_back([this, i] {
                auto *errand = new Step(this);
                running[i] = errand;
                started.append(i);
                return errand->future();
            });
        }
        return steps;
    }
    void end(int step, const Result<int> &result)
    {
        running.at(step)->answer(result);
        running.erase(step);
    }

    struct Step : Errand<int>
    {
        using Errand::answer;
        using Errand::Errand;
    };
    std::map<int, QPointer<Step>> running;
    QList<int> started;
};

} // namespace

class TestGather : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersInTheOrderOfTheSteps();
    void runsOnlySoManyAtATime();
    void hasNothingToDo();
    void cancelsWhatRuns();
    void endsWithItsContext();
};

void TestGather::answersInTheOrderOfTheSteps()
{
    Steps steps;
    const auto future = gather<int>(steps.make(3), 3, this);
    steps.end(2, 2);
    steps.end(0, failure(ErrorKind::NotFound, QStringLiteral("none")));
    QCoreApplication::processEvents();
    QVERIFY(!future.isFinished());
    steps.end(1, 1);
    const auto answers = answered(future);
    QVERIFY(answers);
    QCOMPARE(answers->size(), std::size_t(3));
    QCOMPARE(answers->at(0).error().kind, ErrorKind::NotFound);
    QCOMPARE(answers->at(1), Result<int>(1));
    QCOMPARE(answers->at(2), Result<int>(2));
}

void TestGather::runsOnlySoManyAtATime()
{
    Steps steps;
    const auto future = gather<int>(steps.make(5), 2, this);
    QCOMPARE(steps.started, (QList<int>{0, 1}));
    steps.end(1, 1);
    QTRY_COMPARE(steps.started, (QList<int>{0, 1, 2}));
    steps.end(0, 0);
    steps.end(2, 2);
    QTRY_COMPARE(steps.started, (QList<int>{0, 1, 2, 3, 4}));
    steps.end(3, 3);
    steps.end(4, 4);
    QCOMPARE(answered(future)->size(), std::size_t(5));
}

void TestGather::hasNothingToDo()
{
    QVERIFY(answered(gather<int>({}, 1, this))->empty());
}

void TestGather::cancelsWhatRuns()
{
    Steps steps;
    auto future = gather<int>(steps.make(4), 2, this);
    future.cancel();
    QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
    QCOMPARE(steps.started.size(), 2);
    QTRY_VERIFY(!steps.running.at(0) && !steps.running.at(1));
}

void TestGather::endsWithItsContext()
{
    Steps steps;
    auto context = std::make_unique<QObject>();
    const auto future = gather<int>(steps.make(4), 2, context.get());
    context.reset();
    QVERIFY(future.isFinished());
    QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
    QTRY_VERIFY(!steps.running.at(0) && !steps.running.at(1));
}

QTEST_GUILESS_MAIN(TestGather)
#include "tst_gather.moc"
