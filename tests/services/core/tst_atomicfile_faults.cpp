// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/atomictemporary.h"
#include "tests/services/core/atomicfiletest.h"
#include "tests/support/faultyfilecalls.h"
#include "tests/support/patience.h"

#include <array>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <set>
#include <string>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace serin;

class TestAtomicFileFaults : public AtomicFileTest
{
    Q_OBJECT
private Q_SLOTS:
    void worksWithoutExclusiveRenameAndLocks();
    void anErrorAtAnyCallLeavesTheOldFile_data();
    void anErrorAtAnyCallLeavesTheOldFile();
    void goesOnAfterInterruptionsAndShortWrites();
    void saysWhenADeviceTakesNothing();
    void survivesAFileSizeLimit();
    void aKillAtAnyCallLeavesOldOrNew();
    void killsAtRandomLeaveOldOrNew();
    void sweepsOnlyWhatNobodyHolds();
    void sweepsWhatOneOfSeveralKilledSaversLeft();
    void manySaversAtOnceDoNoHarm();
};

void TestAtomicFileFaults::worksWithoutExclusiveRenameAndLocks()
{
    FaultyFileCalls calls;
    calls.before = [](const char *call, int) {
        const bool modern = qstrcmp(call, "renameNew") == 0 || qstrcmp(call, "lock") == 0 ||
                            qstrcmp(call, "link") == 0;
        return modern ? EINVAL : 0;
    };
    AtomicWriteOptions options;
    options.calls = &calls;
    QVERIFY(writeFileAtomically(path(), oldBytes, options));
    QVERIFY(writeFileAtomically(path(), newBytes, options));
    QCOMPARE(bytesOf(path()), newBytes);
    // A folder that cannot be synced on principle is none that failed to.
    int syncs = 0;
    calls.before = [&syncs](const char *call, int) {
        return qstrcmp(call, "sync") == 0 && ++syncs == 2 ? EINVAL : 0;
    };
    QVERIFY(writeFileAtomically(path(), oldBytes, options));
    QCOMPARE(syncs, 2);
}

void TestAtomicFileFaults::anErrorAtAnyCallLeavesTheOldFile_data()
{
    QTest::addColumn<bool>("existed");
    QTest::addColumn<int>("code");
    QTest::newRow("replaces, I/O error") << true << EIO;
    QTest::newRow("replaces, disk is full") << true << ENOSPC;
    QTest::newRow("new, I/O error") << false << EIO;
    QTest::newRow("new, disk is full") << false << ENOSPC;
}

void TestAtomicFileFaults::anErrorAtAnyCallLeavesTheOldFile()
{
    QFETCH(bool, existed);
    QFETCH(int, code);
    // Calls whose failure ends the save; the others' is made good for.
    const std::set<std::string> essential{"writable",  "write",  "chmod",     "chown", "sync",
                                          "duplicate", "rename", "renameNew", "read"};
    std::set<std::string> seen;
    std::set<std::string> ended;
    int calls = 0;
    for (int failing = 0;; ++failing) {
        QFile::remove(path());
        if (existed) {
            put(path(), oldBytes);
            QCOMPARE(::chmod(QFile::encodeName(path()), 0640), 0);
        }
        FaultyFileCalls faulty;
        faulty.largestWrite = 10;
        std::string failed;
        faulty.before = [&](const char *call, int index) {
            if (index != failing) {
                return 0;
            }
            failed = call;
            return code;
        };
        AtomicWriteOptions options =
            expecting(existed ? FileStamp::of(oldBytes) : FileStamp::absent());
        options.calls = &faulty;
        const Result<void> saved = writeFileAtomically(path(), newBytes, options);
        if (failed.empty()) {
            calls = failing;
            QVERIFY(saved);
            break;
        }
        seen.insert(failed);
        const QByteArray at = QByteArray::number(failing) + ' ' + failed.c_str();
        if (saved) {
            QVERIFY2(!essential.contains(failed), at);
            QVERIFY2(bytesOf(path()) == newBytes, at);
        } else {
            ended.insert(failed);
            QVERIFY2(saved.error().kind == ErrorKind::Io, at);
            QCOMPARE(saved.error().fix.isEmpty(), code == EIO);
            QVERIFY2(QFile::exists(path()) == existed, at);
            QVERIFY2(!existed || bytesOf(path()) == oldBytes, at);
            QVERIFY2(!existed || (statusOf(path()).st_mode & 07777u) == 0640u, at);
        }
        if (failed == "unlink") {
            // It could not be removed now, so it is with the next save.
            QCOMPARE(temporaries().size(), 1);
            QVERIFY(writeFileAtomically(path(), newBytes));
        }
        QVERIFY2(temporaries().isEmpty(), at);
    }
    QVERIFY2(calls > 12, "the faults did not reach the save");
    for (const char *call : {"open", "write", "sync", "close", "duplicate"}) {
        QVERIFY2(seen.contains(call) && ended.contains(call), call);
    }
    QVERIFY(ended.contains(existed ? "rename" : "renameNew"));
}

