// SPDX-License-Identifier: GPL-3.0-or-later
// `serinctl local …` as a person or a script calls it.
#include "services/domain/localconnection.h"

#include "tests/support/commandplace.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestLocalCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void startsOnceAndStops();
    void theSecondServerSaysWhoIsThere();
    void usesItsPortAgain();
    void aTakenPortIsSaid();
    void resetForgets();
    void resetSparesOtherFolders();
    void refusesWhatCannotRun_data();
    void refusesWhatCannotRun();
    void logsEndWithTheNewest();
    void endsWithAnotherProcess_data();
    void endsWithAnotherProcess();
    void doesNotStartForAProcessThatIsGone();

private:
    CommandOutcome run(const QStringList &arguments);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_state;
};

void TestLocalCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_state = m_folder->filePath(QStringLiteral("state"));
}

void TestLocalCommands::cleanup()
{
    run({QStringLiteral("stop")});
}

CommandOutcome TestLocalCommands::run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SERIN_STATE_DIR"), m_state);
    environment.insert(QStringLiteral("SERIN_LOCAL_ENDS_WITH"),
                       QString::number(QCoreApplication::applicationPid()));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SERINCTL), QStringList{QStringLiteral("local")} + arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000)) {
        process.kill();
        process.waitForFinished();
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestLocalCommands::startsOnceAndStops()
{
    const CommandOutcome before = run({QStringLiteral("status")});
    QCOMPARE(before.exitCode, 1);
    QCOMPARE(before.json().value(QLatin1String("running")), QJsonValue(false));

    const CommandOutcome first = run({QStringLiteral("start")});
    QCOMPARE(first.exitCode, 0);
    const CommandOutcome second = run({QStringLiteral("start")});
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.json(), first.json());
    const CommandOutcome status = run({QStringLiteral("status")});
    QCOMPARE(status.exitCode, 0);
    QCOMPARE(status.json().value(QLatin1String("pid")), first.json().value(QLatin1String("pid")));
    const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup |
                                      QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
    for (const char *name : {"", "/token", "/connection.json", "/serve.lock"}) {
        QCOMPARE(QFile::permissions(m_state + QLatin1String(name)) & others, QFile::Permissions());
    }

    QCOMPARE(run({QStringLiteral("stop")}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("status")}).exitCode, 1);
    const CommandOutcome again = run({QStringLiteral("stop")});
    QCOMPARE(again.exitCode, 0);
    QVERIFY(again.err.contains("was not running"));
}

void TestLocalCommands::theSecondServerSaysWhoIsThere()
{
    const CommandOutcome first = run({QStringLiteral("start")});
    QCOMPARE(first.exitCode, 0);
    const CommandOutcome second = run({QStringLiteral("serve")});
    QCOMPARE(second.exitCode, 1);
    const QByteArray holder =
        QByteArray::number(first.json().value(QLatin1String("pid")).toInteger());
    QVERIFY2(second.err.contains("process " + holder), second.err.constData());
    QVERIFY(second.out.isEmpty());
}

void TestLocalCommands::usesItsPortAgain()
{
    const CommandOutcome first = run({QStringLiteral("start")});
    QCOMPARE(run({QStringLiteral("stop")}).exitCode, 0);
    const CommandOutcome second = run({QStringLiteral("start")});
    QCOMPARE(second.json().value(QLatin1String("baseUrl")),
             first.json().value(QLatin1String("baseUrl")));
    QVERIFY(second.json().value(QLatin1String("pid")) != first.json().value(QLatin1String("pid")));
}

void TestLocalCommands::aTakenPortIsSaid()
{
    const CommandOutcome first = run({QStringLiteral("start")});
    const QString port = first.json().value(QLatin1String("baseUrl")).toString().section(u':', -1);
    const CommandOutcome other =
        run({QStringLiteral("start"), QStringLiteral("--state-dir"),
             m_folder->filePath(QStringLiteral("other")), QStringLiteral("--port"), port});
    QCOMPARE(other.exitCode, 1);
    QVERIFY2(other.err.contains(port.toUtf8()), other.err.constData());
}

