// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/instancelog.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

constexpr std::chrono::seconds second(1);

QByteArray numbered(int from, int to)
{
    QByteArray lines;
    for (int i = from; i < to; ++i) {
        lines += QByteArray::number(i) + '\n';
    }
    return lines;
}

} // namespace

class TestInstanceLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void lastLines_data();
    void lastLines();
    void readsAcrossFiles();
    void boundsWhatItReads();
    void leavesOutWhatComesTooFast();
    void newSecondsStartOver();
    void notesStandOnLinesOfTheirOwn();
    void oneHugePieceStaysBounded();
    void removesItsFiles();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("logs/blue-1.log")); }
    qint64 bytesOnDisk() const
    {
        qint64 sum = 0;
        for (const QFileInfo &file :
             QDir(m_folder->filePath(QStringLiteral("logs"))).entryInfoList(QDir::Files)) {
            sum += file.size();
        }
        return sum;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const Clock::Monotonic m_now = std::chrono::steady_clock::now();
};

void TestInstanceLog::lastLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("nothing") << QByteArray() << 5 << QByteArray();
    QTest::newRow("fewer") << QByteArray("a\nb\n") << 5 << QByteArray("a\nb\n");
    QTest::newRow("as many") << QByteArray("a\nb\n") << 2 << QByteArray("a\nb\n");
    QTest::newRow("more") << QByteArray("a\nb\nc\n") << 2 << QByteArray("b\nc\n");
    QTest::newRow("open line") << QByteArray("a\nb\nc") << 2 << QByteArray("b\nc");
    QTest::newRow("empty lines") << QByteArray("a\n\n\n") << 2 << QByteArray("\n\n");
    QTest::newRow("none") << QByteArray("a\nb\n") << 0 << QByteArray();
    QTest::newRow("negative") << QByteArray("a\nb\n") << -1 << QByteArray();
    QTest::newRow("one") << QByteArray("a\n") << 1 << QByteArray("a\n");
    QTest::newRow("many blocks") << numbered(0, 100'000) << 50'000 << numbered(50'000, 100'000);
}

void TestInstanceLog::lastLines()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, lines);
    InstanceLog log(path(), {});
    log.append(text, m_now);
    QTEST(log.lastLines(lines, 1'000'000), "last");
}

void TestInstanceLog::readsAcrossFiles()
{
    InstanceLog log(path(), {.fileBytes = 100, .keptFiles = 3});
    for (int i = 0; i < 1'000; ++i) {
        log.append(QByteArray::number(i) + '\n', m_now);
    }
    QCOMPARE(log.lastLines(60, 1'000'000), numbered(940, 1'000));
    QVERIFY(bytesOnDisk() <= 400);
    QVERIFY(log.lastLines(1'000, 1'000'000).endsWith("998\n999\n"));
}

void TestInstanceLog::boundsWhatItReads()
{
    InstanceLog log(path(), {});
    log.append(numbered(0, 10'000), m_now);
    const QByteArray some = log.lastLines(10'000, 1'000);
    QVERIFY(some.size() <= 1'000 && some.size() > 900);
    QVERIFY(numbered(0, 10'000).endsWith('\n' + some)); // whole lines
    log.append(QByteArray(5'000, 'x'), m_now);
    QCOMPARE(log.lastLines(10, 1'000).size(), 1'000);
}

void TestInstanceLog::leavesOutWhatComesTooFast()
{
    InstanceLog log(path(), {.bytesPerSecond = 1'000, .tailBytes = 100});
    for (int i = 0; i < 1'000; ++i) {
        log.append(QByteArray(99, 'x') + '\n', m_now);
    }
    log.append("the last words\n", m_now + second / 2);
    QVERIFY(log.hasSurplus());
    log.flush();
    QVERIFY(!log.hasSurplus());
    const QByteArray text = log.lastLines(1'000, 1'000'000);
    QVERIFY(text.endsWith("xxx\nthe last words\n"));
    QVERIFY(text.size() < 1'300);
    QVERIFY2(text.contains("serin: 98915 bytes are left out here\n"), text.constData());
}

void TestInstanceLog::newSecondsStartOver()
{
    InstanceLog log(path(), {.bytesPerSecond = 10, .tailBytes = 4});
    log.append("0123456789abcdef\n", m_now);
    log.append("next\n", m_now + second);
    QCOMPARE(log.lastLines(9, 1'000),
             QByteArray("0123456789\nserin: 3 bytes are left out here\ndef\nnext\n"));
}

void TestInstanceLog::notesStandOnLinesOfTheirOwn()
{
    InstanceLog log(path(), {});
    log.note(QStringLiteral("started"));
    log.append("half a line", m_now);
    log.note(QStringLiteral("ended"));
    QCOMPARE(log.lastLines(9, 1'000), QByteArray("serin: started\nhalf a line\nserin: ended\n"));
}

void TestInstanceLog::oneHugePieceStaysBounded()
{
    InstanceLog log(path(), {.fileBytes = 1'000, .keptFiles = 1, .bytesPerSecond = 1 << 30});
    log.append(QByteArray(1'000'000, 'x'), m_now);
    QVERIFY(bytesOnDisk() <= 2'000);
}

void TestInstanceLog::removesItsFiles()
{
    InstanceLog log(path(), {.fileBytes = 100, .keptFiles = 3});
    for (int i = 0; i < 100; ++i) {
        log.append(numbered(0, 20), m_now);
    }
    QVERIFY(bytesOnDisk() > 0);
    log.remove();
    QCOMPARE(bytesOnDisk(), 0);
    QVERIFY(log.lastLines(10, 1'000).isEmpty());
}

QTEST_GUILESS_MAIN(TestInstanceLog)
#include "tst_instancelog.moc"
