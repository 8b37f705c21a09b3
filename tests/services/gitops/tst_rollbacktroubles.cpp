// SPDX-License-Identifier: GPL-3.0-or-later
// Going back where Git, the remote or the service do not go along, and on from wherever it was cut
// off.
#include "tests/services/gitops/rollbackplace.h"

#include <QTest>

using namespace serin;

class TestRollbackTroubles : public QObject, private RollbackPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enter(); }
    void cleanup() { leave(); }

    void waitsForTheRemote();
    void pushesWhatAnEarlierOneCouldNot();
    void waitsForGit_data();
    void waitsForGit();
    void worksWithoutGitAtAll();
    void takesBackAFailedCommitOfASharedFile();
    void changesNothingWhenTheServiceRefuses();
    void remembersWhatMayStillHappen();
    void goesOnFromWhereverItWasCutOff();
    void refusesACommitThatIsNotUsable();
};

void TestRollbackTroubles::waitsForTheRemote()
{
    bench().release();
    QVERIFY(QDir().rename(bench().remote, bench().git.at("away.git")));
    auto report = bench().run(*bench().plan());
    VERIFY_RESULT(report);
    QVERIFY(!report->isDone() && report->trafficMoved && report->committed && !report->isPushed);
    QCOMPARE(report->trouble->kind, ErrorKind::Unavailable);
    QVERIFY(report->isMarked && bench().isMarked());
    QCOMPARE(bench().traffic(), allBlue);
    const QStringList board = bench().board();
    QVERIFY2(board.contains(QStringLiteral("churn traffic rolled back live, not in Git")),
             qPrintable(board.join(u'\n')));
    QVERIFY(!board.contains(QStringLiteral("churn traffic drifted")));

    QVERIFY(QDir().rename(bench().git.at("away.git"), bench().remote));
    bench().restart();
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QVERIFY(plan->resumes && !plan->movesTraffic() && !plan->changesFiles());
    report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->isDone() && report->isPushed);
    checkGoneBack();
}

void TestRollbackTroubles::pushesWhatAnEarlierOneCouldNot()
{
    bench().release();
    // Live has the old split already, so that there is nothing to mark.
    bench().plane.model.endpoints.at(QStringLiteral("churn")).live.traffic = allBlue;
    bench().plane.publish();
    GitFixture &git = bench().git;
    const QString other = git.at("other");
    git.git(git.root(), {QStringLiteral("clone"), QStringLiteral("-q"), bench().remote, other});
    GitFixture::write(other, "other.txt", "x\n");
    git.git(other, {"add", "-A"});
    git.git(other,
            {"-c", "user.name=O", "-c", "user.email=o@example.org", "commit", "-qm", "Other"});
    git.git(other, {"push", "-q"});

    const QString good = bench().good.toString();
    auto report = bench().run(*bench().plan(good));
    VERIFY_RESULT(report);
    QVERIFY(report->committed && !report->isPushed && !report->isApplied && report->isBehind);
    QCOMPARE(report->trouble->kind, ErrorKind::Conflict);

    git.git(bench().folder, {"pull", "-q", "--rebase"});
    const auto plan = bench().plan(good);
    VERIFY_RESULT(plan);
    QVERIFY(!plan->changesFiles() && plan->pushes());
    report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->isDone() && report->isPushed && report->isApplied);
    QCOMPARE(bench().upstream(), git.head(bench().folder));
    QCOMPARE(bench().board(), QStringList());
}

void TestRollbackTroubles::waitsForGit_data()
{
    QTest::addColumn<QString>("trouble");
    for (const char *trouble :
         {"detached", "merge", "edited", "other branch", "commit hook", "push hook", "lock"}) {
        QTest::newRow(trouble) << QString::fromLatin1(trouble);
    }
}

void TestRollbackTroubles::waitsForGit()
{
    QFETCH(QString, trouble);
    bench().release();
    const QString folder = bench().folder;
    GitFixture &git = bench().git;
    QByteArray branch;
    std::function<void()> mend = [&] { git.git(folder, {"checkout", "-q", "main"}); };
    if (trouble == QLatin1String("detached")) {
        git.git(folder, {"checkout", "-q", "--detach"});
    } else if (trouble == QLatin1String("merge")) {
        git.git(folder, {"checkout", "-q", "-b", "side", "HEAD~1"});
        GitFixture::write(folder, "endpoint.yml", "name: churn\nauth_mode: aad_token\n");
        bench().commit("Another way");
        git.git(folder, {"checkout", "-q", "main"});
        git.git(folder, {"merge", "-q", "side"});
        QVERIFY(git.lastExit != 0);
        mend = [&] { git.git(folder, {"merge", "--abort"}); };
    } else if (trouble == QLatin1String("edited")) {
        GitFixture::write(folder, "green.yml", RollbackBench::deploymentText("green", 9));
        mend = [&] { git.git(folder, {"checkout", "-q", "--", "green.yml"}); };
    } else if (trouble == QLatin1String("other branch")) {
        git.git(folder, {"checkout", "-q", "-b", "side"});
        branch = "main";
    } else if (trouble == QLatin1String("lock")) {
        GitFixture::write(folder, ".git/index.lock", "");
        mend = [&] { QFile::remove(folder + QStringLiteral("/.git/index.lock")); };
    } else {
        const char *hook = trouble == QLatin1String("commit hook") ? "pre-commit" : "pre-push";
        GitFixture::makeHook(folder, hook, "echo no >&2; exit 1");
        bench().restart();
        mend = [&bench = bench(), folder, hook] {
            QFile::remove(folder + QStringLiteral("/.git/hooks/") + QLatin1String(hook));
            bench.restart();
        };
    }
    const RollbackRequest request{bench().scope(), QStringLiteral("churn"), {}, branch};
    const auto prepare = [&] {
        return GitFixture::await(bench().preparer->prepare(bench().repository, request));
    };
    auto plan = prepare();
    VERIFY_RESULT(plan);
    auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->trafficMoved && !report->isDone() && report->isMarked);
    QVERIFY2(!report->trouble->fix.isEmpty() || !report->trouble->where.isEmpty(),
             qPrintable(report->trouble->toLine()));
    QCOMPARE(bench().traffic(), allBlue);
    QVERIFY(bench().isMarked());

    mend();
    plan = prepare();
    VERIFY_RESULT(plan);
    QVERIFY(plan->resumes);
    QVERIFY2(!plan->gitTrouble, plan->gitTrouble ? qPrintable(plan->gitTrouble->toLine()) : "");
    report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    checkGoneBack();
}

