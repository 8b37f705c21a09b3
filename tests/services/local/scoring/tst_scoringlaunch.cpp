// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/listenport.h"
#include "services/local/scoring/processjournal.h"
#include "services/local/scoring/scoringlaunch.h"

#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace serin;

namespace {

const LaunchSetting setting{QStringLiteral("/usr/bin/python3"), QStringLiteral("/state/host.py"),
                            QStringLiteral("mark")};

} // namespace

/// What goes before a process: its command, its port, the note of it.
class TestScoringLaunch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scoringHost();
    void environmentIsClean();
    void nothingOverridesTheMarks();
    void relativePrograms();
    void boundSockets();
    void takenPorts();
    void journalFindsTheLiving();
    void journalOfAnotherBoot();
    void journalThatIsDamaged();
    void journalStaysSmall();
};

void TestScoringLaunch::scoringHost()
{
    ScoringSpec spec;
    spec.codeDir = QStringLiteral("/code");
    spec.scoringScript = QStringLiteral("src/score.py");
    spec.modelDir = QStringLiteral("/model");
    const ScoringLaunch launch =
        scoringLaunch(spec, setting, QStringLiteral("mark/blue-1/1"), 7, 9);
    QCOMPARE(launch.program, QStringLiteral("/usr/bin/python3"));
    QCOMPARE(launch.arguments, QStringList({QStringLiteral("/state/host.py"),
                                            QStringLiteral("--listen_fd"), QStringLiteral("9")}));
    QCOMPARE(launch.workingFolder, QStringLiteral("/code"));
    QCOMPARE(launch.environment.value(QStringLiteral("AML_APP_ROOT")), QStringLiteral("/code"));
    QCOMPARE(launch.environment.value(QStringLiteral("AZUREML_ENTRY_SCRIPT")),
             QStringLiteral("src/score.py"));
    QCOMPARE(launch.environment.value(QStringLiteral("AZUREML_MODEL_DIR")),
             QStringLiteral("/model"));
}

void TestScoringLaunch::environmentIsClean()
{
    qputenv("AZURE_CLIENT_SECRET", "hush");
    qputenv("LD_PRELOAD_TEST", "x");
    const ScoringLaunch launch = scoringLaunch({}, setting, {}, 1, 1);
    const QStringList allowed{QStringLiteral("PATH"),
                              QStringLiteral("HOME"),
                              QStringLiteral("LANG"),
                              QStringLiteral("TMPDIR"),
                              QStringLiteral("PYTHONDONTWRITEBYTECODE"),
                              QLatin1String(stateMarkName),
                              QLatin1String(instanceMarkName)};
    for (const QString &name : launch.environment.keys()) {
        QVERIFY2(allowed.contains(name), qPrintable(name));
    }
    QVERIFY(launch.environment.contains(QStringLiteral("PATH")));
}

void TestScoringLaunch::nothingOverridesTheMarks()
{
    ScoringSpec spec;
    spec.environment = {{QLatin1String(stateMarkName), QStringLiteral("x")},
                        {QLatin1String(instanceMarkName), QStringLiteral("y")},
                        {QStringLiteral("PATH"), QStringLiteral("/own")}};
    const ScoringLaunch launch = scoringLaunch(spec, setting, QStringLiteral("m"), 1, 1);
    QCOMPARE(launch.environment.value(QLatin1String(stateMarkName)), QStringLiteral("mark"));
    QCOMPARE(launch.environment.value(QLatin1String(instanceMarkName)), QStringLiteral("m"));
    QCOMPARE(launch.environment.value(QStringLiteral("PATH")), QStringLiteral("/own"));
}