void TestAtomicFileFaults::goesOnAfterInterruptionsAndShortWrites()
{
    put(path(), oldBytes);
    FaultyFileCalls calls;
    calls.largestWrite = 7;
    int writes = 0;
    bool interrupts = false;
    calls.before = [&](const char *call, int) {
        const std::set<std::string> slow{"open", "read", "write", "sync", "close"};
        writes += qstrcmp(call, "write") == 0 ? 1 : 0;
        interrupts = slow.contains(call) && !interrupts;
        return interrupts ? EINTR : 0;
    };
    AtomicWriteOptions options = expecting(FileStamp::of(oldBytes));
    options.calls = &calls;
    const Result<void> saved = writeFileAtomically(path(), newBytes, options);
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().toLine()));
    QCOMPARE(bytesOf(path()), newBytes);
    QVERIFY(writes > 2 * newBytes.size() / 7);
}

void TestAtomicFileFaults::saysWhenADeviceTakesNothing()
{
    put(path(), oldBytes);
    FaultyFileCalls calls;
    calls.largestWrite = 0;
    AtomicWriteOptions options;
    options.calls = &calls;
    const Result<void> saved = writeFileAtomically(path(), newBytes, options);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Io);
    QCOMPARE(bytesOf(path()), oldBytes);
}

void TestAtomicFileFaults::survivesAFileSizeLimit()
{
    put(path(), oldBytes);
    for (int size : {2000, 20'000, 200'000}) {
        QProcess shell;
        shell.start(QStringLiteral("/bin/bash"),
                    {QStringLiteral("-c"),
                     QStringLiteral("trap '' XFSZ; ulimit -f 1; exec \"$0\" size \"$1\" \"$2\""),
                     QStringLiteral(SERIN_ATOMICSAVER), path(), QString::number(size)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("writing the file failed"));
        QCOMPARE(bytesOf(path()), oldBytes);
        QCOMPARE(temporaries(), QStringList());
    }
}

void TestAtomicFileFaults::aKillAtAnyCallLeavesOldOrNew()
{
    int leftOvers = 0;
    int olds = 0;
    int news = 0;
    for (int last = 0;; ++last) {
        QVERIFY(writeFileAtomically(path(), contentA()));
        QCOMPARE(temporaries(), QStringList());
        QProcess process;
        process.start(QStringLiteral(SERIN_ATOMICSAVER),
                      {QStringLiteral("die"), path(), QString::number(last)});
        QVERIFY(process.waitForFinished());
        leftOvers += temporaries().isEmpty() ? 0 : 1;
        const QByteArray bytes = bytesOf(path());
        QVERIFY(bytes == contentA() || bytes == contentB());
        olds += bytes == contentA() ? 1 : 0;
        news += bytes == contentB() ? 1 : 0;
        if (process.exitStatus() == QProcess::NormalExit) {
            QCOMPARE(process.exitCode(), 0);
            break;
        }
        QVERIFY(last < 200);
    }
    QVERIFY(olds > 10 && news > 3 && leftOvers > 5);
    QVERIFY(writeFileAtomically(path(), contentA()));
}

void TestAtomicFileFaults::killsAtRandomLeaveOldOrNew()
{
    int leftOvers = 0;
    const QString fault = killSavers(QStringLiteral(SERIN_ATOMICSAVER), path(), 50, leftOvers);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    QVERIFY2(leftOvers > 0, "no kill came in the middle of a save");
    QVERIFY(writeFileAtomically(path(), contentA()));
}

void TestAtomicFileFaults::sweepsOnlyWhatNobodyHolds()
{
    const auto temporaryPath = [this](int slot) {
        return m_folder->filePath(QFile::decodeName(temporaryName("endpoint.yml", slot)));
    };
    QCOMPARE(temporaryPath(0), path(".endpoint.yml.0.serin-tmp"));
    QVERIFY(isAtomicWriteTemporary(QStringLiteral(".endpoint.yml.0.serin-tmp")));
    QVERIFY(!isAtomicWriteTemporary(QStringLiteral("endpoint.yml")));
    put(temporaryPath(0), "of a living process");
    put(temporaryPath(1), "left over");
    put(path(".other.yml.0.serin-tmp"), "of another file");
    QCOMPARE(::mkfifo(QFile::encodeName(temporaryPath(2)), 0600), 0);
    const int living = ::open(QFile::encodeName(temporaryPath(0)), O_RDONLY | O_CLOEXEC);
    QCOMPARE(::flock(living, LOCK_EX), 0);
    QVERIFY(writeFileAtomically(path(), newBytes));
    QVERIFY(QFile::exists(temporaryPath(0)));
    QVERIFY(!QFile::exists(temporaryPath(1)));
    QVERIFY(QFile::exists(temporaryPath(2)));
    QVERIFY(QFile::exists(path(".other.yml.0.serin-tmp")));

    // With every slot taken by the living it says so instead of waiting or breaking in.
    std::vector<int> files;
    for (int slot = 1; slot < temporarySlots; ++slot) {
        QFile::remove(temporaryPath(slot));
        put(temporaryPath(slot), "of a living process");
        files.push_back(::open(QFile::encodeName(temporaryPath(slot)), O_RDONLY | O_CLOEXEC));
        QCOMPARE(::flock(files.back(), LOCK_EX), 0);
    }
    const Result<void> saved = writeFileAtomically(path(), oldBytes);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Unavailable);
    QCOMPARE(bytesOf(path()), newBytes);

    ::close(living);
    for (int file : files) {
        ::close(file);
    }
    QVERIFY(writeFileAtomically(path(), oldBytes));
    QVERIFY(QFile::remove(path(".other.yml.0.serin-tmp")));
}

