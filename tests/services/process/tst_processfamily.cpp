// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/childsetup.h"
#include "services/process/processfamily.h"
#include "tests/support/patience.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace serin;

namespace {

const QByteArray markName = QByteArrayLiteral("SERIN_TEST_FAMILY");

QByteArray markOf(const char *value)
{
    return markName + '=' + value + QByteArray::number(::getpid());
}

/// Started as the workspace starts its processes, with @p mark in the environment.
std::unique_ptr<QProcess> start(const char *script, const QByteArray &mark)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(markName),
                       QString::fromLatin1(mark.mid(markName.size() + 1)));
    process->setProcessEnvironment(environment);
    setUpChild(*process, {.atParentsEnd = SIGKILL, .output = -1, .keptOpen = -1});
    process->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromUtf8(script)});
    return process;
}

ProcessIdentity identityOf(const QProcess &process)
{
    const std::optional<ProcessEntry> entry = findProcess(process.processId());
    return entry ? entry->identity : ProcessIdentity();
}

} // namespace

class TestProcessFamily : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void knowsItself();
    void namesWithBlanksAndParentheses();
    void zombiesAreNotRunning();
    void signalsOnlyTheSameProcess();
    void waitsForTheEnd();
    void findsGroupMembersWithoutTheirLeader();
    void findsWhoMadeASessionOfTheirOwn();
    void strangersWithTheLeadersPid();
    void killsWhatKeepsForking();
    void emptyFamilies();
};

void TestProcessFamily::initTestCase()
{
    if (!canListProcesses()) {
        QSKIP("this system does not list its processes");
    }
}

/// No test leaves a process behind.
void TestProcessFamily::cleanup()
{
    for (const ProcessEntry &entry : listProcesses()) {
        const QByteArray environment = environmentOf(entry.identity.pid);
        const bool marked = environment.contains('\0' + markName + '=');
        const bool mine = environment.contains(QByteArray::number(::getpid()) + '\0');
        QVERIFY2(!marked || !mine || entry.ended,
                 QByteArray::number(entry.identity.pid).constData());
    }
}

void TestProcessFamily::knowsItself()
{
    const std::optional<ProcessEntry> self = findProcess(::getpid());
    QVERIFY(self.has_value());
    QCOMPARE(self->parent, ::getppid());
    QCOMPARE(self->group, ::getpgrp());
    QCOMPARE(self->session, ::getsid(0));
    QVERIFY(self->residentBytes > 1'000'000);
    QVERIFY(self->identity.startTime > 0);
    QVERIFY(isRunning(self->identity));
    QVERIFY(!environmentOf(::getpid()).isEmpty());
    QVERIFY(!bootId().isEmpty());
    const QList<ProcessEntry> all = listProcesses();
    QCOMPARE(std::count_if(all.begin(), all.end(),
                           [&self](const ProcessEntry &e) { return e.identity == self->identity; }),
             1);
    QVERIFY(!findProcess(0).has_value());
    QVERIFY(!findProcess(-1).has_value());
    QVERIFY(!findProcess(99'999'999).has_value());
}

void TestProcessFamily::namesWithBlanksAndParentheses()
{
    const auto process =
        start("printf 'a) (b 1 2' > /proc/$$/comm; echo; exec 1>&-; read x", markOf("n"));
    QVERIFY(process->waitForReadyRead());
    const std::optional<ProcessEntry> entry = findProcess(process->processId());
    QVERIFY(entry.has_value());
    QCOMPARE(entry->parent, ::getpid());
    QCOMPARE(entry->group, process->processId());
    process->kill();
    QVERIFY(process->waitForFinished());
}

