// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/calloperations.h"
#include "tests/support/scoringplace.h"

using namespace serin;

/// Requests as operations: what came of them, and that each has one row.
class TestCallOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void answered();
    void stoppedInTheDock();
    void newerTakesThePlace();
    void noAnswerStaysAsAFailure();
    void refusalIsAFailure();
    void compared();
    void recallIsNoOperation();

private:
    [[nodiscard]] QVariant row(int index, int role) const
    {
        return m_operations->index(index).data(role);
    }
    [[nodiscard]] OperationState state(int index) const
    {
        return static_cast<OperationState>(row(index, OperationsModel::StateRole).toInt());
    }

    std::unique_ptr<ScoringPlace> m_place;
    std::unique_ptr<OperationsModel> m_operations;
    std::unique_ptr<CallOperations> m_calls;
};

void TestCallOperations::init()
{
    m_place = std::make_unique<ScoringPlace>();
    m_operations = std::make_unique<OperationsModel>();
    m_calls = std::make_unique<CallOperations>(*m_place->invoke, *m_operations);
    QVERIFY(m_place->isReady());
}

void TestCallOperations::cleanup()
{
    m_calls.reset();
    m_operations.reset();
    m_place.reset();
}

void TestCallOperations::answered()
{
    m_place->invoke->setTarget(QStringLiteral("green"));
    m_place->invoke->send();
    QCOMPARE(m_operations->rowCount(), 1);
    QCOMPARE(row(0, OperationsModel::TitleRole).toString(),
             QStringLiteral("Request to green of canary"));
    QCOMPARE(state(0), OperationState::Running);
    QTRY_COMPARE(state(0), OperationState::Done);
    QCOMPARE(row(0, OperationsModel::ProgressRole).toString(),
             QStringLiteral("200 OK, answered by blue"));
    QVERIFY(
        row(0, OperationsModel::CommandRole).toString().startsWith(QStringLiteral("serinctl ")));
    QCOMPARE(m_operations->openCount(), 0);
}

void TestCallOperations::stoppedInTheDock()
{
    m_place->server.otherwise = ScriptedServer::silence();
    m_place->invoke->send();
    QTRY_COMPARE(m_place->server.requests.size(), std::size_t(1));
    QVERIFY(row(0, OperationsModel::CanStopRole).toBool());
    m_operations->stop(row(0, OperationsModel::IdRole).toULongLong());
    QTRY_COMPARE(state(0), OperationState::Stopped);
    QCOMPARE(m_place->invoke->outcome().phase, InvokeOutcome::Phase::Failed);
    QCOMPARE(m_operations->failedCount(), 0);
}

void TestCallOperations::newerTakesThePlace()
{
    m_place->server.add(ScriptedServer::silence());
    m_place->invoke->send();
    QTRY_COMPARE(m_place->server.requests.size(), std::size_t(1));
    m_place->invoke->send();
    QTRY_COMPARE(state(0), OperationState::Done);
    QCOMPARE(state(1), OperationState::Stopped);
    QCOMPARE(m_operations->rowCount(), 2);
}

void TestCallOperations::noAnswerStaysAsAFailure()
{
    m_place->server.otherwise = ScriptedServer::reset();
    m_place->invoke->send();
    QTRY_COMPARE(state(0), OperationState::Failed);
    QVERIFY(!row(0, OperationsModel::ProgressRole).toString().isEmpty());
    QCOMPARE(m_operations->failedCount(), 1);
}

void TestCallOperations::refusalIsAFailure()
{
    m_place->server.otherwise = ScriptedServer::respond(424, "{}");
    m_place->invoke->send();
    QTRY_COMPARE(state(0), OperationState::Failed);
    QVERIFY(row(0, OperationsModel::ProgressRole).toString().startsWith(QStringLiteral("424")));
}

void TestCallOperations::compared()
{
    m_place->invoke->setTarget(QStringLiteral("green"));
    m_place->invoke->compare(QStringLiteral("blue"), QStringLiteral("green"));
    QTRY_COMPARE(state(0), OperationState::Done);
    QVERIFY(row(0, OperationsModel::ProgressRole).toString().contains(QStringLiteral("the same")));
    QCOMPARE(m_operations->rowCount(), 1);
}

void TestCallOperations::recallIsNoOperation()
{
    m_place->invoke->send();
    QTRY_COMPARE(m_place->invoke->history().rowCount(), 1);
    QTRY_COMPARE(state(0), OperationState::Done);
    m_place->invoke->recall(m_place->invoke->history().entries().front().id);
    QTRY_COMPARE(m_place->invoke->outcome().phase, InvokeOutcome::Phase::Answered);
    QCoreApplication::processEvents();
    QCOMPARE(m_operations->rowCount(), 1);
}

QTEST_GUILESS_MAIN(TestCallOperations)
#include "tst_calloperations.moc"
