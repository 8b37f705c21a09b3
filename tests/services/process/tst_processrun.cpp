// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/async.h"
#include "services/process/processrun.h"
#include "services/process/processtable.h"
#include "tests/support/patience.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace serin;
using End = ProcessOutcome::End;

namespace {

ProcessSpec shell(const char *script)
{
    ProcessSpec spec;
    spec.program = QStringLiteral("/bin/sh");
    spec.arguments = {QStringLiteral("-c"), QString::fromUtf8(script)};
    return spec;
}

/// Runs to the end and keeps what done() said.
ProcessOutcome outcomeOf(const ProcessSpec &spec)
{
    ProcessRun run(spec);
    QSignalSpy done(&run, &ProcessRun::done);
    run.start();
    if (done.count() != 0) {
        qFatal("done() came before start() had returned");
    }
    if (!QTest::qWaitFor([&done] { return done.count() > 0; }, 20'000)) {
        qFatal("done() never came");
    }
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    if (done.count() != 1) {
        qFatal("done() came more than once");
    }
    return qvariant_cast<ProcessOutcome>(done.at(0).at(0));
}

/// Whether any process carries the mark in its environment.
bool isAnyoneMarked(const QByteArray &mark)
{
    const QList<ProcessEntry> entries = listProcesses();
    return std::any_of(entries.begin(), entries.end(), [&mark](const ProcessEntry &entry) {
        return environmentOf(entry.identity.pid).contains('\0' + mark + '\0');
    });
}

} // namespace

class TestProcessRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void success();
    void nonZeroExit();
    void crash();
    void startsThatFail_data();
    void startsThatFail();
    void input();
    void inputNobodyReads();
    void noInputIsEmpty();
    void argumentsAndEnvironment();
    void workingFolder();
    void outputIsCapped();
    void timesOut();
    void killsWhatIgnoresTheEnd();
    void cancels();
    void cancelsBeforeTheStart();
    void cancelsRightAfterTheStart();
    void endsWholeGroups();
    void leavesTheGroupItsGrace();
    void diesWhileRunning();
    void endsWithItsStarter_data();
    void endsWithItsStarter();
    void hasASessionOfItsOwn();
    void inheritsNoFilesAndNoSignals();
    void manyAtOnce();
    void asFuture();
    void futureCancelled();
    void futureOfADeadOwner();
};

void TestProcessRun::success()
{
    const ProcessOutcome outcome = outcomeOf(shell("echo out; echo err >&2"));
    QCOMPARE(outcome.end, End::Success);
    QVERIFY(outcome.isSuccess() && !outcome.error());
    QCOMPARE(outcome.output, QByteArray("out\n"));
    QCOMPARE(outcome.errorOutput, QByteArray("err\n"));
    QCOMPARE(outcome.outputLeftOut + outcome.errorOutputLeftOut, 0);
}

void TestProcessRun::nonZeroExit()
{
    const ProcessOutcome outcome = outcomeOf(shell("echo why >&2; exit 7"));
    QCOMPARE(outcome.end, End::NonZeroExit);
    QCOMPARE(outcome.exitCode, 7);
    QCOMPARE(outcome.error()->where, QStringLiteral("exit code 7: why"));
}

void TestProcessRun::crash()
{
    const ProcessOutcome outcome = outcomeOf(shell("kill -SEGV $$"));
    QCOMPARE(outcome.end, End::Crash);
    QCOMPARE(outcome.signal, SIGSEGV);
}

void TestProcessRun::startsThatFail_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("missing");
    const QString source = QStringLiteral(SERIN_SOURCE_DIR "/README.md");
    QTest::newRow("absent") << QStringLiteral("/nowhere/program") << QString() << true;
    QTest::newRow("relative") << QStringLiteral("sh") << QString() << false;
    QTest::newRow("empty") << QString() << QString() << false;
    QTest::newRow("not executable") << source << QString() << false;
    QTest::newRow("no folder") << QStringLiteral("/bin/sh") << QStringLiteral("/nowhere") << false;
}

