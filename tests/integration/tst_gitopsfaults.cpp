// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong in the middle of plan, apply and rollback of the real serinctl: nothing is lost,
// and the next call goes on.
#include "tests/integration/gitopsplace.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace serin;

class TestGitOpsFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_place = std::make_unique<GitOpsPlace>(QStringLiteral(SERINCTL)); }
    void cleanup() { m_place.reset(); }

    void goesOnAfterAStop_data();
    void goesOnAfterAStop();
    void countsWhatWasBegun();
    void rollsBackWhileTheRemoteIsAway();
    void rollsBackWithADetachedHead();
    void rollsBackDuringAConflict();
    void goesOnAfterARollbackWasStopped_data();
    void goesOnAfterARollbackWasStopped();
    void bringsBackWhatIsGone();
    void letsTwoProgramsApplyAtOnce();
    void letsTwoProgramsRollBackAtOnce();
    void asksForTrust();

private:
    [[nodiscard]] GitOpsPlace &place() { return *m_place; }
    /// Blue alone, then a tenth to green, both applied and pushed.
    void release()
    {
        VERIFY_EXIT(place().serin({"apply"}), 0);
        QVERIFY(place().addGreen());
        VERIFY_EXIT(
            place().serin({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"}), 0);
        VERIFY_EXIT(place().serin({"commit", "-m", "Send a tenth to green", "."}), 0);
        VERIFY_EXIT(place().serin({"push"}), 0);
        VERIFY_EXIT(place().serin({"apply"}), 0);
    }
    void checkGoneBack()
    {
        QCOMPARE(place().drift(), QStringList());
        QCOMPARE(place().traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));
        QCOMPARE(place().git(place().demo, {"diff", "HEAD~2", "HEAD"}), QByteArray());
        QCOMPARE(place().git(place().demo, {"status", "--porcelain"}), QByteArray());
    }

    std::unique_ptr<GitOpsPlace> m_place;
};

void TestGitOpsFaults::goesOnAfterAStop_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QByteArray>("after");
    for (const char *step :
         {"", "registered environment", "created endpoint", "created deployment blue"}) {
        for (const int signal : {SIGINT, SIGKILL}) {
            QTest::addRow("%s after \"%s\"", signal == SIGINT ? "Ctrl+C" : "kill", step)
                << signal << QByteArray(step);
        }
    }
}

void TestGitOpsFaults::goesOnAfterAStop()
{
    QFETCH(int, signal);
    QFETCH(QByteArray, after);
    VERIFY_EXIT(place().serin({"local", "start"}), 0);
    const auto apply =
        place().start(place().demo, {QStringLiteral("apply"), QStringLiteral("--output"),
                                     QStringLiteral("json")});
    QByteArray said;
    const QByteArray words = after.isEmpty() ? "was never applied" : after;
    QVERIFY2(GitOpsPlace::hears(*apply, words, said), said.constData());
    GitOpsPlace::interrupt(*apply, signal);
    const CommandOutcome stopped = CommandPlace::finish(*apply);
    if (signal == SIGINT) {
        VERIFY_EXIT(stopped, 130);
        said += stopped.err;
        QVERIFY2(said.contains("serinctl: error: interrupted"), said.constData());
        QCOMPARE(said.count("serinctl: error: "), 1);
        QCOMPARE(said.contains("begun and not waited for"), said.contains("waits first for"));
        QCOMPARE(
            stopped.json()[QLatin1String("error")][QLatin1String("message")].toString().section(
                u';', 0, 0),
            QStringLiteral("interrupted"));
        QVERIFY(after.isEmpty() || stopped.json().contains(QLatin1String("operations")));
    }
    const CommandOutcome again = place().serin({"apply"});
    VERIFY_EXIT(again, 0);
    QCOMPARE(place().drift(), QStringList());
    VERIFY_EXIT(place().serin({"plan"}), 0);
    const CommandOutcome answer = place().serin({"online-endpoint", "invoke", "-n", "my-endpoint",
                                                 "--request-file", "sample-request.json"});
    VERIFY_EXIT(answer, 0);
    QVERIFY(answer.out.contains("5215.198131579"));
}

