// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/scoring/fleetfixture.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace serin;
using State = ScoringInstance::State;

/// Calls and what becomes of them: the deployment as a whole.
class TestProcessFleet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<FleetFixture>(); }
    void cleanup()
    {
        QVERIFY(m_fixture->leavesNothing());
        m_fixture.reset();
    }
    void runsAScript();
    void neverSettlesWithinTheCall();
    void scalesUpAndDown();
    void scalesToNone();
    void rollsOver();
    void rollsBackWhenTheNewOnesFail();
    void drainsBeforeItEnds();
    void doesNotWaitForeverForTheDrain();
    void newerCallsCancelOlderOnes();
    void newerCallTakesOverWhatStarts();
    void goesBackToTheOldOne();
    void stopWhileStarting();
    void stopOfNothing();
    void startAfterStop();
    void specsThatCannotRun_data();
    void specsThatCannotRun();
    void idsAreNeverUsedAgain();
    void deploymentsDoNotDisturbEachOther();
    void preparationLog();
    void shutsDown();
    void usageOfGroups();

private:
    std::unique_ptr<FleetFixture> m_fixture;
};

void TestProcessFleet::runsAScript()
{
    const ScoringSpec spec =
        m_fixture->spec("import os\n"
                        "def init(): print('model in', os.environ['AZUREML_MODEL_DIR'])\n"
                        "def run(data): return sorted(os.environ)\n");
    ScoringSpec with = spec;
    with.modelDir = QDir::tempPath();
    with.environment = {{QStringLiteral("OWN"), QStringLiteral("value")}};
    qputenv("SERIN_TEST_SECRET", "of the server");
    QSignalSpy changes(&m_fixture->fleet(), &ScoringFleet::instancesChanged);
    QVERIFY(m_fixture->runs(with));
    QVERIFY(!changes.isEmpty());
    const QList<ScoringInstance> list = m_fixture->instances(with);
    QCOMPARE(list.size(), 1);
    QCOMPARE(list[0].state, State::Ready);
    QCOMPARE(list[0].id, QStringLiteral("blue-1"));
    QCOMPARE(list[0].restarts, 0);
    QVERIFY(list[0].pid > 0 && list[0].port > 0);

    const QByteArray answer = httpGet(list[0].port, "/score");
    QVERIFY2(answer.startsWith("HTTP/1.1 200 OK"), answer.constData());
    for (const char *const name : {"AML_APP_ROOT", "AZUREML_ENTRY_SCRIPT", "AZUREML_MODEL_DIR",
                                   "OWN", "PATH", stateMarkName, instanceMarkName}) {
        QVERIFY2(answer.contains('"' + QByteArray(name) + '"'), name);
    }
    QVERIFY(!answer.contains("SERIN_TEST_SECRET"));
    QVERIFY(m_fixture->log(with).contains(QStringLiteral("model in ") + QDir::tempPath()));
    QVERIFY(m_fixture->log(with).contains(QStringLiteral("GET /score 200")));
}

void TestProcessFleet::neverSettlesWithinTheCall()
{
    const ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript(), 0);
    const quint64 ticket = m_fixture->run(spec);
    QCOMPARE(m_fixture->answers(), 0);
    QVERIFY(m_fixture->hasSucceeded(ticket));
    const quint64 none = m_fixture->stop(spec);
    QCOMPARE(m_fixture->answers(), 1);
    QVERIFY(m_fixture->hasSucceeded(none));
}

void TestProcessFleet::scalesUpAndDown()
{
    ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript());
    QVERIFY(m_fixture->runs(spec));
    const ScoringInstance first = m_fixture->instances(spec)[0];
    spec.instanceCount = 3;
    QVERIFY(m_fixture->runs(spec));
    QCOMPARE(m_fixture->instances(spec).size(), 3);
    QCOMPARE(m_fixture->count(spec, State::Ready), 3);
    QCOMPARE(m_fixture->instances(spec)[0], first);
    QCOMPARE(m_fixture->living().size(), 3);
    spec.instanceCount = 1;
    QVERIFY(m_fixture->runs(spec));
    QCOMPARE(m_fixture->instances(spec), QList<ScoringInstance>{first});
    QCOMPARE(m_fixture->living().size(), 1);
    QVERIFY(m_fixture->runs(spec)); // nothing to do
    QCOMPARE(m_fixture->instances(spec), QList<ScoringInstance>{first});
}

void TestProcessFleet::scalesToNone()
{
    ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript(), 2);
    QVERIFY(m_fixture->runs(spec));
    spec.instanceCount = 0;
    QVERIFY(m_fixture->runs(spec));
    QVERIFY(m_fixture->instances(spec).isEmpty());
    QVERIFY(m_fixture->living().isEmpty());
}

