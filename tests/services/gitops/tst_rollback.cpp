// SPDX-License-Identifier: GPL-3.0-or-later
// Going back: live first, then Git, and on from wherever it was cut off.
#include "tests/services/gitops/rollbackbench.h"

#include <QTest>

using namespace serin;

namespace {

const QMap<QString, int> allBlue{{QStringLiteral("blue"), 100}};
const QMap<QString, int> mostlyGreen{{QStringLiteral("blue"), 10}, {QStringLiteral("green"), 90}};

} // namespace

class TestRollback : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_bench = std::make_unique<RollbackBench>(); }
    void cleanup() { m_bench.reset(); }

    void goesBackLiveFirst();
    void saysWhatItWillDo();
    void isHarmlessWhenRunTwice();
    void putsDriftRight();
    void goesToANamedCommit();
    void waitsForTheRemote();
    void pushesWhatAnEarlierOneCouldNot();
    void waitsForGit_data();
    void waitsForGit();
    void worksWithoutGitAtAll();
    void bringsALostDeploymentBack();
    void goesBehindAnApplyWithoutConsent();
    void leavesOthersInASharedFile();
    void bringsBackWhatTheManifestsUse();
    void leavesWhatAnotherEndpointUses();
    void takesBackAFailedCommitOfASharedFile();
    void changesNothingWhenTheServiceRefuses();
    void remembersWhatMayStillHappen();
    void endsTheMirroringFirst();
    void goesOnFromWhereverItWasCutOff();
    void refusesACommitThatIsNotUsable();

private:
    [[nodiscard]] RollbackBench &bench() { return *m_bench; }
    /// Live and Git are as the good commit had them.
    void checkGoneBack()
    {
        QCOMPARE(bench().traffic(), allBlue);
        QCOMPARE(bench().plane.refusals, QStringList());
        QCOMPARE(bench().board(), QStringList());
        QVERIFY(!bench().isMarked());
        QCOMPARE(bench().upstream(), bench().git.head(bench().folder));
        QCOMPARE(bench().git.git(bench().folder, {QStringLiteral("diff"), bench().good.toString(),
                                                  QStringLiteral("HEAD")}),
                 QByteArray());
        QCOMPARE(bench().git.git(bench().folder, {"status", "--porcelain"}), QByteArray());
    }

    std::unique_ptr<RollbackBench> m_bench;
};

void TestRollback::goesBackLiveFirst()
{
    bench().release();
    QCOMPARE(bench().traffic(), mostlyGreen);
    QCOMPARE(bench().board(), QStringList());
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QStringList seen;
    RollbackWatch watch;
    watch.doing = [&](const QString &doing) {
        seen.append(doing.section(u' ', 0, 0));
        if (doing.startsWith(QLatin1String("committing"))) {
            QCOMPARE(bench().traffic(), allBlue);
            QCOMPARE(bench().git.head(bench().folder), bench().bad);
        }
    };
    const auto report = bench().run(*plan, watch);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    QVERIFY(report->trafficMoved && report->committed && report->isPushed && report->isApplied);
    QCOMPARE(seen, (QStringList{QStringLiteral("moving"), QStringLiteral("committing"),
                                QStringLiteral("pushing"), QStringLiteral("applying")}));
    QCOMPARE(bench().plane.changes(),
             (QStringList{QStringLiteral("put-endpoint churn"), QStringLiteral("delete-deployment "
                                                                               "churn/green")}));
    checkGoneBack();
}

void TestRollback::saysWhatItWillDo()
{
    bench().release();
    GitFixture::write(bench().folder, "other.txt", "x\n");
    bench().commit("Something else");
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->commit, std::optional(bench().good));
    QVERIFY(plan->record > 0 && !plan->appliedAt.isNull());
    QCOMPARE(plan->before, mostlyGreen);
    QCOMPARE(plan->after, allBlue);
    QVERIFY(plan->lost.empty() && !plan->gitTrouble && !plan->resumes);
    QCOMPARE(plan->restored, (QList<QByteArray>{"endpoint.yml", "green.yml"}));
    QVERIFY(plan->shared.isEmpty());
    QCOMPARE(plan->undoes,
             QStringList{bench().bad.shortForm() + QStringLiteral(" Serve with green")});
    QCOMPARE(plan->commits.ahead, 1);
    QVERIFY(plan->message().contains(QLatin1String("- ") + plan->undoes.constFirst()));
    QVERIFY(bench().plane.changes().isEmpty());
}

void TestRollback::isHarmlessWhenRunTwice()
{
    bench().release();
    const auto report = bench().run(*bench().plan());
    VERIFY_RESULT(report);
    const CommitId head = bench().git.head(bench().folder);
    const auto again = bench().plan();
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::NotFound);
    QVERIFY(again.error().fix.contains(QLatin1String("--to")));
    QCOMPARE(bench().git.head(bench().folder), head);
}

