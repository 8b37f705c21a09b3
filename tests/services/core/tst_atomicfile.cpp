// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/atomicfile.h"

#include "services/core/atomictemporary.h"
#include "tests/services/core/killedsaver.h"
#include "tests/support/faultyfilecalls.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fcntl.h>
#include <set>
#include <string>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace serin;

namespace {

const QByteArray oldBytes("traffic:\n  blue: 100\n");
const QByteArray newBytes("traffic:\n  blue: 90\n  green: 10\n");

QByteArray bytesOf(const QString &path)
{
    return readFile(path, 1 << 20)
        .map([](const FileContent &content) { return content.bytes; })
        .value_or(QByteArray("(unreadable)"));
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

struct stat statusOf(const QString &path)
{
    struct stat status = {};
    ::lstat(QFile::encodeName(path), &status);
    return status;
}

AtomicWriteOptions expecting(const FileStamp &stamp)
{
    AtomicWriteOptions options;
    options.expected = stamp;
    return options;
}

} // namespace

class TestAtomicFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void makesANewFile();
    void replacesTheContent_data();
    void replacesTheContent();
    void keepsTheMode();
    void keepsOwnerAndGroup();
    void writesThroughLinks();
    void writesThroughALinkToNothing();
    void otherHardLinksKeepTheOld();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void refusesAReadOnlyFile();
    void refusesAReadOnlyFolder();
    void refusesWhatChanged();
    void refusesWhatChangesWhileItWrites();
    void doesNotReplaceAFileThatAppears();
    void worksWithoutExclusiveRenameAndLocks();
    void anErrorAtAnyCallLeavesTheOldFile_data();
    void anErrorAtAnyCallLeavesTheOldFile();
    void goesOnAfterInterruptionsAndShortWrites();
    void saysWhenADeviceTakesNothing();
    void survivesAFileSizeLimit();
    void aKillAtAnyCallLeavesOldOrNew();
    void killsAtRandomLeaveOldOrNew();
    void sweepsOnlyWhatNobodyHolds();
    void manySaversAtOnceDoNoHarm();
    void shortensLongNames();
    void opensNoMoreThanItCloses();

private:
    QString path(const char *name = "endpoint.yml") const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    QStringList temporaries() const { return temporariesIn(m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAtomicFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestAtomicFile::cleanup()
{
    QCOMPARE(temporaries(), QStringList());
}

void TestAtomicFile::makesANewFile()
{
    const mode_t mask = ::umask(027);
    const Result<void> saved = writeFileAtomically(path(), newBytes);
    ::umask(mask);
    QVERIFY(saved);
    QCOMPARE(bytesOf(path()), newBytes);
    QCOMPARE(statusOf(path()).st_mode & 07777u, 0640u);
}

void TestAtomicFile::replacesTheContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << newBytes;
    QTest::newRow("NUL and all") << QByteArray("a\0b\r\n\xff", 6);
    QTest::newRow("long") << QByteArray(3'000'000, 'x');
}

void TestAtomicFile::replacesTheContent()
{
    QFETCH(QByteArray, bytes);
    put(path(), oldBytes);
    QVERIFY(writeFileAtomically(path(), bytes, expecting(FileStamp::of(oldBytes))));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestAtomicFile::keepsTheMode()
{
    const mode_t mask = ::umask(077);
    for (mode_t mode : {0644u, 0600u, 0664u, 0755u, 0606u, 04755u, 0200u}) {
        put(path(), oldBytes);
        QCOMPARE(::chmod(QFile::encodeName(path()), mode), 0);
        const Result<void> saved = writeFileAtomically(path(), newBytes);
        QVERIFY(saved);
        QCOMPARE(statusOf(path()).st_mode & 07777u, mode);
        QCOMPARE(::chmod(QFile::encodeName(path()), 0644), 0);
        QCOMPARE(bytesOf(path()), newBytes);
    }
    ::umask(mask);
}

void TestAtomicFile::keepsOwnerAndGroup()
{
    put(path(), oldBytes);
    if (::chown(QFile::encodeName(path()), 12345, 23456) != 0) {
        QSKIP("Only root can give a file to another person; run this test as root, too.");
    }
    QCOMPARE(::chmod(QFile::encodeName(path()), 06764), 0);
    QVERIFY(writeFileAtomically(path(), newBytes));
    QCOMPARE(statusOf(path()).st_uid, uid_t(12345));
    QCOMPARE(statusOf(path()).st_gid, gid_t(23456));
    QCOMPARE(statusOf(path()).st_mode & 07777u, 06764u);

    // As somebody who may not give files away: the file becomes theirs, the set-id bits go, and
    // the new group gets no more than everybody had.
    FaultyFileCalls calls;
    calls.before = [](const char *call, int) { return qstrcmp(call, "chown") == 0 ? EPERM : 0; };
    AtomicWriteOptions options;
    options.calls = &calls;
    QVERIFY(writeFileAtomically(path(), oldBytes, options));
    QCOMPARE(bytesOf(path()), oldBytes);
    QCOMPARE(statusOf(path()).st_uid, ::geteuid());
    QCOMPARE(statusOf(path()).st_mode & 07777u, 0744u);

    // The group stays when only the owner cannot be kept.
    QCOMPARE(::chown(QFile::encodeName(path()), 12345, 23456), 0);
    QCOMPARE(::chmod(QFile::encodeName(path()), 02764), 0);
    int chowns = 0;
    calls.before = [&chowns](const char *call, int) {
        return qstrcmp(call, "chown") == 0 && chowns++ == 0 ? EPERM : 0;
    };
    QVERIFY(writeFileAtomically(path(), newBytes, options));
    QCOMPARE(statusOf(path()).st_uid, ::geteuid());
    QCOMPARE(statusOf(path()).st_gid, gid_t(23456));
    QCOMPARE(statusOf(path()).st_mode & 07777u, 02764u);
}

void TestAtomicFile::writesThroughLinks()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("real/deep")));
    put(path("real/deep/blue.yml"), oldBytes);
    QVERIFY(QFile::link(QStringLiteral("deep/blue.yml"), path("real/second.yml")));
    QVERIFY(QFile::link(path("real/second.yml"), path("first.yml")));
    QVERIFY(writeFileAtomically(path("first.yml"), newBytes, expecting(FileStamp::of(oldBytes))));
    QCOMPARE(bytesOf(path("real/deep/blue.yml")), newBytes);
    QVERIFY(S_ISLNK(statusOf(path("first.yml")).st_mode));
    QVERIFY(S_ISLNK(statusOf(path("real/second.yml")).st_mode));
    QVERIFY(S_ISREG(statusOf(path("real/deep/blue.yml")).st_mode));
    QCOMPARE(temporariesIn(path("real")) + temporariesIn(path("real/deep")), QStringList());
}

