// SPDX-License-Identifier: GPL-3.0-or-later
// A review from edit to live: real git, a bare remote, the real local workspace.
#include "models/manifest/editsession.h"
#include "models/review/reviewcontroller.h"
#include "services/git/gitrepository.h"
#include "services/manifest/edit/manifestedit.h"
#include "tests/support/answered.h"
#include "tests/support/patience.h"
#include "tests/support/samplebench.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>

using namespace serin;

namespace {

using Phase = ReviewState::Phase;

EditSession::Edit instances(int count)
{
    return [count](const Manifest &manifest) {
        return withInstanceCount(manifest, {}, QStringLiteral("blue"), count);
    };
}

QByteArray hex(const CommitId &commit)
{
    return commit.toString().toLatin1();
}

} // namespace

class TestReview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    // In words
    void saysWhatChangesAndWhatWillBeDone();
    void commitsPushesAndApplies();
    void appliesWhatIsInGitAlready();
    void confirmsOnce();
    void hookStopsTheCommit();
    void leftOverLockIsRemoved();
    void projectFollowsItsFetch();
    void rejectedPushStopsTheApply();
    void pullsWithRebaseAndGoesOn();
    void pushesAgainAfterARebaseElsewhere();
    void undoesTheCommit();
    void movesTheCommitToANewBranch();
    void newBranchLeavesOtherCommits();
    void pushesANewBranch();
    void lostRemoteKeepsTheCommit();
    void lostWorkspaceLeavesItInGit();
    void otherFileMeanwhileStopsBeforeTheCommit();
    void otherLiveMeanwhileStopsBeforeTheApply();
    void revertsWhatIsInGitOnly();
    void deletesOnlyWhatIsTicked();
    void asksForTheIdentity();
    void asksForTrust();
    void asksForTrustInHooksThatCameMeanwhile();
    void goesOnWithoutHooks();
    void draftOutlivesTheProgram();
    void stopsBetweenTheSteps();
    void goesAwayWhileItRuns();

private:
    void start(bool withWorkspace = true);
    void makeReview();
    void makeHook(const QString &name, const QByteArray &script);
    void edit(const QString &name, const EditSession::Edit &edit);
    bool openReview();
    bool run();
    bool answerAll();
    OperationState stateOf(ReviewStepKind kind) const;
    bool offers(ReviewWay way) const;
    void otherCommits(const QString &file, const QByteArray &bytes);
    int liveInstances();
    QByteArray headAt(const QString &folder) const;

    std::unique_ptr<SampleBench> m_bench;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<ReviewController> m_review;
};

void TestReview::init()
{
    m_bench = std::make_unique<SampleBench>(QStringLiteral(SERINCTL));
}

void TestReview::cleanup()
{
    m_review.reset();
    m_session.reset();
    m_bench.reset();
}

void TestReview::start(bool withWorkspace)
{
    const QString wrong = m_bench->setUp(withWorkspace);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    makeReview();
}

void TestReview::makeReview()
{
    m_review.reset();
    m_session = std::make_unique<EditSession>();
    m_review =
        std::make_unique<ReviewController>(*m_bench->project, *m_session, m_bench->operations,
                                           m_bench->folder() + QStringLiteral("/drafts"));
}

void TestReview::makeHook(const QString &name, const QByteArray &script)
{
    const QString place = QStringLiteral(".git/hooks/") + name;
    QDir().mkpath(QFileInfo(m_bench->path(place)).absolutePath());
    m_bench->write(place, script);
    QFile hook(m_bench->path(place));
    hook.setPermissions(hook.permissions() | QFile::ExeOwner);
}

void TestReview::edit(const QString &name, const EditSession::Edit &edit)
{
    m_session->open(m_bench->path(name));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->buffer(m_bench->path(name)), patience);
    m_session->edit(m_bench->path(name), QStringLiteral("edit"), edit);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), patience);
}

bool TestReview::openReview()
{
    m_review->open();
    return QTest::qWaitFor(
        [this] {
            return m_review->state().phase == Phase::Ready && m_review->content().isComplete;
        },
        patience);
}