void TestRollback::putsDriftRight()
{
    bench().release();
    bench().plane.model.endpoints.at(QStringLiteral("churn")).live.traffic = allBlue;
    bench().plane.deploymentAt("churn", "blue").spec.instanceCount = *InstanceCount::fromInt(7);
    bench().plane.publish();
    QCOMPARE(bench().board(), (QStringList{QStringLiteral("churn traffic drifted"),
                                           QStringLiteral("churn/blue instance_count drifted")}));
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->commit, std::optional(bench().bad));
    QVERIFY(!plan->changesFiles());
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->isDone() && !report->committed);
    QCOMPARE(bench().traffic(), mostlyGreen);
    QCOMPARE(bench().git.head(bench().folder), bench().bad);
    QCOMPARE(bench().board(), QStringList());
}

void TestRollback::goesToANamedCommit()
{
    bench().writeEndpoint("blue: 50, green: 50", {{"blue", 1}, {"green", 1}});
    const CommitId never = bench().commit("Half and half, never applied");
    bench().release();
    const auto plan = bench().plan(never.shortForm());
    VERIFY_RESULT(plan);
    QCOMPARE(plan->record, 0);
    QCOMPARE(plan->after,
             (QMap<QString, int>{{QStringLiteral("blue"), 50}, {QStringLiteral("green"), 50}}));
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    QCOMPARE(bench().traffic(), plan->after);
    QCOMPARE(bench().board(), QStringList());
    QVERIFY(!bench().isMarked());
    const auto unknown = bench().plan(QStringLiteral("nothing-like-this"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
}

void TestRollback::waitsForTheRemote()
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

void TestRollback::pushesWhatAnEarlierOneCouldNot()
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

void TestRollback::waitsForGit_data()
{
    QTest::addColumn<QString>("trouble");
    for (const char *trouble :
         {"detached", "merge", "edited", "other branch", "commit hook", "push hook", "lock"}) {
        QTest::newRow(trouble) << QString::fromLatin1(trouble);
    }
}

void TestRollback::waitsForGit()
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

void TestRollback::worksWithoutGitAtAll()
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

void TestRollback::bringsALostDeploymentBack()
{
    bench().writeEndpoint("blue: 100", {{"blue", 1}});
    bench().good = bench().commit("Serve with blue");
    bench().push();
    bench().apply();
    QFile::remove(bench().folder + QStringLiteral("/blue.yml"));
    bench().writeEndpoint("green: 100", {{"green", 1}});
    bench().commit("Serve with green alone");
    bench().push();
    bench().apply(true);
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->lost.size(), std::size_t(1));
    QCOMPARE(plan->lost.front().name, QStringLiteral("blue"));
    QCOMPARE(plan->lost.front().why, QStringLiteral("is gone"));
    QVERIFY(!plan->movesTraffic());
    bench().plane.calls.clear();
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->isDone());
    QCOMPARE(bench().plane.changes(),
             (QStringList{QStringLiteral("put-deployment churn/blue"),
                          QStringLiteral("put-endpoint churn"),
                          QStringLiteral("delete-deployment churn/green")}));
    checkGoneBack();
}

void TestRollback::goesBehindAnApplyWithoutConsent()
{
    bench().release();
    bench().writeEndpoint("blue: 0, green: 100", {{"blue", 1}, {"green", 2}});
    const CommitId allGreen = bench().commit("Serve with green alone");
    bench().apply();
    QFile::remove(bench().folder + QStringLiteral("/blue.yml"));
    bench().writeEndpoint("green: 100", {{"green", 2}});
    bench().commit("Remove blue");
    bench().push();
    bench().apply();
    bench().apply(true);
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->commit, std::optional(allGreen));
}

void TestRollback::leavesOthersInASharedFile()
{
    const auto write = [&](const QByteArray &churn, const QByteArray &other) {
        GitFixture::write(bench().folder, "all.yml",
                          RollbackBench::endpointText("churn", churn) + "---\n# theirs\n" +
                              RollbackBench::endpointText("other", other));
    };
    GitFixture::write(bench().folder, "blue.yml", RollbackBench::deploymentText("blue", 1));
    write("blue: 100", "");
    bench().good = bench().commit("Serve with blue");
    bench().push();
    bench().apply();
    GitFixture::write(bench().folder, "green.yml", RollbackBench::deploymentText("green", 2));
    write("blue: 10, green: 90", "");
    bench().commit("Serve with green");
    write("blue: 10, green: 90", "\n  ");
    bench().commit("Another endpoint's business");
    bench().push();
    bench().apply();
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->shared.size(), 1);
    QCOMPARE(plan->restored, QList<QByteArray>{"green.yml"});
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    QCOMPARE(GitFixture::read(bench().folder, "all.yml"),
             RollbackBench::endpointText("churn", "blue: 100") + "---\n# theirs\n" +
                 RollbackBench::endpointText("other", "\n  "));
    QVERIFY(!QFileInfo::exists(bench().folder + QStringLiteral("/green.yml")));
    QCOMPARE(bench().board(), QStringList());
    QCOMPARE(bench().git.git(bench().folder, {"status", "--porcelain"}), QByteArray());
    QCOMPARE(bench().upstream(), bench().git.head(bench().folder));
}

