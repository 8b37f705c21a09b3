// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/metrics/monitortest.h"

#include <QTest>

using namespace serin;
using std::chrono::minutes;
using std::chrono::seconds;

class TestMonitorService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInTheServicesShape();
    void requestsAreARateAtEveryGrain();
    void ratesCountTheTimeThatHasPassed();
    void leastAndGreatestAreByPeriod();
    void splitsByDimensions();
    void statusClassesAndModelStatuses();
    void ordersAndCuts();
    void listsOnlyMetadata();
    void bytesAndConnections();
    void severalMetricsAtOnce();
    void emptyEndpointHasNoSeries();
    void errorsAreFlat();
    void tooManyPointsAreRefused();
    void definitionsTellWhatThereIs();
};

void TestMonitorService::answersInTheServicesShape()
{
    MonitorFixture fixture;
    QVERIFY(fixture.store->record({trafficSample("blue", fixture.now(), 6)}));
    fixture.clock.advance(minutes(2));
    const HttpResponse response =
        fixture.get("metricnames=RequestsPerMinute&interval=PT1M&timespan="
                    "2026-11-24T12:00:00Z/2026-11-24T12:02:00Z&aggregation=Average,Count"
                    "&$filter=deployment%20eq%20'*'");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.headers.value("content-type"), QByteArray("application/json; charset=utf-8"));
    const QByteArray expected = R"({
        "cost": 2,
        "timespan": "2026-11-24T12:00:00Z/2026-11-24T12:02:00Z",
        "interval": "PT1M",
        "namespace": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
        "resourceregion": "local",
        "value": [{
            "id": "/subscriptions/s/onlineEndpoints/shop/providers/Microsoft.Insights/metrics/RequestsPerMinute",
            "type": "Microsoft.Insights/metrics",
            "name": {"value": "RequestsPerMinute", "localizedValue": "Requests Per Minute"},
            "displayDescription": "The number of requests answered, as a rate per minute at any grain.",
            "unit": "Count",
            "errorCode": "Success",
            "timeseries": [{
                "metadatavalues": [{"name": {"value": "deployment", "localizedValue": "deployment"},
                                    "value": "blue"}],
                "data": [{"timeStamp": "2026-11-24T12:00:00Z", "average": 6, "count": 1},
                         {"timeStamp": "2026-11-24T12:01:00Z"}]
            }]
        }]
    })";
    QCOMPARE(QJsonDocument::fromJson(response.body), QJsonDocument::fromJson(expected));
}

void TestMonitorService::requestsAreARateAtEveryGrain()
{
    MonitorFixture fixture;
    const std::int64_t start = fixture.now();
    for (int second = 0; second < 3'600; ++second) { // two a second for an hour
        if (second % 600 == 0) {
            QVERIFY(fixture.store->record({trafficSample("blue", start + second, 2)}));
        }
    }
    std::vector<TrafficSample> samples;
    for (int second = 0; second < 3'600; ++second) {
        if (second % 600 != 0) {
            samples.push_back(trafficSample("blue", start + second, 2));
        }
    }
    QVERIFY(fixture.store->record(samples));
    fixture.clock.advance(minutes(60));
    for (const char *grain :
         {"PT1S", "PT5S", "PT15S", "PT30S", "PT1M", "PT5M", "PT15M", "PT30M", "PT1H"}) {
        const auto data = fixture.timeseries("interval=" + QByteArray(grain))
                              .at(0)
                              .toObject()[QStringLiteral("data")]
                              .toArray();
        QVERIFY2(!data.isEmpty(), grain);
        for (const QJsonValue &point : data) {
            QVERIFY2(point[QStringLiteral("average")].toDouble() == 120, grain);
        }
    }
    QCOMPARE(fixture.table("interval=PT30M&aggregation=total", QStringLiteral("total")),
             QStringList(QStringLiteral(": 3600 3600")));
    QCOMPARE(
        fixture.table("interval=PT1S&timespan=PT3S&aggregation=total", QStringLiteral("total")),
        QStringList(QStringLiteral(": 2 2 2")));
}