bool TestReview::answerAll()
{
    for (const ReviewConsent &question : std::vector(m_review->state().questions)) {
        m_review->setConsent(question.id, true);
    }
    return m_review->state().confirmReason.isEmpty();
}

bool TestReview::run()
{
    if (!answerAll()) {
        qWarning("%s", qPrintable(m_review->state().confirmReason));
        return false;
    }
    m_review->confirm();
    return QTest::qWaitFor([this] { return m_review->state().phase == Phase::Ended; }, patience);
}

OperationState TestReview::stateOf(ReviewStepKind kind) const
{
    for (const ReviewStep &step : m_review->run()->steps()) {
        if (step.kind == kind) {
            if (step.error) {
                qInfo("%s", qPrintable(step.error->toLine()));
            }
            return step.state;
        }
    }
    qWarning("there is no such step");
    return OperationState::Waiting;
}

bool TestReview::offers(ReviewWay way) const
{
    const std::vector<ReviewWay> ways = m_review->run()->ways();
    return std::find(ways.begin(), ways.end(), way) != ways.end();
}

void TestReview::otherCommits(const QString &file, const QByteArray &bytes)
{
    const QString other = m_bench->folder() + QStringLiteral("/other");
    if (!QDir(other).exists()) {
        m_bench->gitSays({QStringLiteral("clone"), m_bench->remote, other}, m_bench->folder());
    }
    QFile out(other + u'/' + file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
    out.close();
    const QStringList person{QStringLiteral("-c"), QStringLiteral("user.name=Other"),
                             QStringLiteral("-c"), QStringLiteral("user.email=o@example.org")};
    m_bench->gitSays({QStringLiteral("add"), QStringLiteral("-A")}, other);
    m_bench->gitSays(person + QStringList{QStringLiteral("commit"), QStringLiteral("-m"),
                                          QStringLiteral("Other")},
                     other);
    const QByteArray pushed = m_bench->gitSays({QStringLiteral("push")}, other);
    QVERIFY2(pushed.contains("main -> main"), pushed.constData());
}

int TestReview::liveInstances()
{
    const HttpResponse answer = m_bench->server().arm(
        "GET", QStringLiteral("/onlineEndpoints/my-endpoint/deployments/blue"));
    return QJsonDocument::fromJson(answer.body)
        .object()
        .value(QLatin1String("sku"))
        .toObject()
        .value(QLatin1String("capacity"))
        .toInt(-1);
}

QByteArray TestReview::headAt(const QString &folder) const
{
    return m_bench->gitSays({QStringLiteral("rev-parse"), QStringLiteral("main")}, folder)
        .trimmed();
}

void TestReview::saysWhatChangesAndWhatWillBeDone()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    const ReviewContent &content = m_review->content();
    QCOMPARE(content.files.size(), std::size_t(1));
    QCOMPARE(content.files[0].path, QByteArray("blue-deployment.yml"));
    QVERIFY(content.files[0].isTicked);
    QCOMPARE(content.words.size(), std::size_t(1));
    QCOMPARE(content.words[0].endpoint, QStringLiteral("my-endpoint"));
    QCOMPARE(content.words[0].texts(), QStringList(QStringLiteral("blue instances 1 → 2")));
    QVERIFY(content.operations.size() >= 3); // nothing is live yet
    QVERIFY(content.consents.empty());
    QCOMPARE(m_review->state().message, QStringLiteral("my-endpoint: blue instances 1 → 2"));
    QCOMPARE(m_review->state().confirmText,
             QStringLiteral("Commit, push, apply to LOCAL WORKSPACE (dev)"));
    QCOMPARE(m_review->state().pushTarget, QStringLiteral("origin/main"));
    QVERIFY(m_review->state().commands.join(u'\n').contains(
        QStringLiteral("git push origin main\nserinctl apply --project canary-sample")));
    for (const ReviewCheck &check : content.checks) {
        const bool isMade = check.text.contains(QStringLiteral("blue is changed first"));
        QVERIFY2(check.state == (isMade ? ReviewCheck::State::Awaited : ReviewCheck::State::Passed),
                 qPrintable(check.text));
    }
    // The first apply of a folder to a workspace is asked about.
    QCOMPARE(m_review->state().questions.size(), std::size_t(1));
    QVERIFY(!m_review->state().confirmReason.isEmpty());
    m_review->confirm();
    QCOMPARE(m_review->state().phase, Phase::Ready);
    // A comment alone changes nothing live.
    m_review->setPush(false);
    m_review->setApply(false);
    QCOMPARE(m_review->state().confirmText, QStringLiteral("Commit"));
    QVERIFY(m_review->state().questions.empty());
}