void TestAtomicFile::writesThroughALinkToNothing()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("real")));
    QVERIFY(QFile::link(QStringLiteral("real/new.yml"), path("link.yml")));
    QVERIFY(writeFileAtomically(path("link.yml"), newBytes, expecting(FileStamp::absent())));
    QVERIFY(S_ISLNK(statusOf(path("link.yml")).st_mode));
    QCOMPARE(bytesOf(path("real/new.yml")), newBytes);
}

void TestAtomicFile::otherHardLinksKeepTheOld()
{
    put(path(), oldBytes);
    QCOMPARE(::link(QFile::encodeName(path()), QFile::encodeName(path("other.yml"))), 0);
    QVERIFY(writeFileAtomically(path(), newBytes));
    QCOMPARE(bytesOf(path()), newBytes);
    QCOMPARE(bytesOf(path("other.yml")), oldBytes);
    QCOMPARE(statusOf(path("other.yml")).st_nlink, nlink_t(1));
}

void TestAtomicFile::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *tag, const char *name, const char *reason, ErrorKind kind) {
        QTest::newRow(tag) << QString::fromLatin1(name) << QString::fromLatin1(reason) << kind;
    };
    row("folder", "folder", "a folder", ErrorKind::Invalid);
    row("link to a folder", "tofolder", "a folder", ErrorKind::Invalid);
    row("slash at the end", "endpoint.yml/", "no path", ErrorKind::Invalid);
    row("up", "folder/..", "a folder", ErrorKind::Invalid);
    row("FIFO", "fifo", "a FIFO", ErrorKind::Invalid);
    row("link to a FIFO", "tofifo", "a FIFO", ErrorKind::Invalid);
    row("device", "todevice", "a device", ErrorKind::Invalid);
    row("circle", "circle", "circle", ErrorKind::Invalid);
    row("no folder", "missing/endpoint.yml", "looking up the folder", ErrorKind::NotFound);
    row("file as a folder", "file/endpoint.yml", "folder", ErrorKind::NotFound);
}

