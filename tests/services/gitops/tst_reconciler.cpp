// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/reconciler.h"
#include "tests/services/git/gitfixture.h"
#include "tests/services/gitops/applybench.h"
#include "tests/support/fakedelays.h"

using namespace serin;
using namespace std::chrono_literals;

namespace {

CommitId commitOf(int number)
{
    return *CommitId::fromHex(QByteArray(39, 'a') + QByteArray::number(number));
}

const Error noConnection{ErrorKind::Unavailable, QStringLiteral("no connection"), {}, {}};

} // namespace

class TestReconciler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void appliesWhatLands();
    void backsOffAndComesBack();
    void triesAgainWhatFailed();
    void correctsDriftOnlyWhenTold();
    void aNewStartLeavesDrift();
    void leavesWhatSomebodyApplied();
    void leavesWhatWasRolledBack();
    void neverOverlaps();
    void stopsInEveryState_data();
    void stopsInEveryState();
    void followsARealBranch();

private:
    void make(bool correctsDrift = false);
    void driftAndStartAnew();
    /// Lets the pause end, and waits for the round to come to the next one.
    void nextRound();

    std::unique_ptr<ApplyBench> m;
    std::unique_ptr<FakeDelays> m_delays;
    std::unique_ptr<Reconciler> m_reconciler;
    Result<CommitId> m_newest = commitOf(1);
    int m_asked = 0;
    QStringList m_told;
};

void TestReconciler::init()
{
    m = std::make_unique<ApplyBench>();
    m_delays = std::make_unique<FakeDelays>(&m->clock);
    m_delays->held = true;
    m_newest = commitOf(1);
    m_asked = 0;
    m_told.clear();
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
}

void TestReconciler::cleanup()
{
    m_reconciler.reset();
    m_delays.reset();
    m.reset();
}

void TestReconciler::make(bool correctsDrift)
{
    Reconciler::Source source;
    source.newest = [this] {
        ++m_asked;
        return readyFuture<CommitId>(m_newest);
    };
    source.request = [this](const CommitId &commit) {
        return readyFuture<ApplyRequest>(m->request(commit.hex()));
    };
    Reconciler::Settings settings;
    settings.interval = 30s;
    settings.longestPause = 5min;
    settings.correctsDrift = correctsDrift;
    settings.delays = m_delays.get();
    m_reconciler = std::make_unique<Reconciler>(
        Apply::Services{m->plane, *m->records, m->store, &m->clock}, source, settings);
    connect(m_reconciler.get(), &Reconciler::roundEnded, this,
            [this](const CommitId &, const ApplyReport &report) {
                m_told.append(outcomeWord(report.outcome));
            });
    connect(m_reconciler.get(), &Reconciler::unchanged, this,
            [this] { m_told.append(QStringLiteral("unchanged")); });
    connect(m_reconciler.get(), &Reconciler::troubled, this,
            [this](const Error &error, std::chrono::milliseconds) {
                m_told.append(errorKindName(error.kind));
            });
    m_reconciler->start();
}

void TestReconciler::driftAndStartAnew()
{
    m->plane.deploymentAt("churn", "blue").spec.instanceCount = *InstanceCount::fromInt(9);
    m->plane.publish();
    m->plane.calls.clear();
    m_delays->asked.clear();
    make();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
}

void TestReconciler::nextRound()
{
    const std::size_t pauses = m_delays->asked.size();
    m_delays->release();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), pauses + 1, 60'000);
}

void TestReconciler::appliesWhatLands()
{
    make();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
    QCOMPARE(m_told, QStringList{QStringLiteral("done")});
    QCOMPARE(m_reconciler->appliedCommit(), std::optional(commitOf(1)));
    nextRound();
    QCOMPARE(m_told.last(), QStringLiteral("unchanged"));
    m_newest = commitOf(2);
    m->writeEndpoint("churn", "blue: 100", {{"blue", 3}});
    nextRound();
    QCOMPARE(m_told.last(), QStringLiteral("done"));
    QCOMPARE(m->plane.changes().constLast(), QStringLiteral("scale churn/blue 3"));
    QCOMPARE(m->history().front().commit, commitOf(2).toString());
    m_newest = commitOf(3); // nothing for us in it
    nextRound();
    QCOMPARE(m_told.last(), QStringLiteral("nothing"));
    for (const auto pause : m_delays->asked) {
        QCOMPARE(pause, std::chrono::milliseconds(30s));
    }
}

