// SPDX-License-Identifier: GPL-3.0-or-later
// A review from edit to live: real git, a bare remote, the real local workspace.
#include "services/git/gitrepository.h"
#include "tests/integration/reviewplace.h"
#include "tests/support/answered.h"

#include <QSignalSpy>

using namespace serin;

class TestReview : public QObject, private ReviewPlace
{
    Q_OBJECT
private Q_SLOTS:
    void whatChangesNothingLiveNeedsNoYes();
    void init() { enter(); }
    void cleanup() { leave(); }

    void saysWhatChangesAndWhatWillBeDone();
    void commitsPushesAndApplies();
    void appliesWhatIsInGitAlready();
    void confirmsOnce();
    void deletesOnlyWhatIsTicked();
    void asksForTheIdentity();
    void asksForTrust();
    void asksForTrustInHooksThatCameMeanwhile();
    void goesOnWithoutHooks();
    void draftOutlivesTheProgram();
    void stopsBetweenTheSteps();
    void goesAwayWhileItRuns();
};

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
    QCOMPARE(m_review->decision().confirmText,
             QStringLiteral("Commit, push, apply to LOCAL WORKSPACE (dev)"));
    QCOMPARE(m_review->decision().pushTarget, QStringLiteral("origin/main"));
    QVERIFY(m_review->decision().commands.join(u'\n').contains(
        QStringLiteral("git push origin main\nserinctl apply --project canary-sample")));
    for (const ReviewCheck &check : content.checks) {
        const bool isMade = check.text.contains(QStringLiteral("blue is changed first"));
        QVERIFY2(check.state == (isMade ? ReviewCheck::State::Awaited : ReviewCheck::State::Passed),
                 qPrintable(check.text));
    }
    // The first apply of a folder to a workspace is asked about.
    QCOMPARE(m_review->decision().questions.size(), std::size_t(1));
    QVERIFY(!m_review->decision().confirmReason.isEmpty());
    m_review->confirm();
    QCOMPARE(m_review->state().phase, Phase::Ready);
    // A comment alone changes nothing live.
    m_review->setPush(false);
    m_review->setApply(false);
    QCOMPARE(m_review->decision().confirmText, QStringLiteral("Commit"));
    QVERIFY(m_review->decision().questions.empty());
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
    QVERIFY(m_review->decision().questions.empty());
}

/// A pipeline's files, before anything was ever applied.
void TestReview::whatChangesNothingLiveNeedsNoYes()
{
    start();
    m_bench->gitSays({QStringLiteral("rm"), QStringLiteral("-q"), QStringLiteral("-r"),
                      QStringLiteral("*.yml")});
    m_bench->gitSays({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("Bare")});
    m_bench->gitSays({QStringLiteral("push"), QStringLiteral("-q")});
    m_bench->write(QStringLiteral("pipeline.yaml"), "on: push\n");
    m_review->include({m_bench->path(QStringLiteral("pipeline.yaml"))});
    QVERIFY(openReview());
    QVERIFY(m_review->decision().apply);
    QVERIFY(m_review->content().operations.empty());
    QVERIFY(m_review->decision().questions.empty());
}

void TestReview::appliesWhatIsInGitAlready()
{
    start();
    QVERIFY(openReview());
    QVERIFY(m_review->content().files.empty());
    QCOMPARE(m_review->decision().confirmText, QStringLiteral("Apply to LOCAL WORKSPACE (dev)"));
    QVERIFY(run());
    QCOMPARE(stateOf(ReviewStepKind::Apply), OperationState::Done);
    QCOMPARE(liveInstances(), 1);
    m_review->close();
    QVERIFY(openReview());
    QVERIFY(m_review->content().operations.empty());
    QVERIFY(!m_review->decision().confirmReason.isEmpty());
    m_review->confirm();
    QCOMPARE(m_review->state().phase, Phase::Ready);
}

void TestReview::confirmsOnce()
{
    start(false);
    edit(QStringLiteral("blue-deployment.yml"), instances(3));
    QVERIFY(openReview());
    QVERIFY(!m_review->decision().apply);
    QVERIFY(!m_review->decision().applyReason.isEmpty());
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
    QTRY_VERIFY_WITH_TIMEOUT(m_review->decision().confirmReason.isEmpty(),
                             patience); // planned again
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
    QVERIFY(!m_review->decision().confirmReason.isEmpty());
    m_review->setIdentity(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
    QTRY_VERIFY_WITH_TIMEOUT(m_review->state().phase == Phase::Ready &&
                                 m_review->decision().confirmReason.isEmpty(),
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
