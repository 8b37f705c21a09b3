// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/monitorquery.h"

#include <QTest>

using namespace serin;
using Aggregation = MonitorQuery::Aggregation;

namespace {

constexpr std::int64_t now = 1'795'521'825; // 2026-11-24T12:03:45Z

Result<MonitorQuery> read(const char *query)
{
    return MonitorQuery::fromQuery(query, MetricCatalog::ofEndpoints(), now);
}

} // namespace

class TestMonitorQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasDefaults();
    void readsEverything();
    void namesMetricsOnce();
    void readsTimespans_data();
    void readsTimespans();
    void movesEndsToTheGrain();
    void readsEveryGrain();
    void spacesMayBePluses();
    void refuses_data();
    void refuses();
};

void TestMonitorQuery::hasDefaults()
{
    const auto query = read("api-version=2018-01-01");
    QVERIFY(query);
    QCOMPARE(query->metrics.size(), 1u);
    QCOMPARE(query->metrics[0]->name, QLatin1String("RequestsPerMinute"));
    QCOMPARE(query->grain, 60);
    QCOMPARE(query->timespan, QStringLiteral("2026-11-24T11:03:45Z/2026-11-24T12:03:45Z"));
    QCOMPARE(query->buckets(), 61);
    QVERIFY(query->aggregations == std::vector{Aggregation::Average});
    QVERIFY(query->filter.clauses.empty() && !query->order && !query->metadataOnly);
    QCOMPARE(query->top, 10);
}

void TestMonitorQuery::readsEverything()
{
    const auto query =
        read("api-version=2018-01-01&metricnames=RequestLatency_P50%2Crequestlatency"
             "&timespan=2026-11-24T10%3A00%3A00Z%2F2026-11-24T11%3A00%3A00Z&interval=PT5M"
             "&aggregation=Count%2C%20maximum,Count&top=3&orderby=sum%20desc"
             "&%24filter=deployment%20eq%20%27blue%27&resultType=Metadata"
             "&metricnamespace=microsoft.machinelearningservices%2Fworkspaces%2Fonlineendpoints"
             "&AutoAdjustTimegrain=true&unknown&");
    QVERIFY2(query, query ? "" : qPrintable(query.error().detail));
    QCOMPARE(query->metrics.size(), 2u);
    QCOMPARE(query->metrics[1]->name, QLatin1String("RequestLatency"));
    QCOMPARE(query->buckets(), 12);
    QVERIFY((query->aggregations == std::vector{Aggregation::Count, Aggregation::Maximum}));
    QCOMPARE(query->top, 3);
    QVERIFY(query->order && query->order->descending && query->order->by == Aggregation::Total);
    QCOMPARE(query->filter.clauses.size(), 1u);
    QVERIFY(query->metadataOnly);
}

void TestMonitorQuery::namesMetricsOnce()
{
    const auto query = read("metricnames=NetworkBytes,networkbytes, NetworkBytes");
    QVERIFY(query);
    QCOMPARE(query->metrics.size(), 1u);
}

void TestMonitorQuery::readsTimespans_data()
{
    QTest::addColumn<QByteArray>("timespan");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *timespan, const char *expected) {
        QTest::newRow(timespan) << QByteArray(timespan) << QString::fromLatin1(expected);
    };
    row("2026-11-24T10:00:00Z/2026-11-24T11:00:00Z", "2026-11-24T10:00:00Z/2026-11-24T11:00:00Z");
    row("2026-11-24T10:00:00/2026-11-24T11:00:00", "2026-11-24T10:00:00Z/2026-11-24T11:00:00Z");
    row("2026-11-24T10:00:00.123Z/2026-11-24T11:00:00.1234567Z",
        "2026-11-24T10:00:00Z/2026-11-24T11:00:00Z");
    row("2026-11-24T10:00:00+01:00/2026-11-24T11:00:00%2B01:00",
        "2026-11-24T09:00:00Z/2026-11-24T10:00:00Z");
    row("2026-11-24T10:00:00Z/PT30M", "2026-11-24T10:00:00Z/2026-11-24T10:30:00Z");
    row("PT30M/2026-11-24T10:00:00Z", "2026-11-24T09:30:00Z/2026-11-24T10:00:00Z");
    row("PT5M", "2026-11-24T11:58:45Z/2026-11-24T12:03:45Z");
    row("2026-11-24/2026-11-25", "2026-11-24T00:00:00Z/2026-11-25T00:00:00Z");
}