void TestProcessFleet::rollsOver()
{
    const ScoringSpec old = m_fixture->spec(FleetFixture::goodScript("'old'"), 2);
    QVERIFY(m_fixture->runs(old));
    const QString firstOld = m_fixture->instances(old)[0].id;
    int least = 99;
    QObject::connect(&m_fixture->fleet(), &ScoringFleet::instancesChanged, this,
                     [this, &least, &old](const DeploymentKey &) {
                         least = std::min(least, m_fixture->count(old, State::Ready));
                         for (const ScoringInstance &instance : m_fixture->instances(old)) {
                             if (instance.state == State::Draining) {
                                 m_fixture->fleet().instanceDrained(instance.id);
                             }
                         }
                     });
    ScoringSpec changed = old;
    changed.codeDir = m_fixture->code(FleetFixture::goodScript("'new'"));
    QVERIFY(m_fixture->runs(changed));
    QVERIFY2(least >= 2, QByteArray::number(least).constData());
    const QList<ScoringInstance> list = m_fixture->instances(old);
    QCOMPARE(list.size(), 2);
    QVERIFY(list[0].id != firstOld);
    QVERIFY(httpGet(list[0].port, "/score").endsWith("\"new\""));
    QVERIFY(httpGet(list[1].port, "/score").endsWith("\"new\""));
    QCOMPARE(m_fixture->living().size(), 2);
}

void TestProcessFleet::rollsBackWhenTheNewOnesFail()
{
    const ScoringSpec old = m_fixture->spec(FleetFixture::goodScript("'old'"), 2);
    QVERIFY(m_fixture->runs(old));
    const QList<ScoringInstance> before = m_fixture->instances(old);
    ScoringSpec broken = old;
    broken.codeDir = m_fixture->code("def init(): raise ValueError('broken model')\n"
                                     "def run(data): return 1\n");
    QVERIFY(m_fixture->fails(m_fixture->run(broken), QStringLiteral("ValueError: broken model")));
    QCOMPARE(m_fixture->instances(old), before);
    QVERIFY(httpGet(before[0].port, "/score").endsWith("\"old\""));
    QVERIFY(m_fixture->log(old).contains(QStringLiteral("broken model")));
    // Scaling goes on with what serves.
    ScoringSpec more = old;
    more.instanceCount = 3;
    QVERIFY(m_fixture->runs(more));
    QVERIFY(httpGet(m_fixture->instances(old)[2].port, "/score").endsWith("\"old\""));
}

void TestProcessFleet::drainsBeforeItEnds()
{
    ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript(), 2);
    spec.requestTimeout = std::chrono::milliseconds(60'000);
    QVERIFY(m_fixture->runs(spec));
    spec.instanceCount = 1;
    const quint64 ticket = m_fixture->run(spec);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Draining), 1, patience);
    const ScoringInstance draining = m_fixture->instances(spec)[1];
    QCOMPARE(draining.state, State::Draining);
    QVERIFY(httpGet(draining.port, "/score").startsWith("HTTP/1.1 200"));
    m_fixture->fleet().instanceDrained(QStringLiteral("blue-99"));
    m_fixture->fleet().instanceDrained(m_fixture->instances(spec)[0].id); // is not draining
    QVERIFY(httpGet(draining.port, "/score").startsWith("HTTP/1.1 200"));
    QCOMPARE(m_fixture->count(spec, State::Ready), 1);
    m_fixture->fleet().instanceDrained(draining.id);
    m_fixture->fleet().instanceDrained(draining.id);
    QVERIFY(m_fixture->hasSucceeded(ticket));
    QCOMPARE(m_fixture->instances(spec).size(), 1);
}

void TestProcessFleet::doesNotWaitForeverForTheDrain()
{
    ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript());
    QVERIFY(m_fixture->runs(spec));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_fixture->hasSucceeded(m_fixture->stop(spec)));
    QVERIFY(timer.elapsed() >= spec.requestTimeout.count());
}

void TestProcessFleet::newerCallsCancelOlderOnes()
{
    const QByteArray slow = "import time\ndef init(): time.sleep(60)\ndef run(data): return 1\n";
    const quint64 first = m_fixture->run(m_fixture->spec(slow, 2));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->living().size(), 2, patience);
    const quint64 second = m_fixture->run(m_fixture->spec(slow, 1));
    const ScoringSpec last = m_fixture->spec(FleetFixture::goodScript());
    const quint64 third = m_fixture->run(last);
    QVERIFY(m_fixture->fails(first, {}, ErrorKind::Cancelled));
    QVERIFY(m_fixture->fails(second, {}, ErrorKind::Cancelled));
    QVERIFY(m_fixture->hasSucceeded(third));
    QCOMPARE(m_fixture->answers(), 3);
    QCOMPARE(m_fixture->instances(last).size(), 1);
    QCOMPARE(m_fixture->living().size(), 1);
}