void TestProcessFamily::zombiesAreNotRunning()
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(0);
    }
    ProcessIdentity identity;
    QTRY_VERIFY_WITH_TIMEOUT(findProcess(child)->ended, patience);
    identity = findProcess(child)->identity;
    QVERIFY(!isRunning(identity));
    QVERIFY(waitUntilEnded({identity}, std::chrono::milliseconds(1'000)));
    QVERIFY(!signalProcess(identity, SIGKILL));
    ::waitpid(child, nullptr, 0);
    QVERIFY(!isRunning(identity));
}

void TestProcessFamily::signalsOnlyTheSameProcess()
{
    const auto process = start("exec sleep 600", markOf("s"));
    QVERIFY(process->waitForStarted());
    const ProcessIdentity right = identityOf(*process);
    ProcessIdentity wrong = right;
    wrong.startTime -= 1; // as if the pid had been another process's before
    QVERIFY(!signalProcess(wrong, SIGKILL));
    QVERIFY(isRunning(right));
    QVERIFY(signalProcess(right, SIGKILL));
    QVERIFY(process->waitForFinished());
    QVERIFY(!signalProcess(right, SIGKILL));
    QVERIFY(!signalProcess({0, 0}, SIGKILL));
    QVERIFY(!signalProcess({1, 0}, SIGCONT));
}

void TestProcessFamily::waitsForTheEnd()
{
    const auto process = start("exec sleep 600", markOf("w"));
    QVERIFY(process->waitForStarted());
    const ProcessIdentity identity = identityOf(*process);
    QVERIFY(!waitUntilEnded({identity}, std::chrono::milliseconds(50)));
    QVERIFY(signalProcess(identity, SIGKILL));
    QVERIFY(waitUntilEnded({identity}, std::chrono::milliseconds(10'000)));
    QVERIFY(process->waitForFinished());
}

void TestProcessFamily::findsGroupMembersWithoutTheirLeader()
{
    const QByteArray mark = markOf("g");
    const auto process =
        start("env -i sleep 600 & env -i sh -c 'sleep 600; :' & echo; exec 1>&-; wait", mark);
    QVERIFY(process->waitForReadyRead());
    const ProcessIdentity leader = identityOf(*process);
    QTRY_COMPARE_WITH_TIMEOUT(membersOf({{leader, {}}}).size(), 4, patience);
    QVERIFY(signalProcess(leader, SIGKILL));
    QVERIFY(process->waitForFinished());
    QCOMPARE(membersOf({{leader, {}}}).size(), 3);
    QVERIFY(killFamilies({{leader, {}}}) >= 2); // a shell may end when its child is killed
    QVERIFY(membersOf({{leader, {}}}).isEmpty());
}

void TestProcessFamily::findsWhoMadeASessionOfTheirOwn()
{
    const QByteArray mark = markOf("d");
    const auto process = start("setsid sh -c 'sleep 600 & sleep 600' & sleep 0.05; echo", mark);
    QVERIFY(process->waitForStarted());
    const ProcessIdentity leader = identityOf(*process);
    QVERIFY(process->waitForFinished());
    QVERIFY(membersOf({{leader, {}}}).isEmpty()); // they are in no group of the leader's
    QTRY_COMPARE_WITH_TIMEOUT(membersOf({{leader, mark}}).size(), 3, patience);
    QVERIFY(killFamilies({{{}, mark}}) >= 2);
    QVERIFY(membersOf({{leader, mark}}).isEmpty());
    QVERIFY(membersOf({{{}, markName + "="}}).isEmpty()); // whole entries, not beginnings
}

void TestProcessFamily::strangersWithTheLeadersPid()
{
    const auto stranger = start("sleep 600 & wait", markOf("t"));
    QVERIFY(stranger->waitForStarted());
    ProcessIdentity dead = identityOf(*stranger);
    QTRY_COMPARE_WITH_TIMEOUT(membersOf({{dead, {}}}).size(), 2, patience);
    dead.startTime -= 100; // an older process that had the same pid
    QVERIFY(membersOf({{dead, {}}}).isEmpty());
    QCOMPARE(killFamilies({{dead, {}}}), 0);
    QVERIFY(killFamilies({{identityOf(*stranger), {}}}) >= 1);
    QVERIFY(stranger->waitForFinished());
}

void TestProcessFamily::killsWhatKeepsForking()
{
    const QByteArray mark = markOf("f");
    // Each lives for a moment and leaves a successor in a session of its own.
    const auto process =
        start("p='sleep 0.02; setsid sh -c \"$P\" &'; export P=\"$p\"; eval \"$p\"; wait", mark);
    QVERIFY(process->waitForStarted());
    QVERIFY(process->waitForFinished());
    const auto isEnded = [&mark] {
        killFamilies({{{}, mark}});
        return membersOf({{{}, mark}}).isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(), patience);
}

void TestProcessFamily::emptyFamilies()
{
    QVERIFY(membersOf({}).isEmpty());
    QVERIFY(membersOf({{{}, {}}}).isEmpty());
    QCOMPARE(killFamilies({{{}, {}}}), 0);
}

QTEST_GUILESS_MAIN(TestProcessFamily)
#include "tst_processfamily.moc"