void TestMonitorService::ratesCountTheTimeThatHasPassed()
{
    MonitorFixture fixture;
    for (int second = 0; second < 20; ++second) {
        QVERIFY(fixture.store->record({trafficSample("blue", fixture.now(), 3)}));
        fixture.clock.advance(seconds(1));
    }
    // 60 requests in 20 s: 180 a minute, in the minute and the hour that are under way.
    for (const char *grain : {"PT1M", "PT1H"}) {
        QCOMPARE(fixture.table("timespan=PT10S&interval=" + QByteArray(grain),
                               QStringLiteral("average")),
                 QStringList(QStringLiteral(": 180")));
    }
    // Half a day has passed of the day.
    QCOMPARE(fixture.table("timespan=PT10S&interval=P1D", QStringLiteral("average")),
             QStringList(QStringLiteral(": %1").arg(60.0 / (720 + 20.0 / 60))));
    fixture.clock.advance(seconds(100)); // the minute is over, the hour is not
    QCOMPARE(fixture.table("timespan=PT2M&interval=PT1M", QStringLiteral("average")),
             QStringList(QStringLiteral(": 60 -")));
    QCOMPARE(fixture.table("timespan=PT2M&interval=PT1H", QStringLiteral("average")),
             QStringList(QStringLiteral(": 30")));
}

void TestMonitorService::leastAndGreatestAreByPeriod()
{
    MonitorFixture fixture;
    const std::int64_t start = fixture.now();
    QVERIFY(fixture.store->record(
        {trafficSample("blue", start, 10), trafficSample("green", start, 20),
         trafficSample("blue", start + 60, 5), trafficSample("green", start + 240, 7)}));
    fixture.clock.advance(minutes(5));
    const QByteArray query = "timespan=PT5M&interval=PT5M&aggregation=Minimum,Maximum,Total,Count";
    QCOMPARE(fixture.table(query, QStringLiteral("maximum")), QStringList(QStringLiteral(": 30")));
    QCOMPARE(fixture.table(query, QStringLiteral("minimum")), QStringList(QStringLiteral(": 0")));
    QCOMPARE(fixture.table(query, QStringLiteral("total")), QStringList(QStringLiteral(": 42")));
    QCOMPARE(fixture.table(query, QStringLiteral("count")), QStringList(QStringLiteral(": 5")));
    QCOMPARE(
        fixture.table("timespan=PT5M&interval=PT1M&aggregation=Minimum", QStringLiteral("minimum")),
        QStringList(QStringLiteral(": 30 5 - - 7")));
}

void TestMonitorService::splitsByDimensions()
{
    MonitorFixture fixture;
    const std::int64_t start = fixture.now();
    QVERIFY(fixture.store->record(
        {trafficSample("blue", start, 1), trafficSample("green", start, 2),
         trafficSample("red", start, 4), trafficSample("", start, 8, 401),
         trafficSample("blue", start + 60, 16), trafficSample("blue", start + 60, 32, 424)}));
    fixture.clock.advance(minutes(2));
    const auto table = [&](const char *filter) {
        return fixture.table("timespan=PT2M&$filter=" +
                                 QUrl::toPercentEncoding(QString::fromLatin1(filter)),
                             QStringLiteral("average"));
    };
    QCOMPARE(table(""), QStringList(QStringLiteral(": 15 48")));
    QCOMPARE(table("deployment eq 'blue'"), QStringList(QStringLiteral("deployment=blue: 1 48")));
    QCOMPARE(table("deployment eq 'Blue' or deployment eq 'red'"),
             QStringList(
                 {QStringLiteral("deployment=blue: 1 48"), QStringLiteral("deployment=red: 4 -")}));
    QCOMPARE(table("deployment eq '*'"),
             QStringList(
                 {QStringLiteral("deployment=: 8 -"), QStringLiteral("deployment=blue: 1 48"),
                  QStringLiteral("deployment=green: 2 -"), QStringLiteral("deployment=red: 4 -")}));
    QCOMPARE(table("DEPLOYMENT eq 'blue' and statusCode eq '*'"),
             QStringList({QStringLiteral("deployment=blue,statuscode=200: 1 16"),
                          QStringLiteral("deployment=blue,statuscode=424: - 32")}));
    QCOMPARE(table("statusCode eq '424'"), QStringList(QStringLiteral("statuscode=424: - 32")));
    QCOMPARE(table("deployment eq 'nobody'"), QStringList());
}