void TestScoringLaunch::relativePrograms()
{
    const QTemporaryDir code;
    QFile file(code.filePath(QStringLiteral("server")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto programOf = [&code](const char *name) {
        ScoringSpec spec;
        spec.codeDir = code.path();
        spec.command = {QString::fromLatin1(name), QStringLiteral("{port}"),
                        QStringLiteral("{port}-{port}"), QStringLiteral("{ports}")};
        const ScoringLaunch launch = scoringLaunch(spec, setting, {}, 81, -1);
        return QStringList(launch.program) + launch.arguments;
    };
    QCOMPARE(programOf("server"),
             QStringList({code.filePath(QStringLiteral("server")), QStringLiteral("81"),
                          QStringLiteral("81-81"), QStringLiteral("{ports}")}));
    QCOMPARE(programOf("bin/server").constFirst(), code.filePath(QStringLiteral("bin/server")));
    QVERIFY(programOf("sh").constFirst().endsWith(QStringLiteral("/bin/sh")));
    QCOMPARE(programOf("no-such-program-here").constFirst(),
             code.filePath(QStringLiteral("no-such-program-here")));
    QCOMPARE(programOf("/opt/x").constFirst(), QStringLiteral("/opt/x"));
}

void TestScoringLaunch::boundSockets()
{
    const Result<ListenPorts::Bound> one = ListenPorts::bindAny();
    const Result<ListenPorts::Bound> two = ListenPorts::bindAny();
    QVERIFY(one && two);
    QVERIFY(one->port > 0 && one->port != two->port);
    QVERIFY(!ListenPorts::isFree(one->port));
    QVERIFY((::fcntl(one->socket.number(), F_GETFD) & FD_CLOEXEC) != 0);
    QCOMPARE(::listen(one->socket.number(), 1), 0);
}

void TestScoringLaunch::takenPorts()
{
    ListenPorts ports;
    QSet<std::uint16_t> taken;
    for (int i = 0; i < 200; ++i) {
        const Result<std::uint16_t> port = ports.take();
        QVERIFY(port.has_value());
        QVERIFY(!taken.contains(*port));
        taken.insert(*port);
    }
    QFile range(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range"));
    if (range.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> ends = range.readAll().simplified().split(' ');
        for (const std::uint16_t port : taken) {
            QVERIFY(port < ends[0].toInt() || port > ends[1].toInt());
        }
    }
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost), *taken.begin()));
    QVERIFY(!ListenPorts::isFree(*taken.begin()));
    server.close();
    QVERIFY(ListenPorts::isFree(*taken.begin()));
}

void TestScoringLaunch::journalFindsTheLiving()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("processes"));
    const ProcessIdentity self = findProcess(::getpid())->identity;
    {
        ProcessJournal journal(path);
        QVERIFY(journal.open().has_value());
        QVERIFY(journal.leftovers().isEmpty());
        QCOMPARE(journal.nextNumber(), 1U);
        QCOMPARE(journal.nextNumber(), 2U);
        journal.note(self, 1);
        journal.note({self.pid, self.startTime + 1}, 2); // a pid that is another process's now
        journal.note({99'999'999, 5}, 17);
    }
    ProcessJournal journal(path);
    QVERIFY(journal.open().has_value());
    QCOMPARE(journal.leftovers(), QList<ProcessIdentity>{self});
    QCOMPARE(journal.nextNumber(), 18U);
    ProcessJournal third(path);
    QVERIFY(third.open().has_value());
    QVERIFY(third.leftovers().isEmpty());
    QCOMPARE(third.nextNumber(), 18U);
}

void TestScoringLaunch::journalOfAnotherBoot()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("processes"));
    const ProcessIdentity self = findProcess(::getpid())->identity;
    {
        ProcessJournal journal(path);
        QVERIFY(journal.open().has_value());
        journal.note(self, 4);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    bytes.replace(bootId().toLatin1(), "another");
    QVERIFY(file.resize(0) && file.seek(0));
    QVERIFY(file.write(bytes) == bytes.size());
    file.close();
    ProcessJournal journal(path);
    QVERIFY(journal.open().has_value());
    QVERIFY(journal.leftovers().isEmpty());
    QCOMPARE(journal.nextNumber(), 5U);
}

void TestScoringLaunch::journalThatIsDamaged()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("processes"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("boot\nrun 1\nrun x y z\nnext -3\n\0\xff\nrun 1 1 1", 41);
    file.close();
    ProcessJournal journal(path);
    QVERIFY(journal.open().has_value());
    QVERIFY(journal.leftovers().isEmpty());
    ProcessJournal nowhere(QStringLiteral("/nowhere/processes"));
    QVERIFY(!nowhere.open().has_value());
}

void TestScoringLaunch::journalStaysSmall()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("processes"));
    const ProcessIdentity self = findProcess(::getpid())->identity;
    ProcessJournal journal(path);
    QVERIFY(journal.open().has_value());
    journal.note(self, journal.nextNumber());
    for (int i = 0; i < 5'000; ++i) {
        journal.note({99'999'999, 5}, journal.nextNumber());
    }
    QVERIFY(QFileInfo(path).size() < 100'000);
    ProcessJournal next(path);
    QVERIFY(next.open().has_value());
    QCOMPARE(next.leftovers(), QList<ProcessIdentity>{self});
    QCOMPARE(next.nextNumber(), 5'002U);
}

QTEST_GUILESS_MAIN(TestScoringLaunch)
#include "tst_scoringlaunch.moc"
