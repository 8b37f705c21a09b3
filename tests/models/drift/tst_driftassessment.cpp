// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/driftassessment.h"

#include <QJsonObject>
#include <QTest>

using namespace serin;

using Verdict = DriftAssessment::Verdict;

namespace {

BoardRow countRow(const char *deployment, BoardCause cause)
{
    BoardRow made;
    made.endpoint = QStringLiteral("shop");
    made.deployment = QString::fromLatin1(deployment);
    made.field = QStringLiteral("instance_count");
    made.cause = cause;
    made.values.workingTree = 4;
    made.values.head = 1;
    made.values.upstream = 1;
    made.values.live = 2;
    return made;
}

BoardRow splitRow()
{
    BoardRow made = countRow("", BoardCause::NotApplied);
    made.field = QStringLiteral("traffic");
    made.values.upstream = QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    made.values.live = QJsonObject{{QStringLiteral("blue"), 100}};
    return made;
}

DriftAssessment found(const std::vector<BoardRow> &rows)
{
    DriftFindings findings;
    findings.board.rows = rows;
    DriftAssessment made;
    made.endpoint = QStringLiteral("shop");
    made.take(findings);
    return made;
}

const ApplyRoute byHand;
const ApplyRoute byPipeline{true, {}};
const ApplyRoute fromBranch{false, QStringLiteral("main")};

} // namespace

class TestDriftAssessment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judgesByTheGravestCause();
    void judgesWhatIsPushedByItsRoute();
    void whatWaitsCountsWhenLiveIsAsGitSays();
    void saysWhatIsWaitedFor();
    void waitsForAnotherLook();
    void offersWhatClosesADifference();
};

void TestDriftAssessment::judgesByTheGravestCause()
{
    using Cause = BoardCause;
    QCOMPARE(found({}).verdict(byHand), Verdict::Same);
    QCOMPARE(found({countRow("blue", Cause::Drifted)}).verdict(byHand), Verdict::Differs);
    QCOMPARE(found({countRow("blue", Cause::NotInGit)}).verdict(byPipeline), Verdict::Differs);
    QCOMPARE(found({countRow("blue", Cause::Drifted), countRow("green", Cause::RolledBack)})
                 .verdict(byHand),
             Verdict::RolledBack);
    QCOMPARE(found({countRow("blue", Cause::NotApplied), countRow("green", Cause::Drifted)})
                 .verdict(fromBranch),
             Verdict::Differs);
}

void TestDriftAssessment::judgesWhatIsPushedByItsRoute()
{
    const BoardRow pushed = countRow("blue", BoardCause::NotApplied);
    const BoardRow pulled = countRow("green", BoardCause::BehindUpstream);
    QCOMPARE(found({pushed}).verdict(byHand), Verdict::NotApplied);
    QCOMPARE(found({pushed}).verdict(byPipeline), Verdict::Waiting);
    QCOMPARE(found({pushed}).verdict(fromBranch), Verdict::Unmerged);
    QCOMPARE(found({pushed, pulled}).verdict(byHand), Verdict::Behind);
    QCOMPARE(found({pushed, pulled}).verdict(byPipeline), Verdict::Waiting);
    QCOMPARE(found({pushed}).title(Verdict::Unmerged, fromBranch),
             QStringLiteral("Not applied before it is merged into main"));
}

void TestDriftAssessment::whatWaitsCountsWhenLiveIsAsGitSays()
{
    const BoardRow edited = countRow("blue", BoardCause::Uncommitted);
    const BoardRow committed = countRow("green", BoardCause::Unpushed);
    QCOMPARE(found({committed}).verdict(byHand), Verdict::Unpushed);
    QCOMPARE(found({committed, edited}).verdict(byHand), Verdict::Uncommitted);

    DriftAssessment typing = found({edited});
    typing.isEdited = true;
    QCOMPARE(typing.verdict(byHand), Verdict::Same);

    DriftAssessment withoutLive;
    withoutLive.changedFiles = {QStringLiteral("endpoint.yml (+1 −1)")};
    QCOMPARE(withoutLive.verdict(byHand), Verdict::Uncommitted);
    QCOMPARE(withoutLive.lines(Verdict::Uncommitted), withoutLive.changedFiles);

    // Beside a drift it is one line more, and what only waits to be pushed is none.
    const DriftAssessment both = found({countRow("green", BoardCause::Drifted), edited, committed});
    QCOMPARE(both.verdict(byHand), Verdict::Differs);
    QCOMPARE(both.lines(Verdict::Differs),
             QStringList({QStringLiteral("green instances: Git 1, live 2"),
                          QStringLiteral("blue instances: committed 1, in the file 4")}));
}

void TestDriftAssessment::saysWhatIsWaitedFor()
{
    QCOMPARE(found({splitRow()}).title(Verdict::Waiting, byPipeline),
             QStringLiteral("Pushed; waiting for the pipeline; live still blue 100 · green 0"));
    QCOMPARE(found({countRow("blue", BoardCause::NotApplied)}).title(Verdict::Waiting, byPipeline),
             QStringLiteral("Pushed; waiting for the pipeline"));
}

void TestDriftAssessment::waitsForAnotherLook()
{
    DriftAssessment settling = found({countRow("blue", BoardCause::Drifted)});
    settling.isSettling = true;
    QCOMPARE(settling.verdict(byHand), Verdict::Underway);
    QVERIFY(settling.title(Verdict::Underway, byHand).contains(QStringLiteral("another look")));
    // A pipeline is waited for anyway.
    QCOMPARE(settling.verdict(byPipeline), Verdict::Differs);
}

void TestDriftAssessment::offersWhatClosesADifference()
{
    const DriftAssessment drifted =
        found({countRow("blue", BoardCause::Drifted), countRow("green", BoardCause::NotApplied)});
    QCOMPARE(drifted.rowsFor(BoardAct::TakeLive).size(), std::size_t(1));
    QVERIFY(drifted.applyReason().isEmpty());
    QVERIFY(drifted.ignoreReason().isEmpty());
    QVERIFY2(!drifted.takeReason().isEmpty(), "the endpoint itself is not live");

    const DriftAssessment foreign = found({countRow("blue", BoardCause::NotInGit)});
    QVERIFY(!foreign.applyReason().isEmpty());
    const DriftAssessment pending = found({countRow("blue", BoardCause::NotApplied)});
    QVERIFY(!pending.ignoreReason().isEmpty());
}

QTEST_GUILESS_MAIN(TestDriftAssessment)
#include "tst_driftassessment.moc"