void TestMonitorService::statusClassesAndModelStatuses()
{
    MonitorFixture fixture;
    TrafficSample sample = trafficSample("blue", fixture.now(), 1);
    sample.answers = {{{200, 200}, 1}, {{201, 201}, 2}, {{424, 500}, 4}, {{408, 0}, 8}};
    QVERIFY(fixture.store->record({sample}));
    fixture.clock.advance(minutes(1));
    QCOMPARE(fixture.table("timespan=PT1M&aggregation=Total&$filter=statusCodeClass eq '*'",
                           QStringLiteral("total")),
             QStringList({QStringLiteral("statuscodeclass=2xx: 3"),
                          QStringLiteral("statuscodeclass=4xx: 12")}));
    QCOMPARE(fixture.table("timespan=PT1M&aggregation=Total&$filter=modelStatusCode eq '*'",
                           QStringLiteral("total")),
             QStringList({QStringLiteral("modelstatuscode=: 8"),
                          QStringLiteral("modelstatuscode=200: 1"),
                          QStringLiteral("modelstatuscode=201: 2"),
                          QStringLiteral("modelstatuscode=500: 4")}));
}

void TestMonitorService::ordersAndCuts()
{
    MonitorFixture fixture;
    std::vector<TrafficSample> samples;
    for (int index = 0; index < 12; ++index) {
        samples.push_back(trafficSample("d" + std::to_string(10 + index), fixture.now(),
                                        static_cast<std::uint64_t>(1 + index * 5 % 12)));
    }
    QVERIFY(fixture.store->record(samples));
    fixture.clock.advance(minutes(1));
    const QByteArray query = "timespan=PT1M&$filter=deployment eq '*'";
    QCOMPARE(fixture.table(query, QStringLiteral("average")).size(), 10);
    QCOMPARE(fixture.table(query + "&top=100", QStringLiteral("average")).size(), 12);
    QCOMPARE(
        fixture.table(query + "&top=2", QStringLiteral("average")),
        QStringList({QStringLiteral("deployment=d10: 1"), QStringLiteral("deployment=d11: 6")}));
    QCOMPARE(
        fixture.table(query + "&top=2&orderby=sum desc", QStringLiteral("average")),
        QStringList({QStringLiteral("deployment=d17: 12"), QStringLiteral("deployment=d12: 11")}));
    QCOMPARE(fixture.table(query + "&top=1&orderby=average asc", QStringLiteral("average")),
             QStringList(QStringLiteral("deployment=d10: 1")));
}

void TestMonitorService::listsOnlyMetadata()
{
    MonitorFixture fixture;
    QVERIFY(fixture.store->record({trafficSample("blue", fixture.now(), 1)}));
    fixture.clock.advance(minutes(1));
    const QJsonArray series =
        fixture.timeseries("resultType=Metadata&$filter=deployment eq '*'&timespan=PT5M");
    QCOMPARE(series.size(), 1);
    QVERIFY(!series[0].toObject().contains(QStringLiteral("data")));
    QCOMPARE(series[0][QStringLiteral("metadatavalues")][0][QStringLiteral("value")].toString(),
             QStringLiteral("blue"));
}

void TestMonitorService::bytesAndConnections()
{
    MonitorFixture fixture;
    const std::int64_t start = fixture.now();
    QVERIFY(
        fixture.store->record({trafficSample("blue", start, 10), trafficSample("green", start, 10)},
                              {}, {{"shop", start, 8, 6}, {"shop", start + 1, 4, 0}}));
    fixture.clock.advance(minutes(1));
    const QByteArray span = "&timespan=PT1M&aggregation=Average,Maximum,Total";
    QCOMPARE(fixture.table("metricnames=NetworkBytes" + span, QStringLiteral("average")),
             QStringList(QStringLiteral(": 40"))); // 2 × 10 × 120 bytes in a minute
    QCOMPARE(
        fixture.table("metricnames=NetworkBytes&interval=PT30S" + span, QStringLiteral("maximum")),
        QStringList(QStringLiteral(": 2400 -")));
    QCOMPARE(fixture.table("metricnames=ConnectionsActive" + span, QStringLiteral("average")),
             QStringList(QStringLiteral(": 6")));
    QCOMPARE(fixture.table("metricnames=ConnectionsActive" + span, QStringLiteral("maximum")),
             QStringList(QStringLiteral(": 8")));
    QCOMPARE(fixture.table("metricnames=NewConnectionsPerSecond" + span, QStringLiteral("average")),
             QStringList(QStringLiteral(": 0.1")));
    QCOMPARE(fixture.table("metricnames=NewConnectionsPerSecond" + span, QStringLiteral("total")),
             QStringList(QStringLiteral(": 6")));
}

