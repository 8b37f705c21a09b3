// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/systemclock.h"
#include "tests/services/local/metrics/metricstest.h"
#include "tests/support/fakeclock.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>
#include <sys/resource.h>

using namespace serin;
using Grain = MetricsStore::Grain;

class TestMetricsStoreFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingRecordedWhenKilled();
    void setsAnUnreadableFileAside_data();
    void setsAnUnreadableFileAside();
    void goesOnAfterAFullDisk();
    void skipsDamagedRecords();
};

void TestMetricsStoreFaults::losesNothingRecordedWhenKilled()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("m.db"));
    const SystemClock clock;
    const std::int64_t start = clock.now().toSecsSinceEpoch() / 60 * 60 - 3'600;
    std::int64_t next = start;
    std::mt19937 random(1);
    constexpr int rounds = 15;
    // From an hour ago on, all fits into the two hours around now that the store keeps by seconds.
    constexpr int secondsARound = 3 * 3'600 / rounds - 20;
    for (int round = 0; round < rounds; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(SERIN_METRICSWRITER),
                     {path, QString::number(next), QString::number(secondsARound)});
        QVERIFY(writer.waitForStarted());
        const qsizetype enough = 1 + static_cast<qsizetype>(random() % 400);
        QByteArray output;
        while (output.count('\n') < enough) {
            QVERIFY(writer.waitForReadyRead()); // at once: the writer is quick
            output += writer.readAllStandardOutput();
        }
        QCOMPARE(::kill(static_cast<pid_t>(writer.processId()), SIGKILL), 0);
        QVERIFY(writer.waitForFinished());
        output += writer.readAllStandardOutput();
        const std::int64_t last =
            start + output.left(output.lastIndexOf('\n')).split('\n').size() - 1 + (next - start);

        const auto store = MetricsStore::open(path, clock);
        QVERIFY2(store, store ? "" : qPrintable(store.error().toLine()));
        const auto seconds = requestsByTime(**store, Grain::Second, start, last + 3'600);
        const auto minutes = requestsByTime(**store, Grain::Minute, start, last + 3'600);
        std::uint64_t inSeconds = 0;
        for (std::int64_t second = start; second <= last; ++second) {
            QVERIFY2(seconds.count(second) == 1, qPrintable(QString::number(second - start)));
        }
        for (const auto &[second, requests] : seconds) {
            QCOMPARE(requests, 2u); // both deployments or none
            inSeconds += requests;
        }
        std::uint64_t inMinutes = 0;
        for (const auto &[minute, requests] : minutes) {
            inMinutes += requests;
        }
        QCOMPARE(inMinutes, inSeconds);
        next = seconds.rbegin()->first + 1;
    }
}

void TestMetricsStoreFaults::setsAnUnreadableFileAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("garbage") << QByteArray(50'000, 'x');
    QTest::newRow("torn") << QByteArray("SQLite format 3\0", 16) + QByteArray(5'000, '\1');
}

void TestMetricsStoreFaults::setsAnUnreadableFileAside()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("m.db"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const FakeClock clock;
    const std::int64_t now = clock.now().toSecsSinceEpoch();
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("the metrics could not be read")));
    const auto store = MetricsStore::open(path, clock);
    QVERIFY(store);
    QVERIFY((*store)->record({trafficSample("blue", now, 1)}));
    QCOMPARE(requestsByTime(**store, Grain::Second, now, now + 1).size(), 1u);
    QFile aside(path + QStringLiteral(".unreadable"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QVERIFY(aside.readAll() == content);

    // A folder that is missing cannot be helped.
    const auto nowhere = MetricsStore::open(folder.filePath(QStringLiteral("no/m.db")), clock);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().kind, ErrorKind::NotFound);
}

void TestMetricsStoreFaults::goesOnAfterAFullDisk()
{
    const QTemporaryDir folder;
    const FakeClock clock;
    const std::int64_t start = clock.now().toSecsSinceEpoch();
    auto store = MetricsStore::open(folder.filePath(QStringLiteral("m.db")), clock);
    QVERIFY(store);
    QVERIFY((*store)->record({trafficSample("blue", start, 1)}));

    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{100'000, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    std::int64_t second = start;
    bool refused = false;
    while (!refused && second < start + 1'000) {
        refused = !(*store)->record({trafficSample("d" + std::to_string(second), second, 1)});
        ++second;
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(refused);
    const auto kept = requestsByTime(**store, Grain::Second, start, second + 1);
    QVERIFY(kept.count(second - 1) == 0);

    QVERIFY((*store)->record({trafficSample("d" + std::to_string(second - 1), second, 7)}));
    auto after = requestsByTime(**store, Grain::Second, start, second + 1);
    QCOMPARE(after.at(second), 7u);
    after.erase(second);
    QVERIFY(after == kept);
}

void TestMetricsStoreFaults::skipsDamagedRecords()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("m.db"));
    const FakeClock clock;
    const std::int64_t start = clock.now().toSecsSinceEpoch();
    auto store = MetricsStore::open(path, clock);
    QVERIFY(
        (*store)->record({trafficSample("blue", start, 1), trafficSample("blue", start + 1, 1)}));
    store->reset();
    // A page that SQLite cannot tell from a good one.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray content = file.readAll();
    const QByteArray record = TrafficRecord::of(trafficSample("blue", start, 1)).toBytes();
    const qsizetype at = content.lastIndexOf(record);
    QVERIFY(at > 0);
    content[at] = '\x7f';
    file.seek(0);
    file.write(content);
    file.close();
    store = MetricsStore::open(path, clock);
    QVERIFY(store);
    QCOMPARE(requestsByTime(**store, Grain::Second, start, start + 2).size(), 1u);
}

QTEST_GUILESS_MAIN(TestMetricsStoreFaults)
#include "tst_metricsstore_faults.moc"
