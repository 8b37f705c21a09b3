// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/logbuffer.h"

#include <QTest>

#include <limits>
#include <thread>

using namespace serin;

namespace {

LogEntry entryOf(const QString &message)
{
    LogEntry entry;
    entry.message = message;
    return entry;
}

QStringList messagesOf(const std::vector<LogEntry> &entries)
{
    QStringList messages;
    for (const LogEntry &entry : entries) {
        messages << QString::number(entry.number) + entry.message;
    }
    return messages;
}

} // namespace

class TestLogBuffer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void forgetsTheOldest()
    {
        LogBuffer buffer(3);
        QVERIFY(buffer.entriesAfter(0).empty());
        for (const char *message : {"a", "b", "c", "d", "e"}) {
            buffer.add(entryOf(QString::fromLatin1(message)));
        }
        QCOMPARE(messagesOf(buffer.entriesAfter(0)),
                 QStringList({QStringLiteral("3c"), QStringLiteral("4d"), QStringLiteral("5e")}));
    }
    void givesOnlyWhatIsNew()
    {
        LogBuffer buffer(3);
        QCOMPARE(buffer.add(entryOf(QStringLiteral("a"))).number, 1u);
        QCOMPARE(buffer.add(entryOf(QStringLiteral("b"))).number, 2u);
        QCOMPARE(messagesOf(buffer.entriesAfter(1)), QStringList(QStringLiteral("2b")));
        QVERIFY(buffer.entriesAfter(2).empty());
        QVERIFY(buffer.entriesAfter(std::numeric_limits<quint64>::max()).empty());
    }
    void holdsAtLeastOne()
    {
        LogBuffer buffer(0);
        buffer.add(entryOf(QStringLiteral("a")));
        buffer.add(entryOf(QStringLiteral("b")));
        QCOMPARE(messagesOf(buffer.entriesAfter(0)), QStringList(QStringLiteral("2b")));
    }
    void numbersAcrossThreads()
    {
        constexpr int threadCount = 4;
        constexpr int messageCount = 2'000;
        LogBuffer buffer(threadCount * messageCount);
        std::vector<std::thread> threads;
        for (int i = 0; i < threadCount; ++i) {
            threads.emplace_back([&buffer] {
                for (int message = 0; message < messageCount; ++message) {
                    buffer.add(entryOf(QString::number(message)));
                    if (message % 100 == 0) {
                        static_cast<void>(buffer.entriesAfter(0));
                    }
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        quint64 expected = 0;
        for (const LogEntry &entry : buffer.entriesAfter(0)) {
            QCOMPARE(entry.number, ++expected);
        }
        QCOMPARE(expected, quint64(threadCount * messageCount));
    }
};

QTEST_GUILESS_MAIN(TestLogBuffer)
#include "tst_logbuffer.moc"