void TestReview::commitsPushesAndApplies()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    QSignalSpy done(m_review.get(), &ReviewController::done);
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Commit), OperationState::Done);
    QCOMPARE(stateOf(ReviewStepKind::Push), OperationState::Done);
    QCOMPARE(stateOf(ReviewStepKind::Apply), OperationState::Done);
    QCOMPARE(done.size(), 1);
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
    const QByteArray shown =
        m_bench->gitSays({QStringLiteral("log"), QStringLiteral("-1"), QStringLiteral("-p"),
                          QStringLiteral("--format=%B")});
    QVERIFY2(shown.contains("-instance_count: 1") && shown.contains("+instance_count: 2"), shown);
    QVERIFY2(shown.contains("Endpoint: my-endpoint"), shown);
    QCOMPARE(shown.count("\n-") + shown.count("\n+"), 4); // one line of one file
    QCOMPARE(liveInstances(), 2);
    QCOMPARE(m_bench->operations.openCount(), 0);
    QCOMPARE(m_bench->operations.failedCount(), 0);
    QVERIFY(m_session->changedBuffers().empty());
    // Undo goes back across the commit as a new edit; Git and live stay.
    m_session->undo();
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->changedBuffers().empty() && !m_session->isBusy(),
                             patience);
    QVERIFY(m_bench->read(QStringLiteral("blue-deployment.yml")).contains("instance_count: 1"));
    QCOMPARE(liveInstances(), 2);
    m_review->close();
    QVERIFY(openReview());
    QCOMPARE(m_review->content().words[0].texts(),
             QStringList(QStringLiteral("blue instances 2 → 1")));
    QCOMPARE(m_review->content().operations.size(), std::size_t(1));
    QVERIFY(m_review->state().questions.empty());
}

void TestReview::appliesWhatIsInGitAlready()
{
    start();
    QVERIFY(openReview());
    QVERIFY(m_review->content().files.empty());
    QCOMPARE(m_review->state().confirmText, QStringLiteral("Apply to LOCAL WORKSPACE (dev)"));
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Apply), OperationState::Done);
    QCOMPARE(liveInstances(), 1);
    m_review->close();
    QVERIFY(openReview());
    QVERIFY(m_review->content().operations.empty());
    QVERIFY(!m_review->state().confirmReason.isEmpty());
    m_review->confirm();
    QCOMPARE(m_review->state().phase, Phase::Ready);
}

void TestReview::confirmsOnce()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(3));
    QVERIFY(openReview());
    QVERIFY(!m_review->state().apply);
    QVERIFY(!m_review->state().applyReason.isEmpty());
    const QByteArray before = m_bench->gitSays(
        {QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("HEAD")});
    m_review->confirm();
    m_review->confirm();
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, Phase::Ended, patience);
    m_review->confirm();
    QCOMPARE(m_bench
                 ->gitSays({QStringLiteral("rev-list"), QStringLiteral("--count"),
                            QStringLiteral("HEAD")})
                 .trimmed()
                 .toInt(),
             before.trimmed().toInt() + 1);
}

void TestReview::hookStopsTheCommit()
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

void TestReview::leftOverLockIsRemoved()
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

void TestReview::projectFollowsItsFetch()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    otherCommits(QStringLiteral("note.txt"), "theirs\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->project->commits(), patience);
    QCOMPARE(m_bench->project->commits()->behind, 0);
    QVERIFY(openReview());
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->project->commits()->behind, 1, patience);
}

void TestReview::rejectedPushStopsTheApply()
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

void TestReview::pullsWithRebaseAndGoesOn()
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