void TestLocalCommands::resetForgets()
{
    QCOMPARE(run({QStringLiteral("start")}).exitCode, 0);
    const CommandOutcome refused = run({QStringLiteral("reset")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.err.contains("--yes"));
    QCOMPARE(run({QStringLiteral("status")}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("reset"), QStringLiteral("--yes")}).exitCode, 0);
    QVERIFY(!QDir(m_state).exists());
}

void TestLocalCommands::resetSparesOtherFolders()
{
    QVERIFY(QDir().mkpath(m_state));
    QFile file(m_state + QStringLiteral("/diary.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const CommandOutcome refused = run({QStringLiteral("reset"), QStringLiteral("--yes")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(file.exists());
}

void TestLocalCommands::refusesWhatCannotRun_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("interpreter") << QStringList{QStringLiteral("--python"),
                                                QStringLiteral("/no/such/python")}
                                 << QByteArray("/no/such/python");
    QTest::newRow("folder") << QStringList{QStringLiteral("--state-dir"),
                                           QStringLiteral("/dev/null/state")}
                            << QByteArray("/dev/null/state");
}

void TestLocalCommands::refusesWhatCannotRun()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    for (const char *verb : {"serve", "start"}) {
        const CommandOutcome outcome = run(QStringList{QString::fromLatin1(verb)} + arguments);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains(words), outcome.err.constData());
        QVERIFY2(outcome.err.count("error: ") == 1, outcome.err.constData());
    }
}

void TestLocalCommands::logsEndWithTheNewest()
{
    QCOMPARE(run({QStringLiteral("start")}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("stop")}).exitCode, 0);
    const CommandOutcome all = run({QStringLiteral("logs")});
    QVERIFY2(all.exitCode == 0, all.err.constData());
    QVERIFY(all.out.contains("ready at http://127.0.0.1:"));
    const CommandOutcome one =
        run({QStringLiteral("logs"), QStringLiteral("--lines"), QStringLiteral("1")});
    QCOMPARE(one.out.count('\n'), 1);
    QVERIFY(all.out.endsWith(one.out));
    QVERIFY(one.out.contains("stopped"));
    QCOMPARE(run({QStringLiteral("logs"), QStringLiteral("--lines"), QStringLiteral("0")}).out,
             QByteArray());
    const CommandOutcome value =
        run({QStringLiteral("logs"), QStringLiteral("--lines"), QStringLiteral("1"),
             QStringLiteral("-o"), QStringLiteral("json")});
    QCOMPARE(value.json(), (QJsonObject{{QStringLiteral("content"), QString::fromUtf8(one.out)}}));
}

void TestLocalCommands::endsWithAnotherProcess_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("that ends") << false;
    QTest::newRow("that is killed") << true;
}

void TestLocalCommands::endsWithAnotherProcess()
{
    QFETCH(bool, killed);
    QProcess other;
    other.start(QStringLiteral("/bin/cat"), {});
    QVERIFY(other.waitForStarted());
    const CommandOutcome started = run({QStringLiteral("start"), QStringLiteral("--ends-with"),
                                        QString::number(other.processId())});
    QVERIFY2(started.exitCode == 0, started.err);
    QCOMPARE(run({QStringLiteral("status")}).exitCode, 0);
    if (killed) {
        other.kill();
    } else {
        other.closeWriteChannel();
    }
    QTRY_COMPARE_WITH_TIMEOUT(run({QStringLiteral("status")}).exitCode, 1, serin::patience);
    // It went as after SIGTERM, and comes back.
    QCOMPARE(run({QStringLiteral("start")}).exitCode, 0);
}

void TestLocalCommands::doesNotStartForAProcessThatIsGone()
{
    QProcess other;
    other.start(QStringLiteral("/bin/true"), {});
    QVERIFY(other.waitForStarted());
    const QString process = QString::number(other.processId());
    QVERIFY(other.waitForFinished());
    const CommandOutcome served =
        run({QStringLiteral("serve"), QStringLiteral("--ends-with"), process});
    QCOMPARE(served.exitCode, 1);
    QVERIFY2(served.err.contains("there is no process " + process.toUtf8()), served.err);
    QCOMPARE(
        run({QStringLiteral("serve"), QStringLiteral("--ends-with"), QStringLiteral("x")}).exitCode,
        64);
}

QTEST_GUILESS_MAIN(TestLocalCommands)
#include "tst_localcommands.moc"