/// A deployment is being made while Ctrl+C comes: its script does not end before it may.
void TestGitOpsFaults::countsWhatWasBegun()
{
    const QString script = place().demo + QStringLiteral("/model-1/onlinescoring/score.py");
    const QString reached = place().at("reached");
    const QString gate = place().at("gate");
    const QByteArray waiting = "def init():\n"
                               "    import time\n"
                               "    open('" +
                               reached.toUtf8() +
                               "', 'w').close()\n    while not os.path.exists('" + gate.toUtf8() +
                               "'):\n        time.sleep(0.02)\n";
    const QByteArray before = fileBytes(script);
    QVERIFY(before.contains("def init():\n"));
    QVERIFY(setFileBytes(script, QByteArray(before).replace("def init():\n", waiting)));
    QVERIFY(place().addGreen());
    VERIFY_EXIT(place().serin({"commit", "-m", "Wait, and add green", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    VERIFY_EXIT(place().serin({"local", "start"}), 0);
    const auto apply =
        place().start(place().demo, {QStringLiteral("apply"), QStringLiteral("--output"),
                                     QStringLiteral("json")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(reached), 60'000);
    GitOpsPlace::interrupt(*apply);
    const CommandOutcome stopped = CommandPlace::finish(*apply);
    VERIFY_EXIT(stopped, 130);
    // Six assets and the endpoint; blue; then green and the traffic.
    QVERIFY2(stopped.err.contains("7 of 10 operations done, 0 failed, 1 begun and not waited for, "
                                  "2 not begun"),
             stopped.words());
    QVERIFY2(stopped.err.contains("the service may still be creating deployment blue"),
             stopped.words());
    QStringList mayStillRun;
    const QJsonArray operations = stopped.json()[QLatin1String("operations")].toArray();
    for (const QJsonValue &operation : operations) {
        if (operation[QLatin1String("mayStillRun")].toBool()) {
            mayStillRun.append(operation[QLatin1String("id")].toString());
        }
    }
    QCOMPARE(mayStillRun, QStringList{QStringLiteral("create:my-endpoint/blue")});
    // What was begun goes on, and the next apply waits for it.
    QVERIFY(setFileBytes(gate, "open"));
    const CommandOutcome again = place().serin({"apply"});
    VERIFY_EXIT(again, 0);
    QVERIFY2(again.err.contains("waiting for create:my-endpoint/blue"), again.words());
    QCOMPARE(place().drift(), QStringList());
}

void TestGitOpsFaults::rollsBackWhileTheRemoteIsAway()
{
    release();
    QVERIFY(QDir().rename(place().at("demo.git"), place().at("away.git")));
    CommandOutcome done = place().serin({"rollback"});
    VERIFY_EXIT(done, 1);
    QVERIFY2(done.err.contains("live traffic is back at blue 100") &&
                 done.err.contains("Git has not followed"),
             done.err.constData());
    QCOMPARE(place().traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));
    const QStringList drift = place().drift();
    QVERIFY2(drift.contains(QStringLiteral("my-endpoint traffic rolled back live, not in Git")),
             qPrintable(drift.join(u'\n')));
    QCOMPARE(place().lastDrift, 2);
    QVERIFY(place().serin({"drift"}).err.contains("serinctl rollback --endpoint my-endpoint"));

    QVERIFY(QDir().rename(place().at("away.git"), place().at("demo.git")));
    done = place().serin({"rollback"});
    VERIFY_EXIT(done, 0);
    checkGoneBack();
    QCOMPARE(place().git(place().at("demo.git"), {"rev-parse", "main"}),
             place().git(place().demo, {"rev-parse", "HEAD"}));
}

void TestGitOpsFaults::rollsBackWithADetachedHead()
{
    release();
    place().git(place().demo, {"checkout", "-q", "--detach"});
    const CommandOutcome done = place().serin({"rollback"});
    VERIFY_EXIT(done, 1);
    QVERIFY2(done.err.contains("no branch is checked out"), done.err.constData());
    QCOMPARE(place().traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));
    place().git(place().demo, {"checkout", "-q", "main"});
    VERIFY_EXIT(place().serin({"rollback"}), 0);
    checkGoneBack();
}

void TestGitOpsFaults::rollsBackDuringAConflict()
{
    release();
    place().git(place().demo, {"checkout", "-q", "-b", "side", "HEAD~1"});
    VERIFY_EXIT(place().serin({"manifest", "set", "endpoint.yml", "--traffic", "blue=0"}), 0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Stop", "endpoint.yml"}), 0);
    place().git(place().demo, {"checkout", "-q", "main"});
    place().git(place().demo, {"merge", "-q", "side"});
    QVERIFY(place().lastGit.exitCode != 0);
    // The working tree is full of conflict marks: what is committed is still known.
    VERIFY_EXIT(place().serin({"plan"}), 0);
    const CommandOutcome worktree = place().serin({"plan", "--worktree"});
    QVERIFY2(worktree.exitCode == 0 || worktree.exitCode == 2, worktree.words().constData());
    QVERIFY2(worktree.out.contains("endpoint.yml"), worktree.out.constData());
    CommandOutcome done = place().serin({"rollback"});
    VERIFY_EXIT(done, 1);
    QVERIFY2(done.err.contains("a merge is in progress"), done.err.constData());
    QCOMPARE(place().traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));
    place().git(place().demo, {"merge", "--abort"});
    done = place().serin({"rollback"});
    VERIFY_EXIT(done, 0);
    checkGoneBack();
}

void TestGitOpsFaults::goesOnAfterARollbackWasStopped_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("inCommit");
    QTest::newRow("Ctrl+C at the commit") << SIGINT << true;
    QTest::newRow("kill at the commit") << SIGKILL << true;
    QTest::newRow("Ctrl+C at the push") << SIGINT << false;
    QTest::newRow("kill at the push") << SIGKILL << false;
}

void TestGitOpsFaults::goesOnAfterARollbackWasStopped()
{
    QFETCH(int, signal);
    QFETCH(bool, inCommit);
    release();
    // A hook that waits shows where the rollback is.
    const QString hook = place().demo + QStringLiteral("/.git/hooks/") +
                         (inCommit ? QStringLiteral("pre-commit") : QStringLiteral("pre-push"));
    const QString reached = place().at("reached");
    CommandPlace::writeScript(hook, "touch '" + reached.toUtf8() + "'\nexec sleep 600");
    const auto rollback =
        place().start(place().demo, {QStringLiteral("rollback"), QStringLiteral("--trust")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(reached), 60'000);
    GitOpsPlace::interrupt(*rollback, signal);
    const CommandOutcome stopped = CommandPlace::finish(*rollback);
    QCOMPARE(stopped.exitCode, signal == SIGINT ? 130 : -1);
    // git does not outlive it, and takes its lock away. A commit's hook it ends as well; that of a
    // push goes on, and keeps open what git has started to receive it.
    if (inCommit) {
        QTRY_COMPARE_WITH_TIMEOUT(place().running(QStringLiteral("git")), 0, patience);
    }
    QVERIFY(!QFileInfo::exists(place().demo + QStringLiteral("/.git/index.lock")));
    QFile::remove(hook);
    QCOMPARE(place().traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));
    const QStringList drift = place().drift();
    QVERIFY2(drift.contains(QStringLiteral("my-endpoint traffic rolled back live, not in Git")),
             qPrintable(drift.join(u'\n')));
    // What was written but not committed is the person's to look at.
    CommandOutcome done = place().serin({"rollback"});
    if (signal == SIGKILL && done.exitCode != 0) {
        QVERIFY2(done.err.contains("uncommitted changes"), done.err.constData());
        place().git(place().demo, {"checkout", "-q", "HEAD", "--", "."});
        done = place().serin({"rollback"});
    }
    VERIFY_EXIT(done, 0);
    checkGoneBack();
}

void TestGitOpsFaults::bringsBackWhatIsGone()
{
    release();
    VERIFY_EXIT(place().serin({"manifest", "set", "endpoint.yml", "--traffic", "green=100"}), 0);
    VERIFY_EXIT(place().serin({"manifest", "remove-deployment", ".", "--name", "blue"}), 0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Green alone", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    VERIFY_EXIT(place().serin({"apply", "--prune"}), 0);
    CommandOutcome done = place().serin({"rollback"});
    VERIFY_EXIT(done, 1);
    QVERIFY2(done.err.contains("blue, which the old split needs, is gone"), done.err.constData());
    QCOMPARE(place().git(place().demo, {"rev-list", "--count", "HEAD"}), QByteArray("3"));
    QCOMPARE(place().traffic(), (QJsonObject{{QStringLiteral("green"), 100}}));
    done = place().serin({"rollback", "--yes"});
    VERIFY_EXIT(done, 0);
    QCOMPARE(place().drift(), QStringList());
    QCOMPARE(place().traffic(),
             (QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}));
}

void TestGitOpsFaults::letsTwoProgramsApplyAtOnce()
{
    VERIFY_EXIT(place().serin({"local", "start"}), 0);
    const auto one = place().start(place().demo, {QStringLiteral("apply")});
    const auto two = place().start(place().demo, {QStringLiteral("apply")});
    const CommandOutcome first = CommandPlace::finish(*one);
    const CommandOutcome second = CommandPlace::finish(*two);
    QVERIFY2(first.exitCode == 0 || second.exitCode == 0,
             (first.words() + second.words()).constData());
    for (const CommandOutcome &each : {first, second}) {
        // The slower one either found nothing to do or says who is at work.
        QVERIFY2(each.exitCode == 0 || (each.exitCode == 1 && each.err.contains("error:")),
                 each.words().constData());
    }
    VERIFY_EXIT(place().serin({"apply"}), 0);
    QCOMPARE(place().drift(), QStringList());
}

void TestGitOpsFaults::letsTwoProgramsRollBackAtOnce()
{
    release();
    const auto one = place().start(place().demo, {QStringLiteral("rollback")});
    const auto two = place().start(place().demo, {QStringLiteral("rollback")});
    const CommandOutcome first = CommandPlace::finish(*one);
    const CommandOutcome second = CommandPlace::finish(*two);
    const QByteArray both = first.words() + second.words();
    for (const CommandOutcome &each : {first, second}) {
        // The slower one goes on, finds that all is done, or says what was in its way.
        QVERIFY2(each.exitCode == 0 || (each.exitCode == 1 && each.err.contains("error:")), both);
    }
    QCOMPARE(place().traffic(), (QJsonObject{{QStringLiteral("blue"), 100}}));
    // What is left over is what a further one does.
    if (place().git(place().demo, {"rev-list", "--count", "HEAD"}) != "3" ||
        !place().drift().isEmpty()) {
        VERIFY_EXIT(place().serin({"rollback"}), 0);
    }
    checkGoneBack();
    QVERIFY2(place().git(place().demo, {"rev-list", "--count", "HEAD"}) == "3", both);
    QCOMPARE(place().git(place().at("demo.git"), {"rev-parse", "main"}),
             place().git(place().demo, {"rev-parse", "HEAD"}));
}

void TestGitOpsFaults::asksForTrust()
{
    CommandPlace::writeScript(place().at("evil.sh"),
                              "touch '" + place().at("ran").toUtf8() + "'\necho");
    place().git(place().root(), {"clone", "-q", "demo.git", "foreign"});
    const QString foreign = place().at("foreign");
    place().git(foreign, {QStringLiteral("config"), QStringLiteral("core.fsmonitor"),
                          place().at("evil.sh")});
    for (const char *verb : {"plan", "apply", "drift"}) {
        const CommandOutcome refused = place().run(foreign, {verb});
        QVERIFY2(refused.exitCode == 1 && refused.err.contains("--trust") &&
                     refused.err.contains("core.fsmonitor"),
                 refused.words().constData());
    }
    VERIFY_EXIT(place().run(foreign, {"apply", "--worktree"}), 1);
    QVERIFY(!QFileInfo::exists(place().at("ran")));
    QCOMPARE(place().serin({"online-endpoint", "list", "-o", "json"}).array(), QJsonArray());
    VERIFY_EXIT(place().run(foreign, {"plan", "--trust"}), 2);
}

QTEST_GUILESS_MAIN(TestGitOpsFaults)
#include "tst_gitopsfaults.moc"
