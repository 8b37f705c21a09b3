// SPDX-License-Identifier: GPL-3.0-or-later
// What stops a review on its way from edit to live, and how it goes on then.
#include "services/git/gitrepository.h"
#include "tests/integration/reviewplace.h"
#include "tests/support/answered.h"

#include <QProcess>
#include <QSignalSpy>

using namespace serin;

namespace {

QByteArray hex(const CommitId &commit)
{
    return commit.toString().toLatin1();
}

} // namespace

class TestReviewWays : public QObject, private ReviewPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void hookStopsTheCommit();
    void leftOverLockIsRemoved();
    void projectFollowsItsFetch();
    void rejectedPushStopsTheApply();
    void pullsWithRebaseAndGoesOn();
    void pushesAgainAfterARebaseElsewhere();
    void movesTheCommitToANewBranch();
    void newBranchLeavesOtherCommits();
    void undoesTheCommit();
    void pushesANewBranch();
    void lostRemoteKeepsTheCommit();
    void lostWorkspaceLeavesItInGit();
    void otherFileMeanwhileStopsBeforeTheCommit();
    void otherLiveMeanwhileStopsBeforeTheApply();
    void revertsWhatIsInGitOnly();
};

void TestReviewWays::hookStopsTheCommit()
{
    start(false);
    const QString hook = m_bench->path(QStringLiteral(".git/hooks/pre-commit"));
    makeHook(QStringLiteral("pre-commit"), "#!/bin/sh\necho 'no commits on Friday' >&2\nexit 1\n");
    m_bench->project->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_bench->project->trustQuestion().isEmpty(), patience);
    m_bench->project->trust();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->project->trustQuestion().isEmpty(), patience);
    const QByteArray head = headAt(m_bench->top());
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Commit), OperationState::Failed);
    QCOMPARE(stateOf(ReviewStepKind::Push), OperationState::Skipped);
    QVERIFY(m_review->run()->failedStep()->words.contains(QStringLiteral("no commits on Friday")));
    QCOMPARE(headAt(m_bench->top()), head);
    QVERIFY(QFile::remove(hook));
    m_review->take(ReviewWay::TryAgain);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
}

void TestReviewWays::leftOverLockIsRemoved()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    m_bench->write(QStringLiteral(".git/index.lock"), {});
    QFile lock(m_bench->path(QStringLiteral(".git/index.lock")));
    QVERIFY(lock.open(QIODevice::ReadWrite)); // no fresh one, which is waited for
    QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                             QFileDevice::FileModificationTime));
    lock.close();
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Commit), OperationState::Failed);
    QTRY_VERIFY_WITH_TIMEOUT(offers(ReviewWay::RemoveLock), patience);
    QCOMPARE(m_review->run()->staleLock()->path, lock.fileName());
    QVERIFY(lock.exists());

    QProcess other;
    other.setWorkingDirectory(m_bench->top());
    other.start(QStringLiteral("git"), {QStringLiteral("cat-file"), QStringLiteral("--batch")});
    QVERIFY(other.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(answered(m_bench->project->repository()->findUsers())->size(), 1,
                              patience);
    m_review->take(ReviewWay::RemoveLock);
    QTRY_VERIFY_WITH_TIMEOUT(!m_review->isRunning(), patience);
    QVERIFY(m_review->run()->failedStep()->words.contains(QString::number(other.processId())));
    QVERIFY(lock.exists());
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());

    m_review->take(ReviewWay::TryAgain);
    QTRY_VERIFY_WITH_TIMEOUT(!m_review->isRunning() && offers(ReviewWay::RemoveLock), patience);
    m_review->take(ReviewWay::RemoveLock);
    QTRY_VERIFY_WITH_TIMEOUT(!m_review->isRunning() && m_review->run()->isDone(), patience);
    QVERIFY(!lock.exists());
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
}

void TestReviewWays::projectFollowsItsFetch()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    otherCommits(QStringLiteral("note.txt"), "theirs\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->project->commits(), patience);
    QCOMPARE(m_bench->project->commits()->behind, 0);
    QVERIFY(openReview());
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->project->commits()->behind, 1, patience);
}

void TestReviewWays::rejectedPushStopsTheApply()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    otherCommits(QStringLiteral("note.txt"), "theirs\n");
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Commit), OperationState::Done);
    QCOMPARE(stateOf(ReviewStepKind::Push), OperationState::Failed);
    QCOMPARE(stateOf(ReviewStepKind::Apply), OperationState::Skipped);
    QCOMPARE(liveInstances(), -1);
    for (const ReviewWay way : {ReviewWay::PullRebase, ReviewWay::TryAgain, ReviewWay::UndoCommit,
                                ReviewWay::NewBranch}) {
        QVERIFY(offers(way));
    }
    QCOMPARE(m_bench->operations.failedCount(), 1);
}