void TestProcessRun::startsThatFail()
{
    QFETCH(const QString, program);
    QFETCH(const QString, folder);
    ProcessSpec spec;
    spec.program = program;
    spec.workingFolder = folder;
    spec.input = "text";
    const ProcessOutcome outcome = outcomeOf(spec);
    QCOMPARE(outcome.end, End::DidNotStart);
    QVERIFY(!outcome.reason.isEmpty());
    QTEST(outcome.missing, "missing");
}

void TestProcessRun::input()
{
    ProcessSpec spec = shell("cat");
    spec.input = QByteArray(3'000'000, 'x') + '\n';
    QCOMPARE(outcomeOf(spec).output, spec.input);
}

void TestProcessRun::inputNobodyReads()
{
    ProcessSpec spec = shell("exec 0<&-; sleep 0.1; exit 3");
    spec.input = QByteArray(3'000'000, 'x');
    const ProcessOutcome outcome = outcomeOf(spec);
    QCOMPARE(outcome.end, End::NonZeroExit);
    QCOMPARE(outcome.exitCode, 3);
}

void TestProcessRun::noInputIsEmpty()
{
    const ProcessOutcome outcome = outcomeOf(shell("cat; echo end"));
    QCOMPARE(outcome.output, QByteArray("end\n"));
}

void TestProcessRun::argumentsAndEnvironment()
{
    ProcessSpec spec = shell("printf '%s|' \"$@\"; env");
    spec.arguments += {QStringLiteral("zero"), QStringLiteral("a b"), QStringLiteral("$HOME;"),
                       QString(), QStringLiteral("ü")};
    spec.cleanEnvironment = true;
    spec.environment = {{QStringLiteral("ONLY"), QStringLiteral("this one")}};
    const QByteArray output = outcomeOf(spec).output;
    QVERIFY2(output.startsWith("a b|$HOME;||ü|"), output.constData());
    QVERIFY(output.contains("ONLY=this one\n"));
    QVERIFY(!output.contains("PATH=/") && !output.contains("HOME=/"));
}

void TestProcessRun::workingFolder()
{
    const QTemporaryDir folder;
    ProcessSpec spec = shell("pwd -P");
    spec.workingFolder = folder.path();
    QCOMPARE(QString::fromUtf8(outcomeOf(spec).output.trimmed()),
             QFileInfo(folder.path()).canonicalFilePath());
}

void TestProcessRun::outputIsCapped()
{
    ProcessSpec spec =
        shell("head -c 5000000 /dev/zero | tr '\\0' a; head -c 70000 /dev/zero >&2; echo end");
    spec.mostOutput = 1'000;
    spec.mostErrorOutput = 10;
    const ProcessOutcome outcome = outcomeOf(spec);
    QCOMPARE(outcome.end, End::Success);
    QCOMPARE(outcome.output, QByteArray(1'000, 'a'));
    QCOMPARE(outcome.outputLeftOut, 5'000'000 - 1'000 + 4);
    QCOMPARE(outcome.errorOutput.size(), 10);
    QCOMPARE(outcome.errorOutputLeftOut, 69'990);
}

void TestProcessRun::timesOut()
{
    ProcessSpec spec = shell("echo begun; exec sleep 600");
    spec.timeout = std::chrono::milliseconds(200);
    const ProcessOutcome outcome = outcomeOf(spec);
    QCOMPARE(outcome.end, End::TimedOut);
    QCOMPARE(outcome.output, QByteArray("begun\n"));
    QCOMPARE(outcome.error()->kind, ErrorKind::Timeout);
}

void TestProcessRun::killsWhatIgnoresTheEnd()
{
    ProcessSpec spec = shell("trap '' TERM; while :; do sleep 1; done");
    spec.timeout = std::chrono::milliseconds(200);
    spec.grace = std::chrono::milliseconds(100);
    const ProcessOutcome outcome = outcomeOf(spec);
    QCOMPARE(outcome.end, End::TimedOut);
    QVERIFY(outcome.duration.count() >= 300);
}

void TestProcessRun::cancels()
{
    ProcessRun run(
        shell("trap 'echo ended; exit 0' TERM; echo ready; while :; do sleep 0.01; done"));
    QSignalSpy done(&run, &ProcessRun::done);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.pid() > 0, patience);
    run.cancel();
    run.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
    QVERIFY(run.isDone());
    QCOMPARE(qvariant_cast<ProcessOutcome>(done.at(0).at(0)).end, End::Cancelled);
    run.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(done.count(), 1);
}

void TestProcessRun::cancelsBeforeTheStart()
{
    const QTemporaryDir folder;
    ProcessSpec spec = shell("touch was-here");
    spec.workingFolder = folder.path();
    ProcessRun run(spec);
    QSignalSpy done(&run, &ProcessRun::done);
    run.cancel();
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
    QCOMPARE(qvariant_cast<ProcessOutcome>(done.at(0).at(0)).end, End::Cancelled);
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("was-here"))));
}