void TestProcessFleet::newerCallTakesOverWhatStarts()
{
    ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript(), 3);
    const quint64 first = m_fixture->run(spec);
    spec.instanceCount = 2;
    const quint64 second = m_fixture->run(spec);
    QVERIFY(m_fixture->fails(first, {}, ErrorKind::Cancelled));
    QVERIFY(m_fixture->hasSucceeded(second));
    const QList<ScoringInstance> list = m_fixture->instances(spec);
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0].id, QStringLiteral("blue-1"));
    QCOMPARE(list[1].id, QStringLiteral("blue-2"));
}

void TestProcessFleet::goesBackToTheOldOne()
{
    const ScoringSpec old = m_fixture->spec(FleetFixture::goodScript(), 2);
    QVERIFY(m_fixture->runs(old));
    const QList<ScoringInstance> before = m_fixture->instances(old);
    const quint64 change = m_fixture->run(m_fixture->spec(FleetFixture::goodScript("2"), 2));
    const quint64 back = m_fixture->run(old);
    QVERIFY(m_fixture->fails(change, {}, ErrorKind::Cancelled));
    QVERIFY(m_fixture->hasSucceeded(back));
    QCOMPARE(m_fixture->instances(old), before);
}

void TestProcessFleet::stopWhileStarting()
{
    const ScoringSpec spec =
        m_fixture->spec("import time\ndef init(): time.sleep(60)\ndef run(data): return 1\n", 2);
    const quint64 start = m_fixture->run(spec);
    const quint64 stop = m_fixture->stop(spec);
    QVERIFY(m_fixture->fails(start, {}, ErrorKind::Cancelled));
    QVERIFY(m_fixture->hasSucceeded(stop));
    QVERIFY(m_fixture->instances(spec).isEmpty());
    QVERIFY(m_fixture->log(spec).isEmpty());
    QVERIFY(QDir(m_fixture->options().folder + QStringLiteral("/logs")).isEmpty());
}

void TestProcessFleet::stopOfNothing()
{
    const ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript());
    QVERIFY(m_fixture->hasSucceeded(m_fixture->stop(spec)));
    QVERIFY(m_fixture->instances(spec).isEmpty());
    m_fixture->fleet().instanceDrained(QStringLiteral("blue-1"));
}

void TestProcessFleet::startAfterStop()
{
    const ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript());
    QVERIFY(m_fixture->runs(spec));
    const quint64 stop = m_fixture->stop(spec);
    const quint64 start = m_fixture->run(spec);
    QVERIFY(m_fixture->fails(stop, {}, ErrorKind::Cancelled));
    QVERIFY(m_fixture->hasSucceeded(start));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->living().size(), 1, patience);
    QVERIFY(m_fixture->hasSucceeded(m_fixture->stop(spec)));
    QVERIFY(m_fixture->runs(spec));
}

void TestProcessFleet::specsThatCannotRun_data()
{
    QTest::addColumn<QString>("codeDir");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("modelDir");
    QTest::addColumn<QString>("words");
    const QString temp = QDir::tempPath();
    const QString score = QStringLiteral("score.py");
    QTest::newRow("no code") << QString() << score << QString() << QStringLiteral("code folder");
    QTest::newRow("absent code") << QStringLiteral("/nowhere") << score << QString()
                                 << QStringLiteral("/nowhere does not exist");
    QTest::newRow("absent script") << temp << QStringLiteral("no-such.py") << QString()
                                   << QStringLiteral("there is no scoring script \"no-such.py\"");
    QTest::newRow("no script") << temp << QString() << QString()
                               << QStringLiteral("there is no scoring script");
    QTest::newRow("absent model") << QString() << score << QStringLiteral("/nowhere")
                                  << QStringLiteral("the model /nowhere does not exist");
}

void TestProcessFleet::specsThatCannotRun()
{
    QFETCH(const QString, codeDir);
    QFETCH(const QString, script);
    QFETCH(const QString, modelDir);
    QFETCH(const QString, words);
    ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript());
    if (modelDir.isEmpty()) {
        spec.codeDir = codeDir;
    }
    spec.scoringScript = script;
    spec.modelDir = modelDir;
    QVERIFY(m_fixture->fails(m_fixture->run(spec), words));
    QVERIFY(m_fixture->instances(spec).isEmpty());
}