void TestMonitorQuery::readsTimespans()
{
    QFETCH(QByteArray, timespan);
    QFETCH(QString, expected);
    const auto query = read("timespan=" + timespan);
    QVERIFY2(query, query ? "" : qPrintable(query.error().detail));
    QCOMPARE(query->timespan, expected);
}

void TestMonitorQuery::movesEndsToTheGrain()
{
    const auto query = read("timespan=2026-11-24T10:07:31Z/2026-11-24T10:16:01Z&interval=PT5M");
    QVERIFY(query);
    QCOMPARE(monitorTime(query->from), QStringLiteral("2026-11-24T10:05:00Z"));
    QCOMPARE(monitorTime(query->until), QStringLiteral("2026-11-24T10:20:00Z"));
    QCOMPARE(query->buckets(), 3);
}

void TestMonitorQuery::readsEveryGrain()
{
    const std::pair<const char *, std::int64_t> grains[] = {
        {"PT1S", 1},      {"PT5S", 5},       {"PT15S", 15},   {"PT30S", 30},    {"PT1M", 60},
        {"PT60S", 60},    {"PT5M", 300},     {"PT15M", 900},  {"PT30M", 1'800}, {"PT1H", 3'600},
        {"PT6H", 21'600}, {"PT12H", 43'200}, {"P1D", 86'400}, {"PT24H", 86'400}};
    for (const auto &[text, seconds] : grains) {
        const auto query = read("timespan=PT10M&interval=" + QByteArray(text));
        QVERIFY2(query, text);
        QCOMPARE(query->grain, seconds);
        QCOMPARE(query->from % seconds, 0);
        QCOMPARE(query->until % seconds, 0);
    }
}

void TestMonitorQuery::spacesMayBePluses()
{
    const auto query = read("$filter=deployment+eq+'a'&orderby=average+desc");
    QVERIFY(query);
    QCOMPARE(query->filter.clauses[0].dimension, QStringLiteral("deployment"));
    QVERIFY(query->order->descending);
}

void TestMonitorQuery::refuses_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *query, const char *says) {
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(says);
    };
    row("metricnames=Nothing", "metric: Nothing, Valid metrics: RequestsPerMinute,RequestLatency");
    row("metricnames=RequestLatency,", "metric: ,");
    row("metricnames=Requests%252PerMinute", "metric: Requests,PerMinute");
    row("metricnames=CpuUtilizationPercentage", "resource Type: workspaces/onlineEndpoints");
    row("interval=PT2M", "invalid time grain input: PT2M, supported ones are: PT1S,");
    row("interval=PT0.5S", "invalid time grain");
    row("interval=soon", "invalid time grain");
    row("interval=P99999999D", "invalid time grain");
    row("timespan=yesterday", "invalid time interval input: yesterday");
    row("timespan=2026-11-24T10:00:00Z", "invalid time interval");
    row("timespan=2026-11-24T10:00:00Z/", "invalid time interval");
    row("timespan=a/b/c", "invalid time interval");
    row("timespan=2026-11-24T10:00:00Z/2026-11-24T10:00:00Z", "cannot be equal");
    row("timespan=2026-11-24T11:00:00Z/2026-11-24T10:00:00Z", "wrong order");
    row("timespan=1066-10-14T10:00:00Z/2026-11-24T10:00:00Z", "invalid time interval");
    row("timespan=P9000D/1980-01-01T00:00:00Z", "invalid time interval");
    row("timespan=PT24H&interval=PT1S", "86400 intervals of PT1S; at most 50000");
    row("aggregation=Median", "invalid aggregation type: Median");
    row("aggregation=sum", "invalid aggregation type");
    row("$filter=deployment", "filter needs NAME eq 'VALUE'");
    row("$filter=color%20eq%20'blue'", "RequestsPerMinute has no dimension color");
    row("metricnames=RequestLatency&$filter=statusCode%20eq%20'*'", "no dimension statusCode");
    row("metricnames=RequestsPerMinute,RequestLatency&$filter=statusCode%20eq%20'*'",
        "RequestLatency has no dimension statusCode");
    row("top=0", "top is a whole number");
    row("top=many", "top is a whole number");
    row("orderby=speed", "orderby is");
    row("orderby=sum%20upwards", "orderby is");
    row("orderby=sum%20asc%20desc", "orderby is");
    row("resultType=Everything", "resultType is Data or Metadata");
    row("metricnamespace=Microsoft.Storage/storageAccounts", "no metric namespace");
}

void TestMonitorQuery::refuses()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, says);
    const auto result = read(query);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY2(result.error().detail.contains(says), qPrintable(result.error().detail));
}

QTEST_GUILESS_MAIN(TestMonitorQuery)
#include "tst_monitorquery.moc"
