// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/atomictemporary.h"
#include "tests/services/core/atomicfiletest.h"
#include "tests/support/faultyfilecalls.h"

#include <QDir>

#include <functional>
#include <unistd.h>

using namespace serin;

class TestAtomicFile : public AtomicFileTest
{
    Q_OBJECT
private Q_SLOTS:
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
    void shortensLongNames();
    void opensNoMoreThanItCloses();
};

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