void TestAtomicFile::refusesWhatIsNoFile()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    QFETCH(ErrorKind, kind);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    put(path("file"), oldBytes);
    QCOMPARE(::mkfifo(QFile::encodeName(path("fifo")), 0600), 0);
    QVERIFY(QFile::link(QStringLiteral("folder"), path("tofolder")));
    QVERIFY(QFile::link(QStringLiteral("fifo"), path("tofifo")));
    QVERIFY(QFile::link(QStringLiteral("/dev/null"), path("todevice")));
    QVERIFY(QFile::link(QStringLiteral("circle"), path("circle")));
    const QString place = m_folder->filePath(name);
    const Result<void> saved = writeFileAtomically(place, newBytes);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, kind);
    QVERIFY2(saved.error().detail.contains(reason), qPrintable(saved.error().detail));
    QCOMPARE(saved.error().where, place);
    QVERIFY(!writeFileAtomically(QString(), newBytes));
    QVERIFY(!writeFileAtomically(path() + QChar(0), newBytes));
}

void TestAtomicFile::refusesAReadOnlyFile()
{
    put(path(), oldBytes);
    QCOMPARE(::chmod(QFile::encodeName(path()), 0444), 0);
    const Result<void> saved = writeFileAtomically(path(), newBytes);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Io);
    QVERIFY(saved.error().detail.contains(QStringLiteral("read-only")));
    QVERIFY(!saved.error().fix.isEmpty());
    QCOMPARE(bytesOf(path()), oldBytes);
    QCOMPARE(statusOf(path()).st_mode & 07777u, 0444u);
}

void TestAtomicFile::refusesAReadOnlyFolder()
{
    if (::geteuid() == 0) {
        QSKIP("Root writes to read-only folders; run this test as somebody else, too.");
    }
    put(path(), oldBytes);
    const QByteArray folder = QFile::encodeName(m_folder->path());
    QCOMPARE(::chmod(folder, 0555), 0);
    const Result<void> saved = writeFileAtomically(path(), newBytes);
    const Result<void> made = writeFileAtomically(path("new.yml"), newBytes);
    QCOMPARE(::chmod(folder, 0755), 0);
    QVERIFY(!saved && !made);
    QCOMPARE(saved.error().kind, ErrorKind::Io);
    QVERIFY(!saved.error().fix.isEmpty());
    QCOMPARE(bytesOf(path()), oldBytes);
}

void TestAtomicFile::refusesWhatChanged()
{
    put(path(), oldBytes);
    const FileStamp stamp = readFile(path(), 1000)->stamp;
    const auto conflict = [this](const FileStamp &expected, const char *reason) {
        const Result<void> saved = writeFileAtomically(path(), newBytes, expecting(expected));
        return !saved && saved.error().kind == ErrorKind::Conflict &&
               saved.error().detail.contains(QLatin1String(reason));
    };
    put(path(), oldBytes + "# edited elsewhere\n");
    QVERIFY(conflict(stamp, "changed"));
    QCOMPARE(bytesOf(path()), oldBytes + "# edited elsewhere\n");

    QVERIFY(conflict(FileStamp::absent(), "exists already"));

    QVERIFY(QFile::remove(path()));
    QVERIFY(conflict(stamp, "deleted"));
    QVERIFY(!QFile::exists(path()));

    // The same bytes again, by another inode, are no change.
    put(path(), oldBytes);
    QVERIFY(writeFileAtomically(path(), newBytes, expecting(stamp)));
    // Who saves again expects what was saved.
    QVERIFY(writeFileAtomically(path(), oldBytes, expecting(FileStamp::of(newBytes))));
}

void TestAtomicFile::refusesWhatChangesWhileItWrites()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("real")));
    const auto duringTheSync = [this](const std::function<void()> &act) {
        FaultyFileCalls calls;
        int syncs = 0;
        calls.before = [&](const char *call, int) {
            if (qstrcmp(call, "sync") == 0 && syncs++ == 0) {
                act();
            }
            return 0;
        };
        AtomicWriteOptions options = expecting(FileStamp::of(oldBytes));
        options.calls = &calls;
        return writeFileAtomically(path(), newBytes, options);
    };
    put(path(), oldBytes);
    Result<void> saved = duringTheSync([this] { put(path(), "foreign"); });
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QCOMPARE(bytesOf(path()), QByteArray("foreign"));

    put(path(), oldBytes);
    saved = duringTheSync([this] { QVERIFY(QFile::remove(path())); });
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QVERIFY(!QFile::exists(path()));

    put(path(), oldBytes);
    saved = duringTheSync([this] { ::chmod(QFile::encodeName(path()), 0444); });
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Io);
    QCOMPARE(bytesOf(path()), oldBytes);
    QVERIFY(QFile::remove(path()));

    // Replaced by a link to a file with the very same content: still not ours to replace.
    put(path(), oldBytes);
    put(path("real/blue.yml"), oldBytes);
    saved = duringTheSync([this] {
        QVERIFY(QFile::remove(path()));
        QVERIFY(QFile::link(path("real/blue.yml"), path()));
    });
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QVERIFY(S_ISLNK(statusOf(path()).st_mode));
    QCOMPARE(bytesOf(path("real/blue.yml")), oldBytes);
}