void TestReview::pushesAgainAfterARebaseElsewhere()
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

void TestReview::movesTheCommitToANewBranch()
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

void TestReview::newBranchLeavesOtherCommits()
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

void TestReview::undoesTheCommit()
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

void TestReview::pushesANewBranch()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    m_review->setNewBranch(m_review->state().suggestedBranch);
    QCOMPARE(m_review->state().newBranch, QByteArray("change/my-endpoint"));
    QVERIFY(!m_review->state().apply);
    QCOMPARE(m_review->state().pushTarget, QStringLiteral("origin/change/my-endpoint"));
    QCOMPARE(m_review->state().confirmText, QStringLiteral("Commit and push"));
    const QByteArray main = headAt(m_bench->remote);
    QVERIFY(run());
    QVERIFY(m_review->run()->isDone());
    QCOMPARE(headAt(m_bench->remote), main);
    const QByteArray tips = m_bench->gitSays(
        {QStringLiteral("branch"), QStringLiteral("--format=%(refname:short) %(upstream:short)")});
    QVERIFY2(tips.contains("change/my-endpoint origin/change/my-endpoint"), tips);
    QCOMPARE(liveInstances(), -1);
}

void TestReview::lostRemoteKeepsTheCommit()
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

void TestReview::lostWorkspaceLeavesItInGit()
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

void TestReview::otherFileMeanwhileStopsBeforeTheCommit()
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

void TestReview::otherLiveMeanwhileStopsBeforeTheApply()
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

void TestReview::revertsWhatIsInGitOnly()
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
    QCOMPARE(m_review->state().confirmText, QStringLiteral("Push"));
    QVERIFY(run());
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
}

void TestReview::deletesOnlyWhatIsTicked()
{
    start();
    QByteArray green = m_bench->read(QStringLiteral("blue-deployment.yml"));
    green.replace("name: blue", "name: green");
    m_bench->write(QStringLiteral("green-deployment.yml"), green);
    QVERIFY(openReview());
    QVERIFY(run());
    QVERIFY(m_review->run()->isDone());
    m_review->close();
    QVERIFY(QFile::remove(m_bench->path(QStringLiteral("green-deployment.yml"))));
    QVERIFY(openReview());
    QCOMPARE(m_review->content().words[0].texts(),
             QStringList(QStringLiteral("deployment green deleted")));
    QVERIFY(m_review->content().operations.empty());
    QCOMPARE(m_review->content().consents.size(), std::size_t(1));
    QVERIFY(!m_review->content().consents[0].isGiven);
    m_review->setConsent(m_review->content().consents[0].id, true);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().confirmReason.isEmpty(), patience); // planned again
    QCOMPARE(m_review->content().consents.size(), std::size_t(1));
    QVERIFY(m_review->content().consents[0].isGiven);
    QVERIFY2(m_review->content().operations.empty(), "it is listed where it is ticked");
    QVERIFY(run());
    QVERIFY(m_review->run()->isDone());
    QCOMPARE(m_bench->server()
                 .arm("GET", QStringLiteral("/onlineEndpoints/my-endpoint/deployments/green"))
                 .status,
             404);
    QCOMPARE(liveInstances(), 1);
}

void TestReview::asksForTheIdentity()
{
    start(false);
    for (const char *key : {"user.name", "user.email"}) {
        m_bench->gitSays({QStringLiteral("config"), QStringLiteral("--unset"), QLatin1String(key)});
    }
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    if (m_review->content().identity.isKnown) {
        QSKIP("this computer's git knows a person");
    }
    QVERIFY(!m_review->state().confirmReason.isEmpty());
    m_review->setIdentity(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ready &&
                                 m_review->state().confirmReason.isEmpty(),
                             patience);
    QVERIFY(run());
    QVERIFY(m_bench
                ->gitSays({QStringLiteral("log"), QStringLiteral("-1"),
                           QStringLiteral("--format=%an <%ae>")})
                .contains("Ada <ada@example.org>"));
}

