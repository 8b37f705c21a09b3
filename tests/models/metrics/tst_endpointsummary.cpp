// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/endpointsummary.h"
#include "models/metrics/metrichistory.h"
#include "models/metrics/momentfigures.h"
#include "models/metrics/trafficmarks.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

constexpr qint64 momentZero = 1'780'000'000;

SeriesPoint point(int second, double average)
{
    SeriesPoint made;
    made.time = QDateTime::fromSecsSinceEpoch(momentZero + second, Qt::UTC);
    made.average = average;
    return made;
}

MetricHistory historyOf(const QString &deployment, double p95)
{
    MetricHistory history;
    MetricSeries requests{QStringLiteral("RequestsPerMinute"),
                          {},
                          {{QStringLiteral("deployment"), deployment},
                           {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                          {point(0, 60)}};
    history.addRequests({requests}, 1s, TimeSpan{double(momentZero), double(momentZero + 30)});
    history.addLatencies({{QStringLiteral("RequestLatency_P95"),
                           {},
                           {{QStringLiteral("deployment"), deployment}},
                           {point(0, p95)}}});
    return history;
}

} // namespace

class TestEndpointSummary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void latencyBelowTenHasADecimal()
    {
        const QString figures =
            endpointSummary(historyOf(QStringLiteral("blue"), 0.44), momentZero + 1).figures;
        QVERIFY2(figures.contains(QStringLiteral("blue\u00A00.4")), qUtf8Printable(figures));
        const QString slow =
            endpointSummary(historyOf(QStringLiteral("blue"), 12.44), momentZero + 1).figures;
        QVERIFY2(slow.contains(QStringLiteral("p95\u00A0ms\u00A0blue\u00A012 ")),
                 qUtf8Printable(slow));
    }

    void aMomentWithoutRequestsHasNoLatency()
    {
        const MetricHistory history = historyOf(QStringLiteral("blue"), 12.5);
        const QString busy = figuresAt(history, {}, momentZero + 0.5, 1);
        QVERIFY2(busy.contains(QLatin1String("1.0 req/s, p95 12.5 ms, errors 0.0 %")),
                 qUtf8Printable(busy));
        const QString all =
            figuresAt(history, {}, momentZero + 0.5, 1,
                      {ChartKind::LatencyP50, ChartKind::LatencyP95, ChartKind::LatencyP99});
        QVERIFY2(all.contains(QStringLiteral("p50 – ms, p95 12.5 ms, p99 – ms")),
                 qUtf8Printable(all));
        const QString silent = figuresAt(history, {}, momentZero + 20, 1);
        QVERIFY2(silent.contains(QStringLiteral("0.0 req/s, p95 – ms, errors – %")),
                 qUtf8Printable(silent));
    }
};

QTEST_GUILESS_MAIN(TestEndpointSummary)
#include "tst_endpointsummary.moc"