void TestMonitorService::severalMetricsAtOnce()
{
    MonitorFixture fixture;
    QVERIFY(fixture.store->record({trafficSample("blue", fixture.now(), 5)}));
    fixture.clock.advance(minutes(1));
    const QJsonArray value =
        fixture
            .json("metricnames=RequestLatency_P99,ConnectionsActive,RequestsPerMinute,"
                  "RequestLatency&timespan=PT1M")[QStringLiteral("value")]
            .toArray();
    QStringList seen;
    for (const QJsonValue &metric : value) {
        seen.append(metric[QStringLiteral("name")][QStringLiteral("value")].toString() + u' ' +
                    metric[QStringLiteral("unit")].toString() + u' ' +
                    QString::number(metric[QStringLiteral("timeseries")].toArray().size()));
    }
    QCOMPARE(seen, QStringList({QStringLiteral("RequestLatency_P99 MilliSeconds 1"),
                                QStringLiteral("ConnectionsActive Count 0"),
                                QStringLiteral("RequestsPerMinute Count 1"),
                                QStringLiteral("RequestLatency MilliSeconds 1")}));
}

void TestMonitorService::emptyEndpointHasNoSeries()
{
    MonitorFixture fixture;
    QCOMPARE(
        fixture.json("metricnames=RequestsPerMinute")[QStringLiteral("value")].toArray().size(), 1);
    QVERIFY(fixture.timeseries("metricnames=RequestsPerMinute").isEmpty());
}

void TestMonitorService::errorsAreFlat()
{
    MonitorFixture fixture;
    const HttpResponse response = fixture.get("metricnames=\"<b>");
    QCOMPARE(response.status, 400);
    QCOMPARE(response.headers.value("content-type"), QByteArray("application/json; charset=utf-8"));
    const QJsonObject error = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(error.keys(), QStringList({QStringLiteral("code"), QStringLiteral("message")}));
    QCOMPARE(error[QStringLiteral("code")].toString(), QStringLiteral("BadRequest"));
    QVERIFY(error[QStringLiteral("message")].toString().contains(u"metric: \"<b>"));
}

void TestMonitorService::tooManyPointsAreRefused()
{
    MonitorFixture fixture;
    std::vector<TrafficSample> samples;
    for (int index = 0; index < 70; ++index) {
        samples.push_back(trafficSample("d" + std::to_string(index), fixture.now(), 1));
    }
    QVERIFY(fixture.store->record(samples));
    fixture.clock.advance(seconds(1));
    const QByteArray query = "interval=PT1S&timespan=PT2H&top=70&$filter=deployment eq '*'";
    const HttpResponse response = fixture.get(query);
    QCOMPARE(response.status, 400);
    QVERIFY(response.body.contains("504000 points"));
    QCOMPARE(fixture.get(query + "&resultType=Metadata").status, 200);
}

void TestMonitorService::definitionsTellWhatThereIs()
{
    MonitorFixture fixture;
    const QJsonArray value = fixture.json("definitions")[QStringLiteral("value")].toArray();
    QStringList names;
    for (const QJsonValue &definition : value) {
        const QString name = definition[QStringLiteral("name")][QStringLiteral("value")].toString();
        names.append(name);
        // Each can be asked for with each grain it claims and split by each of its dimensions.
        const QJsonArray grains = definition[QStringLiteral("metricAvailabilities")].toArray();
        const QJsonArray dimensions = definition[QStringLiteral("dimensions")].toArray();
        for (const QJsonValue &grain : grains) {
            const QByteArray query = "timespan=PT10M&metricnames=" + name.toUtf8() + "&interval=" +
                                     grain[QStringLiteral("timeGrain")].toString().toUtf8();
            QCOMPARE(fixture.get(query).status, 200);
            for (const QJsonValue &dimension : dimensions) {
                QCOMPARE(fixture
                             .get(query + "&$filter=" +
                                  dimension[QStringLiteral("value")].toString().toUtf8() +
                                  " eq '*'")
                             .status,
                         200);
            }
        }
    }
    QCOMPARE(
        names.join(u' '),
        QStringLiteral("RequestsPerMinute RequestLatency RequestLatency_P50 RequestLatency_P90 "
                       "RequestLatency_P95 RequestLatency_P99 ConnectionsActive "
                       "NewConnectionsPerSecond NetworkBytes"));
    const QJsonArray ofDeployment =
        fixture.json("definitions", true)[QStringLiteral("value")].toArray();
    QCOMPARE(ofDeployment.size(), 3);
    QCOMPARE(ofDeployment[2][QStringLiteral("dimensions")].toArray().size(), 2);
}

QTEST_GUILESS_MAIN(TestMonitorService)
#include "tst_monitorservice.moc"