void TestReconciler::backsOffAndComesBack()
{
    m_newest = failure(noConnection);
    make();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
    for (int round = 0; round < 5; ++round) {
        nextRound();
    }
    std::vector<std::chrono::milliseconds> expected{30s, 60s, 120s, 240s, 5min, 5min};
    QCOMPARE(m_delays->asked, expected);
    m_newest = commitOf(1);
    m->plane.fail(QStringLiteral("endpoint"), noConnection); // now the control plane
    nextRound();
    QCOMPARE(m_told.last(), QStringLiteral("unavailable"));
    nextRound();
    QCOMPARE(m_told.last(), QStringLiteral("done"));
    m_newest = failure(noConnection);
    nextRound();
    QCOMPARE(m_delays->asked.back(), std::chrono::milliseconds(30s)); // from the beginning
}

void TestReconciler::triesAgainWhatFailed()
{
    m->plane.fail(QStringLiteral("put-deployment"), noConnection);
    make();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
    QCOMPARE(m_told, (QStringList{QStringLiteral("failed"), QStringLiteral("unavailable")}));
    QVERIFY(!m_reconciler->appliedCommit());
    nextRound();
    QCOMPARE(m_told.last(), QStringLiteral("done"));
    nextRound();
    QCOMPARE(m_told.last(), QStringLiteral("unchanged"));
}

void TestReconciler::correctsDriftOnlyWhenTold()
{
    for (const bool corrects : {false, true}) {
        m_delays->asked.clear();
        make(corrects);
        QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
        m->plane.deploymentAt("churn", "blue").spec.instanceCount = *InstanceCount::fromInt(9);
        m->plane.publish();
        m->plane.calls.clear();
        nextRound();
        QCOMPARE(m_told.last(), corrects ? QStringLiteral("done") : QStringLiteral("unchanged"));
        QCOMPARE(m->plane.changes().size(), corrects ? 1 : 0);
    }
}

void TestReconciler::aNewStartLeavesDrift()
{
    make();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
    m_newest = commitOf(2); // nothing for us in it
    nextRound();
    driftAndStartAnew();
    QCOMPARE(m_told.last(), QStringLiteral("unchanged"));
    QCOMPARE(m->plane.changes(), QStringList());
    m_newest = commitOf(3);
    m->plane.fail(QStringLiteral("scale"), noConnection);
    nextRound();
    QVERIFY(!m_reconciler->appliedCommit());
    m_newest = commitOf(2); // back, and what the failed one has done is not known
    nextRound();
    QCOMPARE(m_told.last(), QStringLiteral("done"));
    QCOMPARE(m->plane.changes().constLast(), QStringLiteral("scale churn/blue 1"));
}

void TestReconciler::leavesWhatSomebodyApplied()
{
    make();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
    QVERIFY(answered(
        m->records->setMark(m->scope, QString(), QStringLiteral("reconciled"), QJsonObject())));
    driftAndStartAnew();
    QCOMPARE(m_told.last(), QStringLiteral("nothing"));
    QCOMPARE(m->plane.changes(), QStringList());
}

void TestReconciler::leavesWhatWasRolledBack()
{
    m->settle();
    m->writeEndpoint("churn", "blue: 100", {{"blue", 5}});
    m->writeEndpoint("other", "", {});
    const QString key = QString::fromLatin1(rolledBackMark);
    const QJsonObject value{{QStringLiteral("to"), QStringLiteral("c0")}};
    QVERIFY(answered(m->records->setMark(m->scope, QStringLiteral("churn"), key, value)));
    QCOMPARE(answered(m->records->marks(m->scope))->size(), 1);
    make();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
    QCOMPARE(m->plane.changes().join(u' '), QStringLiteral("put-endpoint other"));
    QVERIFY(answered(m->records->setMark(m->scope, QStringLiteral("churn"), key, {})));
    m_newest = commitOf(2);
    nextRound();
    QCOMPARE(m->plane.changes().constLast(), QStringLiteral("scale churn/blue 5"));
}