void TestAtomicFile::doesNotReplaceAFileThatAppears()
{
    FaultyFileCalls calls;
    calls.before = [this](const char *call, int) {
        if (qstrcmp(call, "renameNew") == 0) {
            put(path(), "foreign");
        }
        return 0;
    };
    AtomicWriteOptions options = expecting(FileStamp::absent());
    options.calls = &calls;
    const Result<void> saved = writeFileAtomically(path(), newBytes, options);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QCOMPARE(bytesOf(path()), QByteArray("foreign"));
}

void TestAtomicFile::worksWithoutExclusiveRenameAndLocks()
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

void TestAtomicFile::anErrorAtAnyCallLeavesTheOldFile_data()
{
    QTest::addColumn<bool>("existed");
    QTest::addColumn<int>("code");
    QTest::newRow("replaces, I/O error") << true << EIO;
    QTest::newRow("replaces, disk is full") << true << ENOSPC;
    QTest::newRow("new, I/O error") << false << EIO;
    QTest::newRow("new, disk is full") << false << ENOSPC;
}

void TestAtomicFile::anErrorAtAnyCallLeavesTheOldFile()
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
    QVERIFY2(calls > 20, "the faults did not reach the save");
    for (const char *call : {"open", "write", "sync", "close", "duplicate"}) {
        QVERIFY2(seen.contains(call) && ended.contains(call), call);
    }
    QVERIFY(ended.contains(existed ? "rename" : "renameNew"));
}

void TestAtomicFile::goesOnAfterInterruptionsAndShortWrites()
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

void TestAtomicFile::saysWhenADeviceTakesNothing()
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

void TestAtomicFile::survivesAFileSizeLimit()
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

void TestAtomicFile::aKillAtAnyCallLeavesOldOrNew()
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

void TestAtomicFile::killsAtRandomLeaveOldOrNew()
{
    int leftOvers = 0;
    const QString fault = killSavers(QStringLiteral(SERIN_ATOMICSAVER), path(), 50, leftOvers);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    QVERIFY2(leftOvers > 0, "no kill came in the middle of a save");
    QVERIFY(writeFileAtomically(path(), contentA()));
}

void TestAtomicFile::sweepsOnlyWhatNobodyHolds()
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

void TestAtomicFile::manySaversAtOnceDoNoHarm()
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

void TestAtomicFile::shortensLongNames()
{
    // 251 bytes; the 200th byte is in the middle of a character.
    const QString name = QStringLiteral("a") + QString(125, QChar(0x00fc));
    const QByteArray temporary = temporaryName(QFile::encodeName(name), 7);
    QVERIFY(temporary.size() <= 255);
    QCOMPARE(QFile::encodeName(QFile::decodeName(temporary)), temporary);
    QVERIFY(!QString::fromUtf8(temporary).contains(QChar::ReplacementCharacter));
    const QString place = m_folder->filePath(name);
    QVERIFY(writeFileAtomically(place, newBytes));
    QVERIFY(writeFileAtomically(place, oldBytes, expecting(FileStamp::of(newBytes))));
    QCOMPARE(bytesOf(place), oldBytes);
}

void TestAtomicFile::opensNoMoreThanItCloses()
{
    const auto openFiles = [] {
        return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries).size();
    };
    put(path(), oldBytes);
    const auto before = openFiles();
    for (int i = 0; i < 20; ++i) {
        QVERIFY(writeFileAtomically(path(), newBytes));
        QVERIFY(!writeFileAtomically(path(), newBytes, expecting(FileStamp::absent())));
        QVERIFY(!writeFileAtomically(m_folder->path(), newBytes));
        QVERIFY(readFile(path(), 1000));
        QVERIFY(!readFile(path(), 1));
    }
    QCOMPARE(openFiles(), before);
}

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"
