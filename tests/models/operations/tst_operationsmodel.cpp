// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationsmodel.h"
#include "tests/support/fakeclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace serin;

namespace {

OperationSpec titled(const char *title)
{
    OperationSpec spec;
    spec.title = QLatin1String(title);
    return spec;
}

} // namespace

class TestOperationsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void newestComesFirst();
    void elapsedStandsAtTheEnd();
    void tickerRunsOnlyWhileSomethingDoes();
    void failedStaysUntilDismissed();
    void partsCountWithTheWhole();
    void failuresOfAnotherProjectCountNoMore();
    void cancelledIsNoFailure();
    void stopAsksOnce();
    void retryTakesTheFailureAway();
    void whatEndedWellIsForgottenAtLast();
    void detailsTellRequestAnswerAndCommand();
    void lateWordsChangeNothing();

private:
    QVariant at(OperationsModel::Id id, int role) const
    {
        return m_model->data(m_model->index(m_model->rowOf(id)), role);
    }
    OperationState stateOf(OperationsModel::Id id) const
    {
        return static_cast<OperationState>(at(id, OperationsModel::StateRole).toInt());
    }

    FakeClock m_clock;
    std::unique_ptr<OperationsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestOperationsModel::init()
{
    m_model = std::make_unique<OperationsModel>(&m_clock);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestOperationsModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestOperationsModel::newestComesFirst()
{
    const auto first = m_model->begin(titled("Commit"));
    const auto second = m_model->announce(titled("Push"));
    QCOMPARE(m_model->rowOf(second), 0);
    QCOMPARE(m_model->rowOf(first), 1);
    QCOMPARE(m_model->openCount(), 2);
    QCOMPARE(stateOf(second), OperationState::Waiting);
    QCOMPARE(at(second, OperationsModel::ElapsedRole).toLongLong(), -1);
    m_model->run(second);
    QCOMPARE(stateOf(second), OperationState::Running);
}

void TestOperationsModel::elapsedStandsAtTheEnd()
{
    const auto id = m_model->begin(titled("Push"));
    m_clock.advance(std::chrono::milliseconds(400));
    m_model->finish(id);
    m_clock.advance(std::chrono::seconds(10));
    QCOMPARE(at(id, OperationsModel::ElapsedRole).toLongLong(), 400);
    QCOMPARE(m_model->openCount(), 0);
}

void TestOperationsModel::tickerRunsOnlyWhileSomethingDoes()
{
    const auto isTicking = [this] {
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        return changes.wait(2'000);
    };
    const auto waiting = m_model->announce(titled("Apply"));
    QVERIFY(!isTicking());
    m_model->run(waiting);
    m_clock.advance(std::chrono::milliseconds(70));
    QVERIFY(isTicking());
    QCOMPARE(at(waiting, OperationsModel::ElapsedRole).toLongLong(), 70);
    m_model->finish(waiting);
    QVERIFY(!isTicking());
}

void TestOperationsModel::failedStaysUntilDismissed()
{
    const auto id = m_model->begin(titled("Push"));
    QSignalSpy counts(m_model.get(), &OperationsModel::countsChanged);
    m_model->fail(id, {ErrorKind::Unavailable, QStringLiteral("the remote is away"), {}, {}});
    QCOMPARE(m_model->failedCount(), 1);
    QCOMPARE(counts.size(), 1);
    for (std::size_t i = 0; i < OperationsModel::mostEnded + 10; ++i) {
        m_model->finish(m_model->begin(titled("Send")));
    }
    QVERIFY(m_model->rowOf(id) >= 0);
    QVERIFY(at(id, OperationsModel::ProgressRole)
                .toString()
                .startsWith(QLatin1String("The remote is away.")));
    m_model->dismiss(id);
    QCOMPARE(m_model->rowOf(id), -1);
    QCOMPARE(m_model->failedCount(), 0);
}

void TestOperationsModel::partsCountWithTheWhole()
{
    const auto whole = m_model->begin(titled("Apply"));
    OperationSpec spec = titled("green: 2 instances");
    spec.isPart = true;
    const auto part = m_model->begin(spec);
    QCOMPARE(m_model->openWholes(), 1);
    const Error error{ErrorKind::Unavailable, QStringLiteral("the service is away"), {}, {}};
    m_model->fail(part, error);
    m_model->fail(whole, error);
    QCOMPARE(stateOf(part), OperationState::Failed);
    QCOMPARE(m_model->failedCount(), 1);
}

void TestOperationsModel::failuresOfAnotherProjectCountNoMore()
{
    const Error error{ErrorKind::Unavailable, QStringLiteral("the remote is away"), {}, {}};
    const auto before = m_model->begin(titled("Push"));
    m_model->fail(before, error);
    const QSignalSpy counts(m_model.get(), &OperationsModel::countsChanged);
    m_model->passOver();
    QCOMPARE(counts.size(), 1);
    QCOMPARE(m_model->failedCount(), 0);
    QCOMPARE(stateOf(before), OperationState::Failed);
    QCOMPARE(m_model->index(m_model->rowOf(before)).data(OperationsModel::TitleRole).toString(),
             QStringLiteral("Push (of another folder)"));
    m_model->fail(m_model->begin(titled("Push")), error);
    QCOMPARE(m_model->failedCount(), 1);
}

void TestOperationsModel::cancelledIsNoFailure()
{
    const auto id = m_model->begin(titled("Push"));
    m_model->fail(id, {ErrorKind::Cancelled, QStringLiteral("stopped"), {}, {}});
    QCOMPARE(stateOf(id), OperationState::Stopped);
    QCOMPARE(m_model->failedCount(), 0);
}

void TestOperationsModel::stopAsksOnce()
{
    int stops = 0;
    OperationSpec spec = titled("Apply");
    spec.stop = [&stops] { ++stops; };
    const auto id = m_model->begin(spec);
    QVERIFY(at(id, OperationsModel::CanStopRole).toBool());
    QVERIFY(!at(id, OperationsModel::CanDismissRole).toBool());
    m_model->stop(id);
    QCOMPARE(stops, 1);
    QCOMPARE(stateOf(id), OperationState::Stopping);
    QVERIFY(!at(id, OperationsModel::CanStopRole).toBool());
    m_model->dismiss(id);
    QVERIFY(m_model->rowOf(id) >= 0);
    m_model->setStopped(id);
    m_model->stop(id);
    QCOMPARE(stops, 1);
    m_model->dismiss(id);
    QCOMPARE(m_model->rowOf(id), -1);
}

void TestOperationsModel::retryTakesTheFailureAway()
{
    int retries = 0;
    OperationSpec spec = titled("Push");
    spec.retry = [this, &retries] {
        ++retries;
        m_model->begin(titled("Push again"));
    };
    const auto id = m_model->begin(spec);
    m_model->retry(id);
    QCOMPARE(retries, 0);
    m_model->fail(id, {ErrorKind::Timeout, QStringLiteral("no answer"), {}, {}});
    QVERIFY(at(id, OperationsModel::CanRetryRole).toBool());
    m_model->retry(id);
    m_model->retry(id);
    QCOMPARE(retries, 1);
    QCOMPARE(m_model->rowCount(), 1);
}

void TestOperationsModel::whatEndedWellIsForgottenAtLast()
{
    for (std::size_t i = 0; i < OperationsModel::mostEnded + 50; ++i) {
        m_model->finish(m_model->begin(titled("Send")));
    }
    QCOMPARE(m_model->rowCount(), static_cast<int>(OperationsModel::mostEnded));
    m_model->begin(titled("Apply"));
    m_model->dismissEnded();
    QCOMPARE(m_model->rowCount(), 1);
}

void TestOperationsModel::detailsTellRequestAnswerAndCommand()
{
    OperationSpec spec = titled("Scale blue");
    spec.reason = QStringLiteral("the file says 2");
    spec.request = QStringLiteral("PUT blue");
    spec.command = QStringLiteral("serinctl apply");
    const auto id = m_model->begin(spec);
    m_model->setAnswer(id, QStringLiteral("OutOfQuota"), QStringLiteral("id-7"));
    m_model->fail(id, {ErrorKind::Conflict, QStringLiteral("no quota"), QStringLiteral("HTTP 409"),
                       QStringLiteral("ask for more")});
    const QString details = at(id, OperationsModel::DetailsRole).toString();
    for (const char *part : {"Reason: the file says 2", "PUT blue", "OutOfQuota", "id-7",
                             "HTTP 409", "ask for more", "serinctl apply", "failed"}) {
        QVERIFY2(details.contains(QLatin1String(part)), part);
    }
}

void TestOperationsModel::lateWordsChangeNothing()
{
    const auto id = m_model->begin(titled("Push"));
    m_model->finish(id, QStringLiteral("pushed"));
    m_model->setProgress(id, QStringLiteral("50 %"));
    m_model->fail(id, {ErrorKind::Timeout, QStringLiteral("late"), {}, {}});
    m_model->run(id);
    QCOMPARE(stateOf(id), OperationState::Done);
    QCOMPARE(at(id, OperationsModel::ProgressRole).toString(), QStringLiteral("pushed"));
    m_model->finish(id + 100);
    QCOMPARE(m_model->openCount(), 0);
}

QTEST_GUILESS_MAIN(TestOperationsModel)
#include "tst_operationsmodel.moc"