void TestProcessFleet::idsAreNeverUsedAgain()
{
    const ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript());
    QVERIFY(m_fixture->runs(spec));
    QCOMPARE(m_fixture->instances(spec)[0].id, QStringLiteral("blue-1"));
    QVERIFY(m_fixture->hasSucceeded(m_fixture->stop(spec)));
    m_fixture->close();
    QCOMPARE(m_fixture->open(), 0);
    QVERIFY(m_fixture->runs(spec));
    QCOMPARE(m_fixture->instances(spec)[0].id, QStringLiteral("blue-2"));
}

void TestProcessFleet::deploymentsDoNotDisturbEachOther()
{
    const ScoringSpec blue = m_fixture->spec(FleetFixture::goodScript("'blue'"), 2);
    const ScoringSpec green = m_fixture->spec(FleetFixture::goodScript("'green'"), 1, "green");
    const ScoringSpec broken = m_fixture->spec("import nothing_like_this\n", 1, "broken");
    const quint64 tickets[] = {m_fixture->run(blue), m_fixture->run(green), m_fixture->run(broken)};
    QVERIFY(m_fixture->hasSucceeded(tickets[0]));
    QVERIFY(m_fixture->hasSucceeded(tickets[1]));
    QVERIFY(m_fixture->fails(tickets[2], QStringLiteral("nothing_like_this")));
    QVERIFY(m_fixture->hasSucceeded(m_fixture->stop(blue)));
    QVERIFY(httpGet(m_fixture->instances(green)[0].port, "/score").endsWith("\"green\""));
}

void TestProcessFleet::preparationLog()
{
    ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript());
    spec.environment = {{QStringLiteral("TOKEN"), QStringLiteral("hush")}};
    QVERIFY(m_fixture->runs(spec));
    const QString log =
        m_fixture->fleet().logs(spec.key, ScoringFleet::LogKind::StorageInitializer, 100);
    QVERIFY(log.contains(spec.codeDir));
    QVERIFY(log.contains(QStringLiteral("TOKEN")));
    QVERIFY(!log.contains(QStringLiteral("hush")));
    const QString last =
        m_fixture->fleet().logs(spec.key, ScoringFleet::LogKind::StorageInitializer, 1);
    QCOMPARE(last.count(u'\n'), 1);
}

void TestProcessFleet::shutsDown()
{
    // One that ignores SIGTERM, one with a daemon of its own, one that starts for ever.
    const ScoringSpec stubborn = m_fixture->spec("import signal\n"
                                                 "def init(): signal.signal = lambda *a: None; "
                                                 "signal.pthread_sigmask(signal.SIG_BLOCK, {15})\n"
                                                 "def run(data): return 1\n",
                                                 2);
    const ScoringSpec daemon =
        m_fixture->spec("import subprocess\n"
                        "def init(): subprocess.Popen(['sleep', '600'], start_new_session=True)\n"
                        "def run(data): return 1\n",
                        1, "daemon");
    const ScoringSpec slow = m_fixture->spec(
        "import time\ndef init(): time.sleep(60)\ndef run(data): return 1\n", 1, "slow");
    QVERIFY(m_fixture->runs(stubborn));
    QVERIFY(m_fixture->runs(daemon));
    const quint64 waiting = m_fixture->run(slow);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->living().size(), 5, patience);
    QSignalSpy ended(&m_fixture->fleet(), &ProcessFleet::hasShutDown);
    QElapsedTimer timer;
    timer.start();
    m_fixture->fleet().shutDown();
    m_fixture->fleet().shutDown();
    QCOMPARE(ended.count(), 0);
    const quint64 late = m_fixture->run(slow);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
    QVERIFY2(timer.elapsed() < 5'000, QByteArray::number(timer.elapsed()).constData());
    QVERIFY(m_fixture->fails(waiting, {}, ErrorKind::Cancelled));
    QVERIFY(m_fixture->fails(late, {}, ErrorKind::Cancelled));
    QVERIFY(m_fixture->living().isEmpty());
}

void TestProcessFleet::usageOfGroups()
{
    const ScoringSpec spec = m_fixture->spec("import subprocess\n"
                                             "def init():\n"
                                             "    subprocess.Popen(['sleep', '600'])\n"
                                             "    sum(i * i for i in range(2_000_000))\n"
                                             "def run(data): return 1\n",
                                             2);
    QVERIFY(m_fixture->fleet().usage().isEmpty());
    QVERIFY(m_fixture->runs(spec));
    const QHash<QString, ProcessUsage> usage = m_fixture->fleet().usage();
    QCOMPARE(usage.size(), 2);
    for (const ScoringInstance &instance : m_fixture->instances(spec)) {
        const ProcessUsage one = usage.value(instance.id);
        QCOMPARE(one.processes, 2);
        QVERIFY(one.cpu > std::chrono::milliseconds(20));
        QVERIFY(one.residentBytes > 5'000'000);
    }
}

QTEST_GUILESS_MAIN(TestProcessFleet)
#include "tst_processfleet.moc"
