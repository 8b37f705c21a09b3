// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/isoduration.h"
#include "tests/services/local/metrics/monitortest.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace serin;
using std::chrono::milliseconds;
using std::chrono::minutes;

class TestMonitorServiceLatency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesComeFromMergedHistograms_data();
    void percentilesComeFromMergedHistograms();
    void meanLatencyIsWeighted();
};

void TestMonitorServiceLatency::percentilesComeFromMergedHistograms_data()
{
    QTest::addColumn<QByteArray>("grain");
    QTest::newRow("half a minute") << QByteArray("PT30S");
    QTest::newRow("minute") << QByteArray("PT1M");
    QTest::newRow("quarter") << QByteArray("PT15M");
    QTest::newRow("hour") << QByteArray("PT1H");
}

void TestMonitorServiceLatency::percentilesComeFromMergedHistograms()
{
    QFETCH(QByteArray, grain);
    MonitorFixture fixture;
    const std::int64_t start = fixture.now();
    const std::int64_t length = durationFromIso(QString::fromLatin1(grain))->count() / 1'000;
    // Quiet seconds are quick and busy ones slow: an average of percentiles would be far off.
    std::mt19937 random(9);
    std::lognormal_distribution<double> shape(0, 0.7);
    std::map<std::int64_t, std::vector<double>> truth; // milliseconds by bucket
    std::vector<TrafficSample> samples;
    for (int second = 0; second < 3'600; second += 3) {
        const bool busy = second / 3 % 5 == 0;
        TrafficSample sample = trafficSample(second % 2 ? "blue" : "green", start + second, 0);
        for (int request = 0; request < (busy ? 40 : 2); ++request) {
            const double latency = shape(random) * (busy ? 300 : 5);
            const auto duration = std::chrono::nanoseconds(static_cast<qint64>(latency * 1e6));
            sample.latency.record(duration);
            truth[second / length].push_back(static_cast<double>(duration.count()) / 1e6);
        }
        sample.answers[{200, 200}] = sample.latency.count();
        samples.push_back(sample);
    }
    QVERIFY(fixture.store->record(samples));
    fixture.clock.advance(minutes(60));
    const std::pair<const char *, double> percentiles[] = {{"RequestLatency_P50", 0.5},
                                                           {"RequestLatency_P90", 0.9},
                                                           {"RequestLatency_P95", 0.95},
                                                           {"RequestLatency_P99", 0.99}};
    for (const auto &[name, share] : percentiles) {
        const QJsonArray data =
            fixture.timeseries("metricnames=" + QByteArray(name) + "&interval=" + grain)
                .at(0)[QStringLiteral("data")]
                .toArray();
        QCOMPARE(data.size(), 3'600 / length);
        for (auto &[bucket, latencies] : truth) {
            std::sort(latencies.begin(), latencies.end());
            const auto rank = static_cast<std::size_t>(
                std::ceil(share * static_cast<double>(latencies.size()) - 1e-9));
            const double expected = latencies[std::max<std::size_t>(rank, 1) - 1];
            const double answered = data[bucket][QStringLiteral("average")].toDouble();
            QVERIFY2(std::abs(answered - expected) <= 0.01 * expected,
                     qPrintable(QStringLiteral("%1 for %2").arg(answered).arg(expected)));
        }
    }
}

void TestMonitorServiceLatency::meanLatencyIsWeighted()
{
    MonitorFixture fixture;
    const std::int64_t start = fixture.now();
    QVERIFY(
        fixture.store->record({trafficSample("blue", start, 99, 200, milliseconds(10)),
                               trafficSample("green", start + 60, 1, 200, milliseconds(1'010))}));
    fixture.clock.advance(minutes(5));
    const QByteArray query = "metricnames=RequestLatency&timespan=PT5M&interval=PT5M&aggregation="
                             "Average,Minimum,Maximum,Total,Count";
    const QJsonObject point = fixture.timeseries(query).at(0)[QStringLiteral("data")][0].toObject();
    QCOMPARE(point[QStringLiteral("average")].toDouble(), 20.0);
    QCOMPARE(point[QStringLiteral("minimum")].toDouble(), 10.0);
    QCOMPARE(point[QStringLiteral("maximum")].toDouble(), 1'010.0);
    QCOMPARE(point[QStringLiteral("total")].toDouble(), 2'000.0);
    QCOMPARE(point[QStringLiteral("count")].toDouble(), 100.0);
    QCOMPARE(fixture.table("metricnames=RequestLatency&timespan=PT5M&interval=PT5M&$filter="
                           "deployment eq 'green'",
                           QStringLiteral("average")),
             QStringList(QStringLiteral("deployment=green: 1010")));
}

QTEST_GUILESS_MAIN(TestMonitorServiceLatency)
#include "tst_monitorservice_latency.moc"
