// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/rotatingfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace serin;

class TestRotatingFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void isTheOwnersAlone();
    void rotates();
    void keepsNone();
    void goesOnAfterARestart();
    void writesLargeOnesWhole();
    void sharesWithAnotherProcess();
    void comesBackAfterRemoval();
    void toleratesWhatCannotBeWritten();
    void saysWhenTheDiskIsFull();
    void triesAgain();
    void emptiesWhatCannotBeRenamed();

private:
    QString path(const char *name = "log/serin.log") const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    QByteArray bytesOf(const char *name = "log/serin.log") const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    QStringList names() const { return QDir(path("log")).entryList(QDir::Files, QDir::Name); }
    static mode_t modeOf(const QString &place)
    {
        struct stat status = {};
        ::stat(QFile::encodeName(place), &status);
        return status.st_mode & 0777;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRotatingFile::isTheOwnersAlone()
{
    const mode_t mask = ::umask(0);
    RotatingFile file(path("a/b/serin.log"), 20, 1);
    QVERIFY(!QFile::exists(path("a")));
    const bool first = file.append("first entry\n");
    const bool second = file.append("second entry\n");
    ::umask(mask);
    QVERIFY(first && second);
    QCOMPARE(modeOf(path("a/b/serin.log")), 0600u);
    QCOMPARE(modeOf(path("a/b/serin.log.1")), 0600u);
    QCOMPARE(modeOf(path("a")), 0700u);
    QCOMPARE(modeOf(path("a/b")), 0700u);

    QFile wide(path("wide.log"));
    QVERIFY(wide.open(QIODevice::WriteOnly));
    QCOMPARE(::chmod(QFile::encodeName(wide.fileName()), 0644), 0);
    QVERIFY(RotatingFile(wide.fileName(), 100, 1).append("x\n"));
    QCOMPARE(modeOf(wide.fileName()), 0600u);
}

void TestRotatingFile::rotates()
{
    RotatingFile file(path(), 10, 2);
    for (const char *line :
         {"1111\n", "2222\n", "3333\n", "4444\n", "5555\n", "6666\n", "7777\n"}) {
        QVERIFY(file.append(line));
    }
    QCOMPARE(bytesOf(), QByteArray("7777\n"));
    QCOMPARE(bytesOf("log/serin.log.1"), QByteArray("5555\n6666\n"));
    QCOMPARE(bytesOf("log/serin.log.2"), QByteArray("3333\n4444\n"));
    QCOMPARE(names().size(), 3);
}

void TestRotatingFile::keepsNone()
{
    RotatingFile file(path(), 10, 0);
    for (const char *line : {"1111\n", "2222\n", "3333\n"}) {
        QVERIFY(file.append(line));
    }
    QCOMPARE(bytesOf(), QByteArray("3333\n"));
    QCOMPARE(names().size(), 1);
}

void TestRotatingFile::goesOnAfterARestart()
{
    QVERIFY(RotatingFile(path(), 10, 2).append("1111\n"));
    QVERIFY(RotatingFile(path(), 10, 2).append("2222\n"));
    QCOMPARE(bytesOf(), QByteArray("1111\n2222\n"));
    QVERIFY(RotatingFile(path(), 10, 2).append("3333\n"));
    QCOMPARE(bytesOf(), QByteArray("3333\n"));
}

void TestRotatingFile::writesLargeOnesWhole()
{
    RotatingFile file(path(), 10, 2);
    const QByteArray large(100'000, 'x');
    QVERIFY(file.append(large));
    QVERIFY(file.append("next\n"));
    QCOMPARE(bytesOf("log/serin.log.1"), large);
    QCOMPARE(bytesOf(), QByteArray("next\n"));
}

void TestRotatingFile::sharesWithAnotherProcess()
{
    // Two writers with a file description each are what two processes are.
    RotatingFile one(path(), 10, 3);
    RotatingFile two(path(), 10, 3);
    QVERIFY(one.append("1111\n"));
    QVERIFY(two.append("2222\n"));
    QVERIFY(one.append("3333\n")); // rotates
    QVERIFY(two.append("4444\n")); // its file is full and another one by now
    QCOMPARE(bytesOf("log/serin.log.1"), QByteArray("1111\n2222\n"));
    QCOMPARE(bytesOf(), QByteArray("3333\n4444\n"));
    QVERIFY(two.append("5555\n"));
    QCOMPARE(bytesOf("log/serin.log.2"), QByteArray("1111\n2222\n"));
}

void TestRotatingFile::comesBackAfterRemoval()
{
    RotatingFile file(path(), 100, 2);
    QVERIFY(file.append("1111\n"));
    QVERIFY(QDir(path("log")).removeRecursively());
    QVERIFY(file.append("2222\n"));
    QCOMPARE(bytesOf(), QByteArray("2222\n"));
}

void TestRotatingFile::toleratesWhatCannotBeWritten()
{
    QFile blocker(path("blocker"));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    QVERIFY(!RotatingFile(path("blocker/serin.log"), 10, 2).append("x\n"));
    QVERIFY(!RotatingFile(m_folder->path(), 10, 2).append("x\n"));
    QVERIFY(!RotatingFile(QString(), 10, 2).append("x\n"));
    QVERIFY(!RotatingFile(QStringLiteral("/proc/serin/serin.log"), 10, 2).append("x\n"));
    QVERIFY(QFile::link(path("elsewhere"), path("link.log")));
    QVERIFY(!RotatingFile(path("link.log"), 10, 2).append("x\n"));
    QVERIFY(!QFile::exists(path("elsewhere")));
    QCOMPARE(::mkfifo(QFile::encodeName(path("fifo.log")), 0600), 0);
    QVERIFY(!RotatingFile(path("fifo.log"), 10, 2).append("x\n"));
    QVERIFY(!RotatingFile(QStringLiteral("/dev/full"), 10, 2).append("x\n"));
}

void TestRotatingFile::saysWhenTheDiskIsFull()
{
    struct rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto previous = ::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit full = {8, before.rlim_max};
    RotatingFile file(path(), 100, 2);
    ::setrlimit(RLIMIT_FSIZE, &full);
    const bool first = file.append("1111\n");
    const bool second = file.append("2222\n");
    ::setrlimit(RLIMIT_FSIZE, &before);
    const bool third = file.append("3333\n");
    ::signal(SIGXFSZ, previous);
    QVERIFY(first && !second && third);
    QCOMPARE(bytesOf(), QByteArray("1111\n2223333\n"));
}

void TestRotatingFile::triesAgain()
{
    QFile blocker(path("log"));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    RotatingFile file(path(), 10, 2);
    QVERIFY(!file.append("1111\n"));
    QVERIFY(blocker.remove());
    QVERIFY(file.append("2222\n"));
    QCOMPARE(bytesOf(), QByteArray("2222\n"));
}

void TestRotatingFile::emptiesWhatCannotBeRenamed()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("log/serin.log.1/in the way")));
    RotatingFile file(path(), 10, 1);
    for (const char *line : {"1111\n", "2222\n", "3333\n"}) {
        QVERIFY(file.append(line));
    }
    QCOMPARE(bytesOf(), QByteArray("3333\n"));
}

QTEST_GUILESS_MAIN(TestRotatingFile)
#include "tst_rotatingfile.moc"
