// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/logging.h"

#include "services/core/logbuffer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace serin;

namespace {

QStringList echoed;

void remember(QtMsgType, const QMessageLogContext &, const QString &message)
{
    echoed << message;
}

/// Logs while it is being turned into text.
struct Chatty
{};
QDebug operator<<(QDebug debug, const Chatty &)
{
    qCWarning(lcCore) << "inner";
    return debug << "outer";
}

} // namespace

class TestLogging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        echoed.clear();
        m_previous = qInstallMessageHandler(remember);
    }
    void cleanup() { QVERIFY(qInstallMessageHandler(m_previous) == remember); }

    void goesToBufferFileAndHandlerBefore();
    void debugIsOffUntilAskedFor();
    void echoCanBeTurnedOff();
    void endsCleanly();
    void nestedMessagesComeThrough();
    void longMessagesAreShortened();
    void survivesAFileThatCannotBeWritten();
    void keepsOrderAndWholeLinesAcrossThreads();
    void rotatesWhileThreadsLog();

private:
    LogOptions options() const
    {
        LogOptions result;
        result.filePath = m_folder->filePath(QStringLiteral("serin/serin.log"));
        return result;
    }
    static QStringList linesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly)
                   ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                   : QStringList();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QtMessageHandler m_previous = nullptr;
};

void TestLogging::goesToBufferFileAndHandlerBefore()
{
    const Logging logging(options());
    const QDateTime before = QDateTime::currentDateTimeUtc();
    qCWarning(lcManifest) << "refused" << 3;
    qCInfo(lcUi).noquote() << QStringLiteral("opened\na folder");
    const std::vector<LogEntry> entries = logging.buffer().entriesAfter(0);
    QCOMPARE(entries.size(), size_t(2));
    QCOMPARE(entries[0].category, QStringLiteral("serin.manifest"));
    QCOMPARE(entries[0].type, QtWarningMsg);
    QCOMPARE(entries[0].message, QStringLiteral("refused 3"));
    QVERIFY(entries[0].time >= before && entries[0].time <= QDateTime::currentDateTimeUtc());
    QCOMPARE(entries[1].message, QStringLiteral("opened\na folder"));
    QCOMPARE(linesOf(options().filePath), QStringList({entries[0].toLine(), entries[1].toLine()}));
    QCOMPARE(echoed, QStringList({entries[0].message, entries[1].message}));
}

void TestLogging::debugIsOffUntilAskedFor()
{
    const Logging logging(options());
    qCDebug(lcCore) << "unseen";
    QVERIFY(logging.buffer().entriesAfter(0).empty());
    QLoggingCategory::setFilterRules(QStringLiteral("serin.*.debug=true"));
    qCDebug(lcCore) << "core";
    qCDebug(lcModels) << "models";
    qCDebug(lcApp) << "app";
    QLoggingCategory::setFilterRules(QString());
    QStringList categories;
    for (const LogEntry &entry : logging.buffer().entriesAfter(0)) {
        categories << entry.category;
    }
    QCOMPARE(categories.join(u' '), QStringLiteral("serin.core serin.models serin.app"));
}

void TestLogging::echoCanBeTurnedOff()
{
    LogOptions quiet;
    quiet.echo = false;
    const Logging logging(quiet);
    qCWarning(lcCore) << "not on stderr";
    QCOMPARE(logging.buffer().entriesAfter(0).size(), size_t(1));
    QVERIFY(echoed.isEmpty());
}

void TestLogging::endsCleanly()
{
    {
        const Logging logging(options());
        qCWarning(lcCore) << "during";
    }
    qCWarning(lcCore) << "after";
    QCOMPARE(linesOf(options().filePath).size(), 1);
    QCOMPARE(echoed, QStringList({QStringLiteral("during"), QStringLiteral("after")}));
    const Logging again(options());
    qCWarning(lcCore) << "again";
    QCOMPARE(again.buffer().entriesAfter(0).size(), size_t(1));
    QCOMPARE(linesOf(options().filePath).size(), 2);
}

void TestLogging::nestedMessagesComeThrough()
{
    const Logging logging(options());
    qCWarning(lcCore) << Chatty();
    QStringList messages;
    for (const LogEntry &entry : logging.buffer().entriesAfter(0)) {
        messages << entry.message;
    }
    QCOMPARE(messages.join(u' '), QStringLiteral("inner outer"));
}

void TestLogging::longMessagesAreShortened()
{
    const Logging logging(options());
    qCWarning(lcCore).noquote() << QString(1'000'000, u'x');
    const QString message = logging.buffer().entriesAfter(0).front().message;
    QVERIFY(message.startsWith(QString(LogEntry::longestMessage, u'x')));
    QVERIFY(message.endsWith(QStringLiteral("(983616 characters more)")));
    QVERIFY(QFile(options().filePath).size() < 20'000);
}

void TestLogging::survivesAFileThatCannotBeWritten()
{
    LogOptions bad;
    for (const char *path : {"/proc/serin/serin.log", "/dev/full", "/"}) {
        bad.filePath = QString::fromLatin1(path);
        const Logging logging(bad);
        qCWarning(lcCore) << "still here";
        qCWarning(lcCore) << "and here";
        QCOMPARE(logging.buffer().entriesAfter(0).size(), size_t(2));
    }
}

void TestLogging::keepsOrderAndWholeLinesAcrossThreads()
{
    constexpr int threadCount = 6;
    constexpr int messageCount = 500;
    LogOptions large = options();
    large.echo = false;
    large.bufferCapacity = threadCount * messageCount;
    large.maxFileBytes = 1 << 24;
    const Logging logging(large);
    std::vector<std::thread> threads;
    for (int i = 0; i < threadCount; ++i) {
        threads.emplace_back([i] {
            for (int message = 0; message < messageCount; ++message) {
                qCWarning(lcCore).noquote() << i << message << QString(100, u'x');
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QStringList lines;
    for (const LogEntry &entry : logging.buffer().entriesAfter(0)) {
        lines << entry.toLine();
    }
    QCOMPARE(lines.size(), threadCount * messageCount);
    QCOMPARE(linesOf(large.filePath), lines);
}

void TestLogging::rotatesWhileThreadsLog()
{
    constexpr int threadCount = 4;
    constexpr int messageCount = 500;
    LogOptions small = options();
    small.echo = false;
    small.maxFileBytes = 10'000;
    small.keptFiles = 4;
    std::atomic<bool> stop = false;
    {
        const Logging logging(small);
        std::vector<std::thread> threads;
        for (int i = 0; i < threadCount; ++i) {
            threads.emplace_back([] {
                for (int message = 0; message < messageCount; ++message) {
                    qCWarning(lcCore).noquote() << message << QString(50, u'x');
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
    }
    // Messages that come while it is set up and ended are no harm either.
    std::thread talker([&stop] {
        while (!stop) {
            qCWarning(lcCore) << "talk";
        }
    });
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    for (int i = 0; i < 200; ++i) {
        const Logging logging(small);
    }
    qInstallMessageHandler(remember);
    stop = true;
    talker.join();

    const QFileInfoList files =
        QDir(m_folder->filePath(QStringLiteral("serin"))).entryInfoList(QDir::Files, QDir::Name);
    QCOMPARE(files.size(), 5);
    for (const QFileInfo &file : files) {
        QVERIFY(file.size() > 0 && file.size() <= 10'000);
        const QStringList lines = linesOf(file.filePath());
        for (const QString &line : lines) {
            QVERIFY2(line.contains(QStringLiteral(" warning serin.core ")), qPrintable(line));
        }
    }
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