void TestRollback::bringsBackWhatTheManifestsUse()
{
    const QByteArray blue = RollbackBench::deploymentText("blue", 1).replace(
        "model: azureml:m:1", "code_configuration: {code: code, scoring_script: s.py}\n"
                              "model: {path: weights.bin}");
    const auto write = [&](const char *path, const QByteArray &text) {
        GitFixture::write(bench().folder, path, text);
    };
    const auto read = [&](const char *path) { return GitFixture::read(bench().folder, path); };
    write("endpoint.yml", RollbackBench::endpointText("churn", "blue: 100"));
    write("blue.yml", blue);
    write("code/s.py", "good");
    write("code/part/helper.py", "helps");
    write("weights.bin", "1");
    write("other/endpoint.yml", RollbackBench::endpointText("other", ""));
    bench().good = bench().commit("Serve with blue");
    bench().push();
    bench().apply();
    write("code/s.py", "bad");
    write("code/new.py", "new");
    QVERIFY(QFile::remove(bench().folder + QStringLiteral("/code/part/helper.py")));
    QVERIFY(QFile::remove(bench().folder + QStringLiteral("/weights.bin")));
    write("other/endpoint.yml", RollbackBench::endpointText("other", "\n  "));
    write("blue.yml", RollbackBench::deploymentText("blue", 1));
    bench().bad = bench().commit("Clean up");
    bench().push();
    bench().apply();
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->commit, std::optional(bench().good));
    QCOMPARE(plan->restored, QList<QByteArray>{"blue.yml"});
    QCOMPARE(plan->assets.size(), 2);
    QCOMPARE(plan->assets[0].place, QByteArray("code"));
    QCOMPARE(plan->assets[0].files,
             (QList<QByteArray>{"code/new.py", "code/part/helper.py", "code/s.py"}));
    QCOMPARE(plan->assets[1].files, QList<QByteArray>{"weights.bin"});
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY2(report->isDone(), report->trouble ? qPrintable(report->trouble->toLine()) : "");
    QCOMPARE(read("code/s.py"), QByteArray("good"));
    QCOMPARE(read("code/part/helper.py"), QByteArray("helps"));
    QCOMPARE(read("weights.bin"), QByteArray("1"));
    QVERIFY(!QFileInfo::exists(bench().folder + QStringLiteral("/code/new.py")));
    QCOMPARE(read("other/endpoint.yml"), RollbackBench::endpointText("other", "\n  "));
    QCOMPARE(bench().board(), QStringList());
    QCOMPARE(bench().git.git(bench().folder, {"status", "--porcelain"}), QByteArray());
    QCOMPARE(bench().upstream(), bench().git.head(bench().folder));
}

/// What another endpoint serves with stays; only what is gone comes back.
void TestRollback::leavesWhatAnotherEndpointUses()
{
    const auto withCode = [](const QByteArray &text) {
        return text + "code_configuration: {code: code, scoring_script: s.py}\n";
    };
    const auto write = [&](const char *path, const QByteArray &text) {
        GitFixture::write(bench().folder, path, text);
    };
    write("endpoint.yml", RollbackBench::endpointText("churn", "blue: 100"));
    write("blue.yml", withCode(RollbackBench::deploymentText("blue", 1)));
    write("other.yml", RollbackBench::endpointText("other", ""));
    write("red.yml", withCode(RollbackBench::deploymentText("red", 1))
                         .replace("endpoint_name: churn", "endpoint_name: other"));
    write("code/s.py", "then");
    write("code/gone.py", "then");
    bench().commit("Serve with blue");
    bench().push();
    bench().apply();
    write("code/s.py", "now");
    QVERIFY(QFile::remove(bench().folder + QStringLiteral("/code/gone.py")));
    write("blue.yml", withCode(RollbackBench::deploymentText("blue", 2)));
    bench().commit("Go on");
    bench().push();
    bench().apply();
    const auto plan = bench().plan();
    VERIFY_RESULT(plan);
    QCOMPARE(plan->assets.size(), 1);
    QCOMPARE(plan->assets[0].files, QList<QByteArray>{"code/gone.py"});
}

void TestRollback::takesBackAFailedCommitOfASharedFile()
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

void TestRollback::changesNothingWhenTheServiceRefuses()
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

void TestRollback::remembersWhatMayStillHappen()
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

void TestRollback::endsTheMirroringFirst()
{
    bench().release();
    auto &live = bench().plane.model.endpoints.at(QStringLiteral("churn")).live;
    live.traffic = {{QStringLiteral("green"), 100}};
    live.mirrorTraffic = {{QStringLiteral("blue"), 10}};
    bench().plane.publish();
    const auto plan = bench().plan(bench().good.toString());
    VERIFY_RESULT(plan);
    const auto report = bench().run(*plan);
    VERIFY_RESULT(report);
    QVERIFY(report->isDone());
    QCOMPARE(bench().plane.refusals, QStringList());
    QCOMPARE(bench().traffic(), allBlue);
    QVERIFY(live.mirrorTraffic.isEmpty());
}

void TestRollback::goesOnFromWhereverItWasCutOff()
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

void TestRollback::refusesACommitThatIsNotUsable()
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

QTEST_GUILESS_MAIN(TestRollback)
#include "tst_rollback.moc"
