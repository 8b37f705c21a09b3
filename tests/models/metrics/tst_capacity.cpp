// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/capacity.h"

#include <QTest>

using namespace serin;

namespace {

constexpr qint64 measured = 1'700'000'000;
const QString serving = QStringLiteral("blue");
const QString waiting = QStringLiteral("green");

/// @p rate requests a second for the @p seconds before @p end, in steps of @p grain.
MetricSeries steady(const QString &deployment, double rate, qint64 end, int seconds, int grain = 1,
                    const char *statuses = "2xx")
{
    MetricSeries made;
    made.name = QStringLiteral("RequestsPerMinute");
    made.dimensions = {{QStringLiteral("deployment"), deployment},
                       {QStringLiteral("statusCodeClass"), QLatin1String(statuses)}};
    for (qint64 time = end - seconds; time < end; time += grain) {
        SeriesPoint point;
        point.time = QDateTime::fromSecsSinceEpoch(time, Qt::UTC);
        point.average = rate * 60;
        made.points.push_back(point);
    }
    return made;
}

void put(MetricHistory &history, const QList<MetricSeries> &series, int grain = 1)
{
    QVERIFY(history.addRequests(series, std::chrono::seconds(grain)));
}

TrafficSplit shares(int bluePercent)
{
    return *TrafficSplit::fromShares(
        {{*DeploymentName::fromString(serving), Percent::clamped(bluePercent)},
         {*DeploymentName::fromString(waiting), Percent::clamped(100 - bluePercent)}});
}

/// serving's two instances serve 120 requests a second; waiting has one and nothing to do.
CapacityGauge busyBlue()
{
    MetricHistory history;
    put(history, {steady(serving, 120, measured, 60)});
    CapacityGauge gauge;
    gauge.look(history, measured, {{serving, 2}, {waiting, 1}});
    return gauge;
}

} // namespace