void TestProcessRun::cancelsRightAfterTheStart()
{
    for (int i = 0; i < 20; ++i) {
        ProcessRun run(shell("sleep 600"));
        QSignalSpy done(&run, &ProcessRun::done);
        run.start();
        run.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
        QCOMPARE(qvariant_cast<ProcessOutcome>(done.at(0).at(0)).end, End::Cancelled);
    }
}

void TestProcessRun::endsWholeGroups()
{
    const QByteArray mark = "SERIN_TEST_MARK=group" + QByteArray::number(::getpid());
    ProcessSpec spec =
        shell("(trap '' TERM; sleep 600; sleep 600) & sleep 600 & echo ready; exec sleep 600");
    spec.environment = {{QStringLiteral("SERIN_TEST_MARK"), QString::fromLatin1(mark.mid(16))}};
    spec.timeout = std::chrono::milliseconds(300);
    spec.grace = std::chrono::milliseconds(200);
    QCOMPARE(outcomeOf(spec).end, End::TimedOut);
    QVERIFY(!isAnyoneMarked(mark));
}

void TestProcessRun::leavesTheGroupItsGrace()
{
    const QTemporaryDir folder;
    ProcessSpec spec =
        shell("(trap 'sleep 0.1; touch cleaned; exit' TERM; touch ready; sleep 600 & "
              "wait) & exec sleep 600");
    spec.workingFolder = folder.path();
    spec.grace = std::chrono::milliseconds(patience);
    ProcessRun run(spec);
    QSignalSpy done(&run, &ProcessRun::done);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(folder.filePath(QStringLiteral("ready"))), patience);
    run.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("cleaned"))));
}

void TestProcessRun::diesWhileRunning()
{
    const QByteArray mark = "SERIN_TEST_MARK=dies" + QByteArray::number(::getpid());
    ProcessSpec spec = shell("sleep 600 & sleep 600");
    spec.environment = {{QStringLiteral("SERIN_TEST_MARK"), QString::fromLatin1(mark.mid(16))}};
    auto run = std::make_unique<ProcessRun>(spec);
    QSignalSpy done(run.get(), &ProcessRun::done);
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(isAnyoneMarked(mark), patience);
    run.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!isAnyoneMarked(mark), patience);
    QCOMPARE(done.count(), 0);
}

void TestProcessRun::endsWithItsStarter_data()
{
    QTest::addColumn<bool>("ends");
    QTest::newRow("ends") << true;
    QTest::newRow("goes on") << false;
}

/// What the system does at the end of a process it does at the end of a thread.
void TestProcessRun::endsWithItsStarter()
{
    QFETCH(bool, ends);
    const QTemporaryDir folder;
    const QString ready = folder.filePath(QStringLiteral("ready"));
    ProcessSpec spec = shell("touch ready; exec sleep 600");
    spec.workingFolder = folder.path();
    spec.endsWithStarter = ends;
    std::unique_ptr<ProcessRun> run;
    bool isReady = false;
    const auto startThere = [&, here = QThread::currentThread()] {
        run = std::make_unique<ProcessRun>(spec);
        run->start();
        isReady = QTest::qWaitFor([&ready] { return QFileInfo::exists(ready); }, patience);
        run->moveToThread(here);
    };
    const std::unique_ptr<QThread> starter(QThread::create(startThere));
    starter->start();
    QVERIFY(starter->wait());
    QVERIFY(isReady);
    QSignalSpy done(run.get(), &ProcessRun::done);
    if (!ends) {
        QVERIFY(isRunning(findProcess(run->pid()).value_or(ProcessEntry()).identity));
        run->cancel();
    }
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
    const auto outcome = qvariant_cast<ProcessOutcome>(done.at(0).at(0));
    QCOMPARE(outcome.end, ends ? End::Crash : End::Cancelled);
    QCOMPARE(outcome.signal, ends ? SIGTERM : 0);
}

