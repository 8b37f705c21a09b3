// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/readfile.h"

#include "tests/support/faultyfilecalls.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace serin;

class TestReadFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBytesAndStamp();
    void holdsTheLimit();
    void refusesWithoutBlocking();
    void readsPipesWhereTheyMayBe();
    void saysWhyNot();
    void everyFaultIsAnError();
    void stampsCompareByContent();

private:
    QString made(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                   ? file.fileName()
                   : QString();
    }
    QTemporaryDir m_folder;
};

void TestReadFile::givesBytesAndStamp()
{
    const QByteArray bytes("\xef\xbb\xbfname: blue\r\n\0x", 16);
    const QString path = made("a.yml", bytes);
    const Result<FileContent> content = readFile(path, 1000);
    QVERIFY(content);
    QCOMPARE(content->bytes, bytes);
    QCOMPARE(content->stamp, FileStamp::of(bytes));
    QVERIFY(QFile::link(QStringLiteral("a.yml"), m_folder.filePath(QStringLiteral("l.yml"))));
    QCOMPARE(readFile(m_folder.filePath(QStringLiteral("l.yml")), 1000)->bytes, bytes);
    QCOMPARE(readFile(made("empty", {}), 0)->stamp, FileStamp::of(QByteArray()));
    // A file that does not say its size.
    QVERIFY(readFile(QStringLiteral("/proc/self/status"), 100'000)->bytes.startsWith("Name:"));
}

void TestReadFile::holdsTheLimit()
{
    const QString path = made("big.yml", QByteArray(200'000, 'x'));
    QCOMPARE(readFile(path, 200'000)->bytes.size(), 200'000);
    const Result<FileContent> content = readFile(path, 199'999);
    QVERIFY(!content);
    QCOMPARE(content.error().kind, ErrorKind::Invalid);
    QVERIFY(content.error().detail.contains(QStringLiteral("195 KiB")));
}

void TestReadFile::refusesWithoutBlocking()
{
    const QString fifo = m_folder.filePath(QStringLiteral("fifo"));
    QCOMPARE(::mkfifo(QFile::encodeName(fifo), 0600), 0);
    const QString socketPath = m_folder.filePath(QStringLiteral("s"));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(socketPath), sizeof address.sun_path);
    const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QCOMPARE(::bind(listening, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    const QString zero = QStringLiteral("/dev/zero");
    for (const QString &path : {fifo, socketPath, zero, m_folder.path()}) {
        const Result<FileContent> content = readFile(path, 1000);
        QVERIFY2(!content, qPrintable(path));
        QCOMPARE(content.error().kind, ErrorKind::Invalid);
        QCOMPARE(content.error().where, path);
    }
    ::close(listening);

    // A FIFO that takes the place of a file just after it was looked at.
    const QString path = made("swapped.yml", "name: blue\n");
    FaultyFileCalls calls;
    calls.before = [&path](const char *call, int) {
        if (qstrcmp(call, "open") == 0) {
            QFile::remove(path);
            ::mkfifo(QFile::encodeName(path), 0600);
        }
        return 0;
    };
    const Result<FileContent> content = readFile(path, 1000, &calls);
    QVERIFY(!content);
    QCOMPARE(content.error().kind, ErrorKind::Invalid);
    QVERIFY(content.error().detail.contains(QStringLiteral("FIFO")));
}

void TestReadFile::readsPipesWhereTheyMayBe()
{
    const QByteArray bytes(200'000, 'x');
    QCOMPARE(*readFileOrPipe(made("request.json", bytes), 200'000), bytes);

    // As a shell passes <(…) on; the kernel tells "pipe:[…]" for its link.
    for (const qint64 limit : {200'000, 199'999}) {
        int ends[2] = {};
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        std::thread writer([&bytes, end = ends[1]] {
            QFile file;
            if (file.open(end, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle)) {
                file.write(bytes);
            }
        });
        const Result<QByteArray> read =
            readFileOrPipe(QStringLiteral("/dev/fd/%1").arg(ends[0]), limit);
        QByteArray rest(1, '\0'); // lets the writer end
        while (::read(ends[0], rest.data(), 1) > 0) {
        }
        writer.join();
        ::close(ends[0]);
        QCOMPARE(read.has_value(), limit == bytes.size());
        QVERIFY(!read || *read == bytes);
    }

    for (const QString &path : {QStringLiteral("/dev/zero"), m_folder.path()}) {
        const Result<QByteArray> refused = readFileOrPipe(path, 1000);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    }
    QCOMPARE(readFileOrPipe(m_folder.filePath(QStringLiteral("nowhere")), 1000).error().kind,
             ErrorKind::NotFound);
}

void TestReadFile::saysWhyNot()
{
    const Result<FileContent> missing =
        readFile(m_folder.filePath(QStringLiteral("missing.yml")), 1000);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(!readFile(QString(), 1000));
    if (::geteuid() == 0) {
        QSKIP("Root reads everything; run this test as somebody else, too.");
    }
    const QString path = made("secret.yml", "x");
    QCOMPARE(::chmod(QFile::encodeName(path), 0), 0);
    const Result<FileContent> content = readFile(path, 1000);
    QVERIFY(!content);
    QCOMPARE(content.error().kind, ErrorKind::Io);
    QVERIFY(!content.error().fix.isEmpty());
}

void TestReadFile::everyFaultIsAnError()
{
    const QString path = made("b.yml", QByteArray(100'000, 'x'));
    int faults = 0;
    for (int failing = 0;; ++failing) {
        FaultyFileCalls calls;
        QByteArray failed;
        calls.before = [&](const char *call, int index) {
            failed = index == failing ? QByteArray(call) : failed;
            return index == failing ? EIO : 0;
        };
        const Result<FileContent> content = readFile(path, 1 << 20, &calls);
        if (failed.isEmpty()) {
            QVERIFY(content);
            break;
        }
        QCOMPARE(content.has_value(), failed == "close");
        if (!content) {
            QCOMPARE(content.error().kind, ErrorKind::Io);
            ++faults;
        }
    }
    QVERIFY(faults >= 5);
}

void TestReadFile::stampsCompareByContent()
{
    QCOMPARE(FileStamp::of(QByteArray("abc")).checksum.toHex(),
             QByteArray("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"));
    QVERIFY(FileStamp::of(QByteArray("a")) != FileStamp::of(QByteArray("b")));
    QVERIFY(FileStamp::of(QByteArray()) != FileStamp::absent());
}

QTEST_GUILESS_MAIN(TestReadFile)
#include "tst_readfile.moc"
