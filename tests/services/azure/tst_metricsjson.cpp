// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/metricsjson.h"

#include "tests/services/azure/armsamples.h"

#include <QTest>
#include <QUrlQuery>

using namespace serin;
using namespace std::chrono_literals;

namespace {

MetricQuery query()
{
    MetricQuery metrics;
    metrics.names = {QStringLiteral("RequestsPerMinute")};
    metrics.from = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    metrics.to = metrics.from.addSecs(900);
    return metrics;
}

} // namespace

class TestMetricsJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asks()
    {
        MetricQuery metrics = query();
        QCOMPARE(metricsQuery(metrics),
                 QByteArray("metricnames=RequestsPerMinute&timespan=2026-11-24T12:00:00Z/"
                            "2026-11-24T12:15:00Z&interval=PT1M&aggregation=Average"));
        metrics.names = {QStringLiteral("A,B"), QStringLiteral("C D")};
        metrics.grain = 3'600s;
        metrics.aggregations = {MetricAggregation::Maximum, MetricAggregation::Total,
                                MetricAggregation::Count, MetricAggregation::Minimum};
        metrics.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")},
                              {QStringLiteral("statusCode"), QStringLiteral("it's (2)")}};
        metrics.top = 7;
        const QByteArray text = metricsQuery(metrics);
        QVERIFY(text.contains("metricnames=A%252B,C%20D"));
        QVERIFY(text.contains("interval=PT1H"));
        QVERIFY(text.contains("aggregation=Maximum,Total,Count,Minimum"));
        QVERIFY(text.endsWith("&top=7"));
        QCOMPARE(QUrlQuery(QString::fromLatin1(text))
                     .queryItemValue(QStringLiteral("$filter"), QUrl::FullyDecoded),
                 QStringLiteral("deployment eq '*' and statusCode eq 'it''s %282%29'"));
    }

    void grains_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no grain") << qint64(0) << QByteArray("PT1S");
        QTest::newRow("the local workspace's") << qint64(5) << QByteArray("PT5S");
        QTest::newRow("minutes") << qint64(300) << QByteArray("PT5M");
        QTest::newRow("hours") << qint64(21'600) << QByteArray("PT6H");
        QTest::newRow("day") << qint64(86'400) << QByteArray("P1D");
    }
    void grains()
    {
        QFETCH(qint64, seconds);
        QFETCH(QByteArray, text);
        MetricQuery metrics = query();
        metrics.grain = std::chrono::seconds(seconds);
        QVERIFY(metricsQuery(metrics).contains("interval=" + text + '&'));
    }

    void readsSeries()
    {
        const Result<QList<MetricSeries>> all = metricsFromJson(parsed(
            "{'cost':0,'timespan':'a/b','interval':'PT1M','value':[{'id':'x','type':'t',"
            "'name':{'value':'RequestsPerMinute','localizedValue':'Requests'},'unit':'Count',"
            "'errorCode':'Success','timeseries':["
            "{'metadatavalues':[{'name':{'value':'deployment'},'value':'blue'}],'data':["
            "{'timeStamp':'2026-11-24T12:01:00Z','average':2.5},"
            "{'timeStamp':'2026-11-24T12:00:00Z','average':1,'maximum':3,'minimum':0,"
            "'total':9,'count':4},"
            "{'timeStamp':'2026-11-24T12:02:00Z'},{'average':5}]},"
            "{'metadatavalues':[{'name':{'value':'deployment'},'value':'green'}],'data':[]}]}]}"));
        QVERIFY(all);
        QCOMPARE(all->size(), 2);
        const MetricSeries &blue = all->at(0);
        QCOMPARE(blue.name, QStringLiteral("RequestsPerMinute"));
        QCOMPARE(blue.unit, QStringLiteral("Count"));
        QCOMPARE(blue.dimensions.value(QStringLiteral("deployment")), QStringLiteral("blue"));
        QCOMPARE(blue.points.size(), size_t(3));
        QCOMPARE(blue.points[0].average, 1.0);
        QCOMPARE(blue.points[0].maximum, 3.0);
        QCOMPARE(blue.points[0].count, 4.0);
        QCOMPARE(blue.points[1].time, QDateTime(QDate(2026, 11, 24), QTime(12, 1), Qt::UTC));
        QCOMPARE(blue.points[1].average, 2.5);
        QVERIFY(!blue.points[2].average); // a gap is no zero
        QVERIFY(all->at(1).points.empty());
    }

    void refusesWhatIsNone()
    {
        QCOMPARE(metricsFromJson(QJsonObject()).error().kind, ErrorKind::Protocol);
        const Result<QList<MetricSeries>> failed = metricsFromJson(parsed(
            "{'value':[{'name':{'value':'X'},'errorCode':'Bad','errorMessage':'no such'}]}"));
        QCOMPARE(failed.error().detail, QStringLiteral("Bad: no such"));
        QVERIFY(metricsFromJson(parsed("{'value':[1,null,{'timeseries':[3,{'data':{}}]}]}")));
    }

    void readsDefinitions()
    {
        const QList<MetricDescription> all = metricDefinitionsFromJson(
            parsed("{'value':[{'name':{'value':'RequestLatency','localizedValue':'Latency'},"
                   "'unit':'Milliseconds','primaryAggregationType':'Average',"
                   "'dimensions':[{'value':'deployment'},{}]},{'name':'odd'},7]}"));
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.at(0).name, QStringLiteral("RequestLatency"));
        QCOMPARE(all.at(0).dimensions, QStringList{QStringLiteral("deployment")});
    }
};

QTEST_GUILESS_MAIN(TestMetricsJson)
#include "tst_metricsjson.moc"