void TestProcessRun::hasASessionOfItsOwn()
{
    ProcessSpec spec =
        shell("cut -d' ' -f1,5,6 /proc/$$/stat; { : </dev/tty; } 2>/dev/null && echo tty");
    const QList<QByteArray> numbers = outcomeOf(spec).output.trimmed().split(' ');
    QCOMPARE(numbers.size(), 3);
    QCOMPARE(numbers[1], numbers[0]);
    QCOMPARE(numbers[2], numbers[0]);
}

void TestProcessRun::inheritsNoFilesAndNoSignals()
{
    const int open = ::open("/dev/null", O_RDONLY); // NOLINT: without close-on-exec on purpose
    const auto before = ::signal(SIGUSR1, SIG_IGN);
    sigset_t blocked;
    sigset_t old;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGUSR2);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &old);
    ProcessSpec spec;
    spec.program = QStringLiteral("/bin/ls");
    spec.arguments = {QStringLiteral("/proc/self/fd")};
    const QByteArray files = outcomeOf(spec).output;
    spec.program = QStringLiteral("/bin/grep");
    spec.arguments = {QStringLiteral("-E"), QStringLiteral("Sig(Blk|Ign)"),
                      QStringLiteral("/proc/self/status")};
    const QByteArray signalSets = outcomeOf(spec).output;
    ::pthread_sigmask(SIG_SETMASK, &old, nullptr);
    ::signal(SIGUSR1, before);
    ::close(open);
    QCOMPARE(files, QByteArray("0\n1\n2\n3\n")); // 3 is the folder that it lists
    QCOMPARE(signalSets.count("0000000000000000"), 2);
}

void TestProcessRun::manyAtOnce()
{
    int done = 0;
    QObject owner;
    for (int i = 0; i < 30; ++i) {
        deliver(runProcess(shell("echo $$"), &owner), &owner,
                [&done](const Result<ProcessOutcome> &result) {
                    done += result && result->isSuccess() ? 1 : 0;
                });
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, 30, patience);
}

void TestProcessRun::asFuture()
{
    QObject owner;
    Result<ProcessOutcome> answer = failure(ErrorKind::Internal, {});
    deliver(runProcess(shell("echo hi"), &owner), &owner,
            [&answer](const Result<ProcessOutcome> &result) { answer = result; });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patience);
    QCOMPARE(answer->output, QByteArray("hi\n"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(owner.findChildren<ProcessRun *>().isEmpty());
}

void TestProcessRun::futureCancelled()
{
    const QByteArray mark = "SERIN_TEST_MARK=future" + QByteArray::number(::getpid());
    ProcessSpec spec = shell("sleep 600");
    spec.environment = {{QStringLiteral("SERIN_TEST_MARK"), QString::fromLatin1(mark.mid(16))}};
    QObject owner;
    QFuture<Result<ProcessOutcome>> future = runProcess(spec, &owner);
    std::optional<Result<ProcessOutcome>> answer;
    deliver(future, &owner, [&answer](const Result<ProcessOutcome> &result) { answer = result; });
    QTRY_VERIFY_WITH_TIMEOUT(isAnyoneMarked(mark), patience);
    future.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patience);
    QCOMPARE(answer->error().kind, ErrorKind::Cancelled);
    QVERIFY(!isAnyoneMarked(mark));
}

void TestProcessRun::futureOfADeadOwner()
{
    auto owner = std::make_unique<QObject>();
    const QFuture<Result<ProcessOutcome>> future = runProcess(shell("sleep 600"), owner.get());
    owner.reset();
    QVERIFY(future.isFinished());
    QVERIFY(future.isCanceled());
}

QTEST_GUILESS_MAIN(TestProcessRun)
#include "tst_processrun.moc"