void TestReconciler::neverOverlaps()
{
    m->plane.held = true;
    make();
    QTRY_VERIFY_WITH_TIMEOUT(!m->plane.waiting.isEmpty(), 60'000);
    m_newest = commitOf(2);
    m_delays->release();
    QCoreApplication::processEvents();
    QCOMPARE(m_asked, 1);
    QVERIFY(m_delays->asked.empty()); // there is no pause as long as it works
    m->plane.held = false;
    m->plane.releaseAll();
    QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
    nextRound();
    QCOMPARE(m_asked, 2);
}

void TestReconciler::stopsInEveryState_data()
{
    QTest::addColumn<QString>("call"); ///< at which it is stopped; empty: in the pause
    QTest::addColumn<QStringList>("changes");
    QTest::newRow("pausing") << QString()
                             << QStringList{QStringLiteral("put-endpoint churn"),
                                            QStringLiteral("put-deployment churn/blue"),
                                            QStringLiteral("put-endpoint churn")};
    QTest::newRow("reading") << QStringLiteral("endpoint") << QStringList();
    QTest::newRow("sending") << QStringLiteral("put-endpoint")
                             << QStringList{QStringLiteral("put-endpoint churn")};
    QTest::newRow("waiting") << QStringLiteral("wait")
                             << QStringList{QStringLiteral("put-endpoint churn")};
}

void TestReconciler::stopsInEveryState()
{
    QFETCH(QString, call);
    QFETCH(QStringList, changes);
    m->plane.held = !call.isEmpty();
    make();
    if (call.isEmpty()) {
        QTRY_COMPARE_WITH_TIMEOUT(m_delays->asked.size(), std::size_t(1), 60'000);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                while (!m->plane.waiting.isEmpty() && !m->plane.waiting.front().startsWith(call)) {
                    m->plane.release();
                }
                return !m->plane.waiting.isEmpty();
            }(),
            60'000);
    }
    QSignalSpy stopped(m_reconciler.get(), &Reconciler::stopped);
    m_reconciler->stop();
    m->plane.held = false;
    m->plane.releaseAll();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 60'000);
    QCOMPARE(m->plane.changes(), changes);
    const auto asked = m_asked;
    m_delays->release();
    QCoreApplication::processEvents();
    QCOMPARE(m_asked, asked);
    QCOMPARE(stopped.size(), 1);
}

void TestReconciler::followsARealBranch()
{
    GitFixture git;
    const QString folder = git.makeRepository();
    const QString remote = git.addRemote(folder);
    const auto repository = git.openTrusted(folder);
    QVERIFY(repository);
    const auto newest = newestOfUpstream(repository, QString(), this);
    const CommitId first = git.head(folder);
    QCOMPARE(GitFixture::await(newest()), Result<CommitId>(first));
    // Somebody else pushes.
    const QString other = git.at("other");
    git.git(git.root(), {QStringLiteral("clone"), QStringLiteral("-q"), remote, other});
    GitFixture::write(other, "a.yml", "two\n");
    git.git(other,
            {"-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qam", "two"});
    git.git(other, {"push", "-q"});
    const CommitId second = git.head(other);
    QVERIFY(second != first);
    QCOMPARE(GitFixture::await(newest()), Result<CommitId>(second));
    QCOMPARE(GitFixture::await(newestOfUpstream(repository, QStringLiteral("main"), this)()),
             Result<CommitId>(second));
    QCOMPARE(git.head(folder), first); // nothing here moved
    QVERIFY(QDir(remote).removeRecursively());
    const auto gone = GitFixture::await(newest());
    QVERIFY(!gone);
}

QTEST_GUILESS_MAIN(TestReconciler)
#include "tst_reconciler.moc"