void TestRollbackTroubles::worksWithoutGitAtAll()
{
    bench().release();
    bench().repository.reset();
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QVERIFY(plan->gitTrouble);
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->trafficMoved && !report->isDone() && bench().isMarked());
    QCOMPARE(bench().traffic(), allBlue);
    bench().restart();
    const auto resumed = bench().run(*bench().plan());
    VERIFY_RESULT(resumed);
    QVERIFY(resumed->isDone());
    checkGoneBack();
}

void TestRollbackTroubles::takesBackAFailedCommitOfASharedFile()
{
    const QByteArray other = "---\n" + RollbackBench::endpointText("other", "");
    GitFixture::write(bench().folder, "blue.yml", RollbackBench::deploymentText("blue", 1));
    GitFixture::write(bench().folder, "all.yml",
                      RollbackBench::endpointText("churn", "blue: 100") + other);
    bench().commit("Serve with blue");
    bench().apply();
    const QByteArray now = RollbackBench::endpointText("churn", "blue: 0") + other;
    GitFixture::write(bench().folder, "all.yml", now);
    bench().commit("Stop");
    bench().apply();
    GitFixture::makeHook(bench().folder, "pre-commit", "exit 1");
    bench().restart();
    const auto report = bench().run(*bench().plan());
    VERIFY_RESULT(report);
    QVERIFY(!report->isDone() && !report->committed);
    QCOMPARE(bench().traffic(), allBlue);
    QCOMPARE(GitFixture::read(bench().folder, "all.yml"), now);
    QCOMPARE(bench().git.git(bench().folder, {"status", "--porcelain"}), QByteArray());
}

void TestRollbackTroubles::changesNothingWhenTheServiceRefuses()
{
    bench().release();
    bench().plane.fail(QStringLiteral("put-endpoint"),
                       {ErrorKind::Conflict, QStringLiteral("another operation runs"), {}, {}});
    const auto report = bench().run(*bench().plan());
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Conflict);
    QVERIFY(!bench().isMarked());
    QCOMPARE(bench().git.head(bench().folder), bench().bad);
    QCOMPARE(bench().board(), QStringList());
}

void TestRollbackTroubles::remembersWhatMayStillHappen()
{
    bench().release();
    bench().plane.fail(QStringLiteral("wait"),
                       {ErrorKind::Timeout, QStringLiteral("no end in sight"), {}, {}});
    const auto report = bench().run(*bench().plan());
    VERIFY_RESULT(report);
    QVERIFY(!report->isDone() && !report->trafficMoved && bench().isMarked());
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QVERIFY(plan->resumes);
    const auto resumed = bench().run(*plan);
    VERIFY_RESULT(resumed);
    QVERIFY(resumed->isDone());
    checkGoneBack();
}

void TestRollbackTroubles::goesOnFromWhereverItWasCutOff()
{
    // At each step the program ends; the next one goes on.
    for (int steps = 0;; ++steps) {
        m_bench = std::make_unique<RollbackBench>();
        bench().release();
        int seen = 0;
        bool isCut = false;
        const auto plan = bench().plan();
        VERIFY_RESULT(plan);
        RollbackWatch watch;
        watch.doing = [&](const QString &) {
            if (seen++ == steps) {
                isCut = true;
                QMetaObject::invokeMethod(
                    this, [this] { bench().restart(); }, Qt::QueuedConnection);
            }
        };
        const auto report = bench().run(*plan, watch);
        if (!isCut) {
            QVERIFY(report && report->isDone());
            QCOMPARE(steps, 4);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(bench().rollback != nullptr, 30'000);
        const auto again = bench().plan();
        if (!again) {
            QVERIFY2(again.error().kind == ErrorKind::NotFound && steps > 2,
                     qPrintable(again.error().toLine()));
        } else {
            const auto resumed = bench().run(*again);
            VERIFY_RESULT(resumed);
            QVERIFY2(resumed->isDone(),
                     resumed->trouble ? qPrintable(resumed->trouble->toLine()) : "");
        }
        // Cut off in the apply at the end, what is left is an apply.
        const ApplyReport applied = bench().apply(true);
        QVERIFY(applied.outcome == ApplyReport::Outcome::Nothing ||
                applied.outcome == ApplyReport::Outcome::Done);
        checkGoneBack();
        if (QTest::currentTestFailed()) {
            qWarning("cut off at step %d", steps);
            return;
        }
    }
}

void TestRollbackTroubles::refusesACommitThatIsNotUsable()
{
    bench().release();
    const auto plan = bench().plan(QStringLiteral("HEAD~2"));
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Invalid);
    QVERIFY(plan.error().detail.contains(QLatin1String("has no manifest of it")));
    const auto other = GitFixture::await(bench().preparer->prepare(
        bench().repository, {bench().scope(), QStringLiteral("nobody"), {}, {}}));
    QVERIFY(!other);
    QCOMPARE(other.error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestRollbackTroubles)
#include "tst_rollbacktroubles.moc"