void TestReviewWays::pullsWithRebaseAndGoesOn()
{
    start();
    const QString file = QStringLiteral("endpoint.yml");
    m_session->open(m_bench->path(file));
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    const QByteArray theirs = m_bench->read(file) + "# theirs\n";
    otherCommits(file, theirs);
    QVERIFY(run());
    const QSignalSpy taken(m_session.get(), &EditSession::takenOver);
    m_review->take(ReviewWay::PullRebase);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->buffer(m_bench->path(file))->current().bytes, theirs,
                              patience);
    QVERIFY2(taken.isEmpty(), "no other program has changed it");
    QCOMPARE(stateOf(ReviewStepKind::Push), OperationState::Done);
    QCOMPARE(stateOf(ReviewStepKind::Apply), OperationState::Done);
    QCOMPARE(liveInstances(), 2);
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
}

void TestReviewWays::pushesAgainAfterARebaseElsewhere()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    otherCommits(QStringLiteral("note.txt"), "theirs\n");
    QVERIFY(run());
    const CommitId first = *m_review->run()->commit();
    const QByteArray pulled =
        m_bench->gitSays({QStringLiteral("pull"), QStringLiteral("--rebase")});
    QVERIFY2(headAt(m_bench->top()) != hex(first), pulled);
    m_review->take(ReviewWay::TryAgain);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
    QCOMPARE(hex(*m_review->run()->commit()), headAt(m_bench->top()));
    QVERIFY2(
        m_review->run()->steps().front().words.contains(m_review->run()->commit()->shortForm()),
        qPrintable(m_review->run()->steps().front().words));
    QCOMPARE(liveInstances(), 2);
    // What is noted as applied is the commit that the branch has, not the one before the rebase.
    const auto applied = answered(m_bench->records.lastApplied(m_bench->project->scope()));
    QVERIFY(applied.has_value());
    QCOMPARE(applied->value(QStringLiteral("my-endpoint")).commit.toLatin1(),
             headAt(m_bench->top()));
}

void TestReviewWays::movesTheCommitToANewBranch()
{
    start();
    const QByteArray before = headAt(m_bench->top());
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    otherCommits(QStringLiteral("note.txt"), "theirs\n");
    QVERIFY(run());
    QVERIFY(headAt(m_bench->top()) != before);
    m_bench->write(QStringLiteral("sample-request.json"), "{\"mine\": 1}\n");
    m_review->take(ReviewWay::NewBranch);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    const ReviewStep &branch = m_review->run()->steps().at(1);
    QCOMPARE(branch.kind, ReviewStepKind::Branch);
    QCOMPARE(branch.state, OperationState::Done);
    QVERIFY2(branch.words.contains(QStringLiteral("main is what the remote has")),
             qPrintable(branch.words));
    QCOMPARE(stateOf(ReviewStepKind::Push), OperationState::Done);
    QCOMPARE(headAt(m_bench->top()), headAt(m_bench->remote)); // which was asked after the refusal
    const QByteArray tip = m_bench->gitSays(
        {QStringLiteral("rev-parse"), QStringLiteral("change/my-endpoint")}, m_bench->remote);
    QCOMPARE(tip.trimmed(), hex(*m_review->run()->commit()));
    QVERIFY(m_bench->read(QStringLiteral("blue-deployment.yml")).contains("instance_count: 2"));
    QCOMPARE(m_bench->read(QStringLiteral("sample-request.json")), QByteArray("{\"mine\": 1}\n"));
    QCOMPARE(liveInstances(), -1);
}

void TestReviewWays::newBranchLeavesOtherCommits()
{
    start(false);
    m_bench->write(QStringLiteral("note.md"), "mine\n");
    m_bench->gitSays({QStringLiteral("add"), QStringLiteral("-A")});
    m_bench->gitSays({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("Mine")});
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    otherCommits(QStringLiteral("note.txt"), "theirs\n");
    QVERIFY(run());
    const QByteArray head = headAt(m_bench->top());
    m_review->take(ReviewWay::NewBranch);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    QCOMPARE(headAt(m_bench->top()), head);
    QVERIFY(m_review->run()->steps().at(1).words.contains(
        QStringLiteral("main keeps the commit too: it has other commits")));
}

void TestReviewWays::undoesTheCommit()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    m_review->setMessage(QStringLiteral("My own words"));
    otherCommits(QStringLiteral("note.txt"), "theirs\n");
    const QByteArray head = headAt(m_bench->top());
    QVERIFY(run());
    m_review->take(ReviewWay::UndoCommit);
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, Phase::Ready, patience);
    QCOMPARE(headAt(m_bench->top()), head);
    QVERIFY(m_bench->read(QStringLiteral("blue-deployment.yml")).contains("instance_count: 2"));
    QCOMPARE(m_review->content().files.size(), std::size_t(1));
    QCOMPARE(m_review->state().message, QStringLiteral("My own words"));
}