class TestCapacity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsNothingOfWhatIsBorneAlready()
    {
        const CapacityGauge gauge = busyBlue();
        const QMap<QString, int> instances{{serving, 2}, {waiting, 1}};
        QVERIFY(capacityHint(gauge, shares(0), instances));
        QVERIFY(capacityHint(gauge, shares(0), instances, {{waiting, 99}}));
        QVERIFY(!capacityHint(gauge, shares(0), instances, {{waiting, 100}}));
        // Half of the instances that bear it now.
        QVERIFY(capacityHint(gauge, shares(0), instances, {{waiting, 50}}));
    }

    void tellsWhatIsOutOfBounds()
    {
        const CapacityGauge gauge = busyBlue();
        QCOMPARE(*gauge.rate(), 120.0);
        QCOMPARE(*gauge.busiest(), 60.0);
        const auto hint = capacityHint(gauge, shares(0), {{serving, 2}, {waiting, 1}});
        QVERIFY(hint);
        QCOMPARE(hint->deployment, waiting);
        QCOMPARE(hint->needed, 2);
        QCOMPARE(hint->arms, (std::vector<CapacityHint::Arm>{{waiting, 120}}));
        // Both arms, and the one that is furthest out.
        const auto both = capacityHint(gauge, shares(40), {{serving, 2}, {waiting, 1}});
        QVERIFY(both);
        QCOMPARE(both->arms, (std::vector<CapacityHint::Arm>{{serving, 24}, {waiting, 72}}));
        QCOMPARE(both->needed, 2);
    }

    void saysNothingInBounds_data()
    {
        QTest::addColumn<int>("bluePercent");
        QTest::addColumn<int>("greenInstances");
        QTest::newRow("as it is") << 100 << 1;
        QTest::newRow("ten") << 90 << 1;
        QTest::newRow("at the bound") << 50 << 1;
        QTest::newRow("within the noise") << 46 << 1;
        QTest::newRow("scaled") << 0 << 2;
        QTest::newRow("not known how many") << 0 << 0;
    }
    void saysNothingInBounds()
    {
        QFETCH(int, bluePercent);
        QFETCH(int, greenInstances);
        QVERIFY(!capacityHint(busyBlue(), shares(bluePercent),
                              {{serving, 2}, {waiting, greenInstances}}));
    }

    /// The number that is offered is enough, and no smaller one is.
    void offersWhatIsEnough()
    {
        for (int count = 1; count <= 12; ++count) {
            MetricHistory history;
            put(history, {steady(serving, 37.5, measured, 60)});
            CapacityGauge gauge;
            gauge.look(history, measured, {{serving, count}, {waiting, 1}});
            for (int percent = 0; percent <= 100; percent += 5) {
                const auto hint =
                    capacityHint(gauge, shares(percent), {{serving, count}, {waiting, 1}});
                if (hint) {
                    QCOMPARE(hint->deployment, waiting);
                    QVERIFY(hint->needed <= count);
                    QVERIFY(!capacityHint(gauge, shares(percent),
                                          {{serving, count}, {waiting, hint->needed}}));
                    QVERIFY(capacityHint(gauge, shares(percent),
                                         {{serving, count}, {waiting, hint->needed - 1}}) ||
                            hint->needed == 1);
                }
            }
        }
    }

    void wantsEnoughData()
    {
        const QMap<QString, int> instances{{serving, 2}, {waiting, 1}};
        CapacityGauge gauge;
        gauge.look({}, measured, instances);
        QVERIFY(!gauge.rate() && !gauge.busiest());
        MetricHistory few;
        put(few, {steady(serving, 0.3, measured, 60)});
        gauge.look(few, measured, instances);
        QVERIFY(!gauge.rate() && !gauge.busiest());
        QVERIFY(!capacityHint(gauge, shares(0), instances));
        // Half a minute would make everything look half as large.
        MetricHistory half;
        put(half, {steady(serving, 120, measured, 30)});
        gauge.look(half, measured, instances);
        QVERIFY(!gauge.rate() && !gauge.busiest());
        // Long ago, nobody knows what comes now.
        gauge = busyBlue();
        MetricHistory old;
        put(old, {steady(serving, 120, measured, 60)});
        gauge.look(old, measured + 301, instances);
        QVERIFY(!gauge.rate());
        QVERIFY(!capacityHint(gauge, shares(0), instances));
        // Azure's minutes come late.
        MetricHistory minutes;
        put(minutes, {steady(serving, 120, measured - 60, 180, 60)}, 60);
        CapacityGauge late;
        late.look(minutes, measured + 120, instances);
        QCOMPARE(*late.rate(), 120.0);
        QCOMPARE(*late.busiest(), 60.0);
    }

    void failuresAreNoProof()
    {
        MetricHistory history;
        put(history,
            {steady(serving, 100, measured, 60), steady(serving, 20, measured, 60, 1, "5xx")});
        CapacityGauge gauge;
        gauge.look(history, measured, {{serving, 1}});
        QVERIFY(gauge.rate() && !gauge.busiest());
    }

    void failuresCountByRequests()
    {
        MetricHistory history; // one of thousands failed, in a second of its own
        put(history,
            {steady(serving, 100, measured - 1, 59), steady(serving, 1, measured, 1, 1, "5xx")});
        CapacityGauge gauge;
        gauge.look(history, measured, {{serving, 1}});
        QVERIFY(gauge.busiest());
    }

    void aCountHasToLast()
    {
        CapacityGauge gauge = busyBlue();
        MetricHistory history;
        put(history, {steady(serving, 120, measured + 30, 60)});
        gauge.look(history, measured + 30,
                   {{serving, 1}, {waiting, 1}}); // one was taken away just now
        QCOMPARE(*gauge.busiest(), 60.0);
        MetricHistory later;
        put(later, {steady(serving, 90, measured + 120, 60)});
        gauge.look(later, measured + 120, {{serving, 1}, {waiting, 1}});
        QCOMPARE(*gauge.busiest(), 90.0);
        // What one has borne stays known when there is less to do.
        MetricHistory calm;
        put(calm, {steady(serving, 10, measured + 300, 60)});
        gauge.look(calm, measured + 300, {{serving, 1}, {waiting, 1}});
        QCOMPARE(*gauge.busiest(), 90.0);
        QCOMPARE(*gauge.rate(), 10.0);
        gauge.clear();
        QVERIFY(!gauge.busiest());
    }
};

QTEST_GUILESS_MAIN(TestCapacity)
#include "tst_capacity.moc"
