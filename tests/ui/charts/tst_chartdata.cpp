// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartdata.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

constexpr qint64 dawn = 1'700'000'000;
const QString sky = QStringLiteral("blue");

using Seconds = std::vector<double>;

/// Points of one value at @p times after dawn.
ChartData::Line lineAt(const Seconds &times, double step, double value = 1)
{
    ChartData::Line line{sky, ChartKind::LatencyP95, {}, step, false};
    for (const double time : times) {
        line.points.push_back({dawn + time, value});
    }
    return line;
}

/// Where the line is broken: the times of the points before.
Seconds breaks(const ChartData::Line &line)
{
    Seconds found;
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        if (!line.isJoined(i)) {
            found.push_back(line.points[i - 1].time - dawn);
        }
    }
    return found;
}

/// Every @p step seconds from @p from until before @p to.
Seconds every(double step, double from, double to)
{
    Seconds times;
    for (double time = from; time < to; time += step) {
        times.push_back(time);
    }
    return times;
}

Seconds both(Seconds first, const Seconds &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

MetricSeries counted(const Seconds &times)
{
    MetricSeries made{QStringLiteral("RequestsPerMinute"),
                      {},
                      {{QStringLiteral("deployment"), sky},
                       {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                      {}};
    for (const double time : times) {
        SeriesPoint point;
        point.time = QDateTime::fromSecsSinceEpoch(dawn + static_cast<qint64>(time), Qt::UTC);
        point.average = 60;
        made.points.push_back(point);
    }
    return made;
}

ChartData dataOf(MetricChart::Kind kind, const MetricHistory &history,
                 const std::deque<TrafficMark> &marks = {})
{
    const std::deque<OwnCall> calls;
    MetricChart::Content content;
    content.history = &history;
    content.marks = &marks;
    content.calls = &calls;
    return chartData(kind, content);
}

} // namespace

class TestChartData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gapsByTheStepsBesideThem_data()
    {
        QTest::addColumn<Seconds>("times");
        QTest::addColumn<double>("step");
        QTest::addColumn<Seconds>("broken");
        const auto row = [](const char *name, const Seconds &times, double step,
                            const Seconds &broken) {
            QTest::newRow(name) << times << step << broken;
        };
        row("seconds", every(1, 0, 60), 1, {});
        row("seconds, one is missing", both(every(1, 0, 10), every(1, 11, 20)), 1, {});
        row("seconds, ten are missing", both(every(1, 0, 10), every(1, 20, 30)), 1, {9});
        row("a lone call, and traffic", both({0}, every(1, 29, 40)), 1, {0});
        row("traffic, and a lone call", both(every(1, 0, 10), {38}), 1, {9});
        row("two lone calls, and traffic", both({0, 29}, every(1, 58, 70)), 1, {0, 29});
        row("now and then", every(4, 0, 60), 1, {});
        row("minutes", every(60, 0, 600), 60, {});
        row("minutes, one is missing", both(every(60, 0, 300), every(60, 360, 600)), 60, {});
        row("minutes, ten are missing", both(every(60, 0, 300), every(60, 900, 1'200)), 60, {240});
        row("two minutes", {0, 60}, 60, {});
        row("minutes that were kept, and seconds", both(every(60, 0, 600), every(1, 600, 640)), 1,
            {});
        row("seconds, and steps of fifteen", both(every(1, 0, 30), every(15, 45, 200)), 1, {});
        row("minutes, half an hour, and seconds", both(every(60, 0, 300), every(1, 2'100, 2'140)),
            1, {240});
        row("two alone, and nothing is known of the steps", {0, 1}, 0, {0});
    }

    void gapsByTheStepsBesideThem()
    {
        QFETCH(const Seconds, times);
        QFETCH(const double, step);
        QFETCH(const Seconds, broken);
        QCOMPARE(breaks(lineAt(times, step)), broken);
    }

    /// Who counts every request knows that there was none.
    void noErrorsWithoutRequests()
    {
        const Seconds busy{0, 1, 2, 4, 5, 6};
        MetricHistory history;
        history.addRequests({counted(busy)}, 1s, TimeSpan{dawn, dawn + 7});
        const ChartData data = dataOf(MetricChart::Kind::Errors, history);
        QCOMPARE(data.lines.size(), std::size_t(1));
        QCOMPARE(breaks(data.lines.front()), Seconds{2});
        MetricHistory untold; // it may only be late
        untold.addRequests({counted(busy)}, 1s);
        QCOMPARE(breaks(dataOf(MetricChart::Kind::Errors, untold).lines.front()), Seconds{});
    }

    void silenceIsZero()
    {
        MetricHistory history;
        const TimeSpan told{dawn - 10.0, dawn + 60.0};
        history.addRequests({counted({0, 29, 30, 31})}, 1s, told);
        const ChartData data = dataOf(MetricChart::Kind::Requests, history);
        QCOMPARE(data.lines.size(), std::size_t(1));
        ChartLine expected;
        for (const auto &[time, value] : {std::pair(-1, 0), std::pair(0, 1), std::pair(1, 0),
                                          std::pair(28, 0), std::pair(29, 1), std::pair(30, 1),
                                          std::pair(31, 1), std::pair(32, 0), std::pair(60, 0)}) {
            expected.push_back({double(dawn + time), double(value)});
        }
        QCOMPARE(data.lines[0].points, expected);
        QCOMPARE(breaks(data.lines[0]), Seconds());
        QVERIFY(data.isInSight(dawn + 10, dawn + 20));
        // What it lasted, and whether it failed, nobody can say of none.
        QCOMPARE(breaks(dataOf(MetricChart::Kind::Errors, history).lines[0]), Seconds({0}));
    }

    /// A service that leaves minutes out says nothing of them.
    void missingMinutesAreNotKnown()
    {
        MetricHistory history;
        history.addRequests({counted(both(every(60, 0, 300), every(60, 900, 1'200)))}, 60s);
        const ChartData data = dataOf(MetricChart::Kind::Requests, history);
        QCOMPARE(data.lines[0].points.size(), std::size_t(10));
        QCOMPARE(breaks(data.lines[0]), Seconds({240}));
        QVERIFY(!data.isInSight(dawn + 400, dawn + 800));
    }

    void nobodyWatched()
    {
        const QMap<QString, int> all{{sky, 100}};
        const QMap<QString, int> some{{sky, 90}, {QStringLiteral("green"), 10}};
        const std::deque<TrafficMark> marks{{dawn, all, {}},
                                            {dawn + 60, {}, {}, false},
                                            {dawn + 300, all, {}},
                                            {dawn + 400, some, {}},
                                            {dawn + 500, {}, {}, false}};
        const ChartData data = dataOf(MetricChart::Kind::Traffic, MetricHistory(), marks);
        QCOMPARE(data.shares.size(), std::size_t(2));
        const double no = ChartData::unknown;
        QCOMPARE(data.shares[1].sums, (ChartLine{{dawn, 100},
                                                 {dawn + 60, no},
                                                 {dawn + 300, 100},
                                                 {dawn + 400, 100},
                                                 {dawn + 500, no}}));
        QVERIFY2(data.marks.size() == 1, "only the last two differ");
        QCOMPARE(data.marks[0].time, double(dawn + 400));
        QVERIFY(data.isInSight(dawn + 10, dawn + 20));
        QVERIFY(!data.isInSight(dawn + 100, dawn + 200));
        QVERIFY(data.isInSight(dawn + 100, dawn + 310));
        QVERIFY(!data.isInSight(dawn + 600, dawn + 700));
        QCOMPARE(data, dataOf(MetricChart::Kind::Traffic, MetricHistory(), marks));
    }
};

QTEST_GUILESS_MAIN(TestChartData)
#include "tst_chartdata.moc"