void TestReviewWays::pushesANewBranch()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    m_review->setNewBranch(m_review->state().suggestedBranch);
    QCOMPARE(m_review->decision().newBranch, QByteArray("change/my-endpoint"));
    QVERIFY(!m_review->decision().apply);
    QCOMPARE(m_review->decision().pushTarget, QStringLiteral("origin/change/my-endpoint"));
    QCOMPARE(m_review->decision().confirmText, QStringLiteral("Commit and push"));
    const QByteArray main = headAt(m_bench->remote);
    QVERIFY(run());
    QVERIFY(m_review->run()->isDone());
    QCOMPARE(headAt(m_bench->remote), main);
    const QByteArray tips = m_bench->gitSays(
        {QStringLiteral("branch"), QStringLiteral("--format=%(refname:short) %(upstream:short)")});
    QVERIFY2(tips.contains("change/my-endpoint origin/change/my-endpoint"), tips);
    QCOMPARE(liveInstances(), -1);
}

void TestReviewWays::lostRemoteKeepsTheCommit()
{
    start(false);
    const QString away = m_bench->remote + QStringLiteral(".away");
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(QDir().rename(m_bench->remote, away));
    QVERIFY(openReview());
    QVERIFY(m_review->content().fetchProblem.has_value());
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Commit), OperationState::Done);
    QCOMPARE(stateOf(ReviewStepKind::Push), OperationState::Failed);
    QVERIFY(QDir().rename(away, m_bench->remote));
    m_review->take(ReviewWay::TryAgain);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
}

void TestReviewWays::lostWorkspaceLeavesItInGit()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    QVERIFY(answerAll());
    m_bench->server().terminate();
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Push), OperationState::Done);
    QCOMPARE(stateOf(ReviewStepKind::Apply), OperationState::Failed);
    QVERIFY(m_review->state().isInGitOnly);
    QVERIFY(offers(ReviewWay::TryAgain) && offers(ReviewWay::Revert));
    m_bench->project->setPlane(nullptr);
    QCOMPARE(m_bench->startWorkspace(), QString());
    m_review->take(ReviewWay::TryAgain);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    QCOMPARE(liveInstances(), 2);
}

void TestReviewWays::otherFileMeanwhileStopsBeforeTheCommit()
{
    start(false);
    const QByteArray head = headAt(m_bench->top());
    m_bench->write(QStringLiteral("sample-request.json"), "{\"data\": []}\n");
    QVERIFY(openReview());
    QCOMPARE(m_review->content().files.size(), std::size_t(1));
    m_bench->write(QStringLiteral("sample-request.json"), "{\"data\": [[1]]}\n");
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Commit), OperationState::Failed);
    QCOMPARE(headAt(m_bench->top()), head);
    QVERIFY(offers(ReviewWay::ReviewAgain));
    m_review->take(ReviewWay::ReviewAgain);
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, Phase::Ready, patience);
    QVERIFY(run());
    QVERIFY(m_review->run()->isDone());
}

void TestReviewWays::otherLiveMeanwhileStopsBeforeTheApply()
{
    start();
    QVERIFY(openReview());
    QVERIFY(run()); // blue is live
    m_review->close();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    const HttpResponse scaled = m_bench->server().arm(
        "PATCH", QStringLiteral("/onlineEndpoints/my-endpoint/deployments/blue"),
        {{QStringLiteral("sku"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Default")},
                                             {QStringLiteral("capacity"), 3}}}});
    QCOMPARE(m_bench->server().finish(scaled), QStringLiteral("Succeeded"));
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Apply), OperationState::Failed);
    QCOMPARE(liveInstances(), 3);
    m_review->take(ReviewWay::ReviewAgain);
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, Phase::Ready, patience);
    QVERIFY(m_review->content().operations.front().text.contains(QStringLiteral("3 to 2")));
    QVERIFY(run());
    QCOMPARE(liveInstances(), 2);
}

void TestReviewWays::revertsWhatIsInGitOnly()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    QVERIFY(answerAll());
    m_bench->server().terminate();
    QVERIFY(run());
    QVERIFY(offers(ReviewWay::Revert));
    m_review->take(ReviewWay::Revert);
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, Phase::Ready, patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_bench->read(QStringLiteral("blue-deployment.yml")).contains("instance_count: 1"),
        patience);
    QCOMPARE(m_review->decision().confirmText, QStringLiteral("Push"));
    QVERIFY(run());
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
}

QTEST_GUILESS_MAIN(TestReviewWays)
#include "tst_reviewways.moc"