void TestAtomicFileFaults::sweepsWhatOneOfSeveralKilledSaversLeft()
{
    put(path(), oldBytes);
    const auto isStopped = [](const QProcess &process) {
        const QByteArray state =
            bytesOf(QStringLiteral("/proc/%1/stat").arg(process.processId())).split(')').last();
        return state.startsWith(" T");
    };
    std::array<QProcess, 3> savers;
    for (QProcess &saver : savers) {
        saver.start(QStringLiteral(SERIN_ATOMICSAVER), {QStringLiteral("stop"), path()});
        QVERIFY(saver.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(isStopped(saver), patience);
    }
    savers[2].kill();
    QVERIFY(savers[2].waitForFinished());
    for (QProcess *saver : {&savers[0], &savers[1]}) {
        QCOMPARE(::kill(static_cast<pid_t>(saver->processId()), SIGCONT), 0);
        QVERIFY(saver->waitForFinished());
        QCOMPARE(saver->exitCode(), 0);
    }
    QCOMPARE(bytesOf(path()), contentB());
    // Two for the first, and one for the second: the old file's second name is locked by then.
    QCOMPARE(temporaries(), QStringList{QStringLiteral(".endpoint.yml.3.serin-tmp")});
    QVERIFY(writeFileAtomically(path(), newBytes));
    QCOMPARE(temporaries(), QStringList());
}

void TestAtomicFileFaults::manySaversAtOnceDoNoHarm()
{
    constexpr int savers = 3;
    put(path(), QByteArray(50'000, 'a'));
    std::atomic<int> failures = 0;
    std::atomic<bool> done = false;
    std::vector<std::thread> threads;
    for (int saver = 0; saver < savers; ++saver) {
        threads.emplace_back([this, saver, &failures] {
            for (int i = 0; i < 60; ++i) {
                const QByteArray bytes(50'000, static_cast<char>('a' + saver));
                failures += writeFileAtomically(path(), bytes) ? 0 : 1;
            }
        });
    }
    int torn = 0;
    std::thread reader([this, &torn, &done] {
        while (!done) {
            const QByteArray bytes = bytesOf(path());
            torn += bytes.size() != 50'000 || bytes.count(bytes.front()) != 50'000 ? 1 : 0;
        }
    });
    for (std::thread &thread : threads) {
        thread.join();
    }
    done = true;
    reader.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(torn, 0);
}

QTEST_GUILESS_MAIN(TestAtomicFileFaults)
#include "tst_atomicfile_faults.moc"