void TestReview::asksForTrust()
{
    start(false);
    m_bench->gitSays(
        {QStringLiteral("config"), QStringLiteral("core.fsmonitor"), QStringLiteral("/bin/true")});
    m_bench->project->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_bench->project->trustQuestion().isEmpty(), patience);
    m_review->open();
    QCOMPARE(m_review->state().phase, Phase::NeedsTrust);
    m_review->confirm();
    QCOMPARE(m_review->state().phase, Phase::NeedsTrust);
    m_review->trust();
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, Phase::Ready, patience);
}

void TestReview::asksForTrustInHooksThatCameMeanwhile()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    makeHook(QStringLiteral("pre-commit"), "#!/bin/sh\nexit 0\n");
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Commit), OperationState::Failed);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->asksForTrust(), patience);
    QCOMPARE(m_bench->project->trustQuestion().items.first().what,
             QStringLiteral("hook pre-commit"));
    QVERIFY(!offers(ReviewWay::TryAgain));
    m_review->trust();
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    QVERIFY(!m_review->asksForTrust());
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));

    makeHook(QStringLiteral("pre-push"), "#!/bin/sh\nexit 0\n");
    m_review->close();
    m_review->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, Phase::NeedsTrust, patience);
}

void TestReview::goesOnWithoutHooks()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    makeHook(QStringLiteral("pre-commit"), "#!/bin/sh\nexit 1\n");
    QVERIFY(run());
    QTRY_VERIFY_WITH_TIMEOUT(offers(ReviewWay::WithoutHooks), patience);
    m_review->take(ReviewWay::WithoutHooks);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    QVERIFY(!m_bench->project->trustQuestion().isEmpty());
    QCOMPARE(headAt(m_bench->remote), headAt(m_bench->top()));
}

void TestReview::draftOutlivesTheProgram()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    m_review->setMessage(QStringLiteral("Begun and not ended"));
    m_review->close();
    QVERIFY(openReview());
    QCOMPARE(m_review->state().message, QStringLiteral("Begun and not ended"));
    makeReview();
    QVERIFY(openReview());
    QCOMPARE(m_review->state().message, QStringLiteral("Begun and not ended"));
    m_review->resetMessage();
    QCOMPARE(m_review->state().message, QStringLiteral("my-endpoint: blue instances 1 → 2"));
    m_review->setMessage(QStringLiteral("Committed"));
    QVERIFY(run());
    makeReview();
    m_bench->write(QStringLiteral("sample-request.json"), "{}\n");
    QVERIFY(openReview());
    QCOMPARE(m_review->state().message, QStringLiteral("Files: sample-request.json changed"));
}

void TestReview::stopsBetweenTheSteps()
{
    start();
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    QVERIFY(answerAll());
    m_review->confirm();
    m_review->stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_review->state().phase, Phase::Ended, patience);
    QVERIFY(!m_review->run()->isDone());
    QCOMPARE(stateOf(ReviewStepKind::Apply), OperationState::Skipped);
    QCOMPARE(liveInstances(), -1);
    QCOMPARE(m_bench->operations.openCount(), 0);
    m_review->take(ReviewWay::TryAgain);
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ended && m_review->run()->isDone(),
                             patience);
    QCOMPARE(liveInstances(), 2);
}

void TestReview::goesAwayWhileItRuns()
{
    start(false);
    const QByteArray head = headAt(m_bench->top());
    edit(QStringLiteral("blue-deployment.yml"), instances(2));
    QVERIFY(openReview());
    QVERIFY(answerAll());
    m_review->confirm();
    m_review.reset();
    m_session.reset();
    // Whatever git was at is ended or done: writes come one after the other.
    QVERIFY(answered(m_bench->project->repository()->setUpstream("main", "origin/main"),
                     std::chrono::milliseconds(patience))
                .has_value());
    makeReview();
    QVERIFY(openReview());
    QVERIFY(m_bench->read(QStringLiteral("blue-deployment.yml")).contains("instance_count: 2"));
    QVERIFY(!QFile::exists(m_bench->path(QStringLiteral(".git/index.lock"))));
    const bool isCommitted = headAt(m_bench->top()) != head;
    QCOMPARE(m_review->content().files.empty(), isCommitted);
}

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
