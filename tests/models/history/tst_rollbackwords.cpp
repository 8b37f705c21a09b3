// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/errortext.h"
#include "models/history/rollbackwords.h"

#include <QTest>

using namespace serin;

namespace {

const QString rollbackTarget = QStringLiteral("LOCAL WORKSPACE (dev)");

/// One that moves traffic, commits and pushes.
RollbackPlan wholePlan()
{
    RollbackPlan plan;
    plan.endpoint = QStringLiteral("churn");
    plan.commit = CommitId::fromHex(QByteArray(40, 'a')).value();
    plan.before = {{QStringLiteral("green"), 100}};
    plan.after = {{QStringLiteral("blue"), 100}};
    plan.restored = {"endpoint.yml"};
    plan.commits.branch = "main";
    plan.commits.upstreamName = "origin/main";
    plan.commits.upstream = plan.commit;
    return plan;
}

QList<OperationState> statesOf(const std::vector<RollbackStep> &steps)
{
    QList<OperationState> states;
    for (const RollbackStep &step : steps) {
        states.append(step.state);
    }
    return states;
}

} // namespace

class TestRollbackWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatItWillDo();
    void leavesOutWhatGitCannot();
    void countsTheCommitsThatGoAlong();
    void saysHowFarItCame();
    void saysHowItEnded();
};

void TestRollbackWords::saysWhatItWillDo()
{
    const RollbackPlan plan = wholePlan();
    QCOMPARE(rollbackTitle(plan), QStringLiteral("churn goes back to commit aaaaaaaaaa"));
    const QStringList steps = plannedSteps(plan, rollbackTarget);
    QCOMPARE(steps.size(), 4);
    QCOMPARE(steps.at(0), QStringLiteral("Live traffic goes back at once: green 100 → blue 100"));
    QCOMPARE(steps.at(1), QStringLiteral("One commit brings back endpoint.yml"));
    QCOMPARE(steps.at(2), QStringLiteral("It is pushed to origin/main"));
    QVERIFY(steps.at(3).contains(rollbackTarget));
    QCOMPARE(planWarnings(plan), QStringList());
}

void TestRollbackWords::leavesOutWhatGitCannot()
{
    RollbackPlan plan = wholePlan();
    plan.gitTrouble = Error{ErrorKind::Conflict, QStringLiteral("a merge is in progress"), {}, {}};
    plan.lost = {{QStringLiteral("blue"), 100, QStringLiteral("is gone")}};
    QCOMPARE(plannedSteps(plan, rollbackTarget), QStringList());
    const QStringList warnings = planWarnings(plan);
    QCOMPARE(warnings.size(), 2);
    QVERIFY(warnings.at(0).startsWith(QStringLiteral("blue, which had 100 %")));
    QVERIFY(warnings.at(1).contains(errorWords(*plan.gitTrouble)));
}

void TestRollbackWords::countsTheCommitsThatGoAlong()
{
    RollbackPlan plan = wholePlan();
    plan.commits.ahead = 1;
    QVERIFY(plannedSteps(plan, rollbackTarget).at(2).contains(QStringLiteral("1 commit of yours")));
    plan.restored.clear();
    plan.commits.ahead = 3;
    const QStringList steps = plannedSteps(plan, rollbackTarget);
    QVERIFY(steps.at(1).contains(QStringLiteral("no commit is needed")));
    QVERIFY(steps.at(2).contains(QStringLiteral("3 commit")));
}

void TestRollbackWords::saysHowFarItCame()
{
    using State = OperationState;
    RollbackReport report;
    report.trafficMoved = true;
    report.committed = wholePlan().commit;
    report.trouble = Error{ErrorKind::Unavailable, QStringLiteral("no route to the host"), {}, {}};
    const auto steps = endedSteps(wholePlan(), report, rollbackTarget);
    QCOMPARE(statesOf(steps), QList({State::Done, State::Done, State::Failed, State::Skipped}));
    QCOMPARE(steps.at(2).words, errorWords(*report.trouble));
    QVERIFY(steps.at(3).words.startsWith(QStringLiteral("Not begun")));
    report.trouble->kind = ErrorKind::Cancelled;
    QCOMPARE(statesOf(endedSteps(wholePlan(), report, rollbackTarget)),
             QList({State::Done, State::Done, State::Stopped, State::Skipped}));
}

void TestRollbackWords::saysHowItEnded()
{
    const RollbackPlan plan = wholePlan();
    RollbackReport report;
    QCOMPARE(outcomeWords(plan, report),
             QStringList(QStringLiteral("There was nothing left to do.")));
    report.trafficMoved = report.isPushed = report.isApplied = true;
    report.committed = plan.commit;
    QCOMPARE(outcomeWords(plan, report).join(u' '),
             QStringLiteral("Live traffic is back at blue 100. Commit aaaaaaaaaa is made and "
                            "pushed. It is applied."));
    QCOMPARE(endWarnings(report), QStringList());
    report.isMarked = true;
    report.trouble = Error{ErrorKind::Conflict, QStringLiteral("the push was rejected"), {}, {}};
    QVERIFY(outcomeWords(plan, report).last().startsWith(QStringLiteral("Git has not followed")));
    QCOMPARE(endWarnings(report).size(), 1);
}

QTEST_GUILESS_MAIN(TestRollbackWords)
#include "tst_rollbackwords.moc"
