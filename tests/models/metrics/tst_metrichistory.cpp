// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/charttable.h"
#include "models/metrics/endpointsummary.h"
#include "models/metrics/metrichistory.h"
#include "tests/support/names.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace serin;
using namespace std::chrono_literals;

namespace {

constexpr qint64 start = 1'700'000'000;

using Values = std::vector<std::pair<int, double>>; // seconds after `start`

MetricSeries series(const QString &name, const QMap<QString, QString> &dimensions,
                    const Values &values)
{
    MetricSeries made{name, {}, dimensions, {}};
    for (const auto &[second, value] : values) {
        SeriesPoint point;
        point.time = QDateTime::fromSecsSinceEpoch(start + second, Qt::UTC);
        point.average = value;
        made.points.push_back(point);
    }
    return made;
}

MetricSeries requests(const QString &deployment, const QString &statuses, const Values &values)
{
    return series(
        QStringLiteral("RequestsPerMinute"),
        {{QStringLiteral("deployment"), deployment}, {QStringLiteral("statusCodeClass"), statuses}},
        values);
}

} // namespace

class TestMetricHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsAndErrors()
    {
        MetricHistory history;
        QVERIFY(history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 540}, {1, 600}}),
                                     requests(blue, QStringLiteral("5xx"), {{0, 60}}),
                                     requests(green, QStringLiteral("4xx"), {{1, 60}})},
                                    1s));
        QCOMPARE(history.deployments(), QStringList({blue, green}));
        QCOMPARE(history.line(blue, ChartKind::Requests),
                 (ChartLine{{start, 10}, {start + 1, 10}}));
        QCOMPARE(history.line(blue, ChartKind::Errors), (ChartLine{{start, 10}, {start + 1, 0}}));
        QCOMPARE(history.line(green, ChartKind::Errors), (ChartLine{{start + 1, 100}}));
        QCOMPARE(history.newest(), double(start + 1));
        QCOMPARE(history.requestsSince(blue, start), 20.0);
        QCOMPARE(history.requestsSince(blue, start + 1), 10.0);
    }

    void sameAgainIsNoChange()
    {
        MetricHistory history;
        const QList<MetricSeries> answer{requests(blue, QStringLiteral("2xx"), {{0, 60}, {1, 60}})};
        QVERIFY(history.addRequests(answer, 1s));
        QVERIFY(!history.addRequests(answer, 1s));
        QVERIFY(
            history.addRequests({requests(blue, QStringLiteral("2xx"), {{1, 120}, {2, 60}})}, 1s));
        QCOMPARE(history.line(blue, ChartKind::Requests),
                 (ChartLine{{start, 1}, {start + 1, 2}, {start + 2, 1}}));
    }

    /// Whatever overlapping pieces come, the line is as if it had come at once.
    void overlappingPieces()
    {
        std::mt19937 random(7);
        MetricHistory history;
        std::map<int, double> truth;
        for (int round = 0; round < 200; ++round) {
            const int from = std::max(0, round - int(random() % 7));
            Values values;
            for (int second = from; second <= round; ++second) {
                if (random() % 4 != 0) {
                    values.emplace_back(second, 60.0 * static_cast<double>(random() % 5));
                    truth[second] = values.back().second / 60;
                }
            }
            if (!values.empty()) {
                history.addRequests({requests(blue, QStringLiteral("2xx"), values)}, 1s);
            }
        }
        ChartLine expected;
        for (const auto &[second, value] : truth) {
            expected.push_back({double(start + second), value});
        }
        QCOMPARE(history.line(blue, ChartKind::Requests), expected);
    }

    /// Whatever pieces tell, a silence has its ends, and no second is made up.
    void silencesAreTold()
    {
        std::mt19937 random(11);
        for (int play = 0; play < 50; ++play) {
            std::map<int, double> truth; // 300 seconds, with silences
            for (int second = 0; second < 300; ++second) {
                const bool isSilent = second / 20 % 3 == play % 3 || random() % 5 == 0;
                truth[second] = isSilent ? 0 : 1 + double(random() % 5);
            }
            MetricHistory history;
            for (int now = 3; now < 300; now += 1 + int(random() % 3)) {
                const int from = std::max(0, now - 15);
                Values values;
                for (int second = from; second < now; ++second) {
                    if (truth[second] > 0) {
                        values.emplace_back(second, 60 * truth[second]);
                    }
                }
                const TimeSpan told{double(start + from), double(start + now - 5)};
                history.addRequests({requests(blue, QStringLiteral("2xx"), values)}, 1s, told);
            }
            std::optional<ChartPoint> before;
            for (const ChartPoint &point : history.line(blue, ChartKind::Requests)) {
                const int second = static_cast<int>(point.time - start);
                QCOMPARE(point.value, truth[second]);
                const bool isTold = second < 290; // the last seconds may still grow
                if (before && isTold && point.time - before->time > 1) {
                    QVERIFY2(before->value + point.value <= 0, "a silence without an end");
                    for (int between = int(before->time - start); between <= second; ++between) {
                        QCOMPARE(truth[between], 0.0);
                    }
                }
                before = point;
            }
        }
    }

    void silenceOfOneOfTwo()
    {
        MetricHistory history;
        const auto told = [](int from, int to) {
            return std::optional(TimeSpan{double(start + from), double(start + to)});
        };
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 60}}),
                             requests(green, QStringLiteral("2xx"), {{0, 60}})},
                            1s, told(0, 1));
        QVERIFY2(history.addRequests({requests(green, QStringLiteral("2xx"), {{1, 60}, {2, 60}})},
                                     1s, told(0, 3)),
                 "blue has stopped");
        QCOMPARE(history.line(blue, ChartKind::Requests), (ChartLine{{start, 1}, {start + 1, 0}}));
        QVERIFY(!history.addRequests({}, 1s, told(1, 3)));
        QCOMPARE(history.line(blue, ChartKind::Errors), (ChartLine{{start, 0}}));
        QVERIFY(history.tellsSilence(blue));
        QVERIFY(!MetricHistory().tellsSilence(blue));
    }

    void silenceThatGoesOn()
    {
        MetricHistory history;
        const auto tell = [&history](int from, int to, const Values &values) {
            history.addRequests({requests(blue, QStringLiteral("2xx"), values)}, 1s,
                                TimeSpan{double(start + from), double(start + to)});
        };
        const auto until = [&history] { return history.silentUntil(blue).value_or(0) - start; };
        tell(0, 1, {{0, 60}});
        QCOMPARE(history.silentUntil(blue), std::nullopt);
        tell(0, 4, {{0, 60}});
        QCOMPARE(until(), 4);
        tell(2, 9, {});
        QCOMPARE(until(), 9);
        tell(20, 30, {}); // of the seconds before nobody has told
        QCOMPARE(history.silentUntil(blue), std::nullopt);
        tell(9, 20, {});
        QCOMPARE(until(), 30);
        tell(25, 31, {{30, 60}});
        QCOMPARE(history.silentUntil(blue), std::nullopt);
    }

    void latencies()
    {
        MetricHistory history;
        QVERIFY(history.addLatencies({series(QStringLiteral("RequestLatency_P95"),
                                             {{QStringLiteral("deployment"), blue}}, {{0, 12.5}}),
                                      series(QStringLiteral("RequestLatency"),
                                             {{QStringLiteral("deployment"), blue}}, {{0, 1}}),
                                      series(QStringLiteral("RequestLatency_P99"), {}, {{0, 1}})}));
        QCOMPARE(history.line(blue, ChartKind::LatencyP95), (ChartLine{{start, 12.5}}));
        QVERIFY(history.line(blue, ChartKind::LatencyP99).empty());
        QCOMPARE(history.deployments(), QStringList(blue));
    }

    void forgetsWhatIsOld()
    {
        MetricHistory history;
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 60}})}, 1s);
        history.addRequests({requests(green, QStringLiteral("2xx"), {{4'000, 60}})}, 1s);
        QCOMPARE(history.deployments(), QStringList(green));
    }

    void table()
    {
        MetricHistory history;
        ChartTable table;
        const QAbstractItemModelTester tester(&table);
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 60}, {1, 120}})}, 1s);
        table.setHistory(history, {}, 0);
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.columnCount(), 8);
        const QPersistentModelIndex oldest(table.index(1, 1));
        QCOMPARE(table.index(0, 1).data().toString(), QStringLiteral("2.0"));
        QCOMPARE(table.index(0, 2).data().toString(), QStringLiteral("–"));
        const QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{1, 180}, {2, 60}})}, 1s);
        table.setHistory(history, {}, 0);
        QCOMPARE(table.rowCount(), 3);
        QCOMPARE(oldest.row(), 2);
        QCOMPARE(table.index(1, 1).data().toString(), QStringLiteral("3.0"));
        table.setHistory(history, {}, start + 1);
        QCOMPARE(table.rowCount(), 2);
        QVERIFY(resets.isEmpty());
        QVERIFY(table.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString().startsWith(blue));
    }

    void tableTellsTheTraffic()
    {
        MetricHistory history;
        ChartTable table;
        const QAbstractItemModelTester tester(&table);
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 60}, {1, 60}, {2, 60}})},
                            1s);
        const std::deque<TrafficMark> marks{
            {start, {{blue, 100}}, {}},
            {start + 0.5, {{blue, 90}, {green, 10}}, QStringLiteral("1a2b3c4d5e6f")}};
        table.setHistory(history, marks, 0);
        QCOMPARE(table.index(2, 6).data().toString(), QStringLiteral("blue 100"));
        QCOMPARE(table.index(0, 6).data().toString(), QStringLiteral("blue 90 · green 10"));
        QCOMPARE(table.index(1, 7).data().toString(),
                 QStringLiteral("blue 100 → 90, green 0 → 10 (1a2b3c4d)"));
        QVERIFY(table.index(0, 7).data().toString().isEmpty());
        QCOMPARE(chartCsv(history, marks, start + 1),
                 QByteArray("time,blue_requests_per_second,blue_p50_ms,blue_p95_ms,blue_p99_ms,"
                            "blue_errors_percent,traffic,commit\n"
                            "2023-11-14T22:13:21Z,1,,,,0,blue=90 green=10,1a2b3c4d5e6f\n"
                            "2023-11-14T22:13:22Z,1,,,,0,blue=90 green=10,1a2b3c4d5e6f\n"));
    }

    /// Whatever comes and goes, the table is as if it was made anew, and says so to its views.
    void tableFollows()
    {
        std::mt19937 random(3);
        MetricHistory history;
        ChartTable table;
        const QAbstractItemModelTester tester(&table);
        for (int round = 0; round < 100; ++round) {
            const int second = int(random() % 300);
            history.addRequests({requests(random() % 9 == 0 ? green : blue, QStringLiteral("2xx"),
                                          {{second, 60.0 * double(random() % 5)}})},
                                1s);
            const double from = start + double(random() % 150);
            if (round % 3 == 0) {
                table.setMoment(start + double(random() % 400));
            }
            const std::optional<double> moment = table.moment();
            table.setHistory(history, {}, from);
            ChartTable anew;
            anew.setMoment(moment);
            anew.setHistory(history, {}, from);
            QCOMPARE(table.momentRow(), anew.momentRow());
            QCOMPARE(table.rowCount(), anew.rowCount());
            for (int row = 0; row < table.rowCount(); ++row) {
                for (int column = 0; column < table.columnCount(); ++column) {
                    QCOMPARE(table.index(row, column).data(), anew.index(row, column).data());
                }
            }
        }
    }

    void tableMarksTheNearestRow()
    {
        MetricHistory history;
        ChartTable table;
        const QAbstractItemModelTester tester(&table);
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 60}, {10, 60}, {30, 60}})},
                            1s);
        table.setHistory(history, {}, 0); // 30, 10, 0
        QVERIFY(!table.momentRow());
        const std::pair<double, int> nearest[] = {{29, 0}, {90, 0}, {19, 1}, {4, 2}, {-60, 2}};
        for (const auto &[second, row] : nearest) {
            table.setMoment(start + second);
            QCOMPARE(table.momentRow(), std::optional(row));
        }
        table.setMoment(start + 91); // too far away to be at it
        QVERIFY(!table.momentRow());
        table.setMoment(start - 61);
        QVERIFY(!table.momentRow());
    }

    void csv()
    {
        MetricHistory history;
        history.addRequests({requests(QStringLiteral("=cmd\","), QStringLiteral("2xx"), {{0, 60}})},
                            1s);
        QCOMPARE(chartCsv(history, {}, 0).split('\n').front().left(35),
                 QByteArray("time,\"'=cmd\"\",_requests_per_second\""));
        // A part of the time, in the table as in the file.
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 60}, {10, 60}, {20, 60}})},
                            1s);
        ChartTable table;
        const QAbstractItemModelTester tester(&table);
        table.setHistory(history, {}, 0);
        const int all = table.rowCount();
        table.setHistory(history, {}, start + 5, start + 15);
        QVERIFY(table.rowCount() > 0 && table.rowCount() < all);
        for (int row = 0; row < table.rowCount(); ++row) {
            QVERIFY(table.timeOf(row) >= start + 5 && table.timeOf(row) <= start + 15);
        }
        QCOMPARE(chartCsv(history, {}, start + 5, start + 15).count('\n'), table.rowCount() + 1);
        table.setHistory(history, {}, 0);
        QCOMPARE(table.rowCount(), all);
    }

    void marks()
    {
        const QMap<QString, int> all{{blue, 100}};
        const QMap<QString, int> some{{blue, 90}, {green, 10}};
        QVERIFY(trafficMarks({}, {}, 9).empty());
        // Seen while it was applied: the time is when it was seen.
        QCOMPARE(trafficMarks({{10, all, {}}, {21, some, {}}},
                              {{20, 25, some, QStringLiteral("c1")}}, 9),
                 (std::deque<TrafficMark>{{10, all, {}}, {21, some, QStringLiteral("c1")}}));
        // Seen later than it was applied.
        QCOMPARE(trafficMarks({{10, all, {}}, {31, some, {}}},
                              {{20, 25, some, QStringLiteral("c1")}}, 9),
                 (std::deque<TrafficMark>{{10, all, {}}, {25, some, QStringLiteral("c1")}}));
        // Somebody else did it, and a commit that says the same comes much later.
        QCOMPARE(trafficMarks({{10, all, {}}, {20, some, {}}},
                              {{50, 55, some, QStringLiteral("c1")}}, 9),
                 (std::deque<TrafficMark>{{10, all, {}}, {20, some, {}}}));
        // Back again, and only the last two are wanted.
        QCOMPARE(trafficMarks({}, {{1, 2, all, {}}, {3, 4, some, {}}, {5, 6, all, {}}}, 2),
                 (std::deque<TrafficMark>{{4, some, {}}, {6, all, {}}}));
        const std::deque<TrafficMark> marks{{4, some, {}}, {6, all, QStringLiteral("c2")}};
        QVERIFY(!trafficAt(marks, 3.9));
        QCOMPARE(trafficAt(marks, 4)->shares, some);
        QCOMPARE(trafficAt(marks, 99)->shares, all);
        QCOMPARE(trafficChangeWords(marks[0], marks[1], 3),
                 QStringLiteral("blue 90 → 100, green 10 → 0 (c2)"));
        QCOMPARE(trafficChangeWords(marks[1], marks[0], 1), QStringLiteral("blue 100 → 90"));
    }

    void marksWhereNobodyWatched()
    {
        const QMap<QString, int> all{{blue, 100}};
        const QMap<QString, int> some{{blue, 90}, {green, 10}};
        const TrafficMark away{100, {}, {}, false};
        const TrafficMark first{10, all, {}};
        // A glance aside is none.
        QCOMPARE(trafficMarks({first, away, {100 + longestGlance, all, {}}}, {}, 9),
                 (std::deque<TrafficMark>{first}));
        // Unless it is known that nobody looked.
        const TrafficMark stop{100, {}, {}, false, true};
        const TrafficMark soon{100 + longestStop, all, {}};
        const TrafficMark later{100 + longestStop + 1, all, {}};
        QCOMPARE(trafficMarks({first, stop, soon}, {}, 9), (std::deque<TrafficMark>{first}));
        QCOMPARE(trafficMarks({first, stop, later}, {}, 9),
                 (std::deque<TrafficMark>{first, stop, later}));
        const std::deque<TrafficMark> marks =
            trafficMarks({first, away, {500, all, {}}, {600, some, {}}}, {}, 9);
        QCOMPARE(marks.size(), std::size_t(4));
        QCOMPARE(marks[1], away);
        QCOMPARE(trafficAt(marks, 99)->shares, all);
        QVERIFY(!trafficAt(marks, 200));
        QVERIFY2(!changedBy(marks, 0) && !changedBy(marks, 1) && !changedBy(marks, 2),
                 "what is the same again has not changed");
        QCOMPARE(changedBy(marks, 3), &marks[2]);
        // A record of an apply tells what was live from then on.
        const std::deque<TrafficMark> applied =
            trafficMarks({first, away, {500, some, {}}}, {{290, 300, some, {}}}, 9);
        QCOMPARE(applied.size(), std::size_t(3));
        QCOMPARE(applied[2].time, 300.0);
        QCOMPARE(changedBy(applied, 2), &applied[0]);
        // There is nothing before what was never watched.
        QVERIFY(trafficMarks({away}, {}, 9).empty());
        MetricHistory history;
        ChartTable table;
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 60}})}, 1s);
        table.setHistory(history, {{start - 9, all, {}}, {start - 5, {}, {}, false}}, 0);
        QCOMPARE(table.index(0, 6).data().toString(), QStringLiteral("–"));
        QVERIFY(table.index(0, 7).data().toString().isEmpty());
    }

    /// One request in ten seconds is not one a second.
    void loneRequest()
    {
        MetricHistory history;
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 60}, {90, 60}})}, 1s);
        QVERIFY2(
            endpointSummary(history, start + 100).figures.contains(QStringLiteral("blue\u00A00.1")),
            qPrintable(endpointSummary(history, start + 100).figures));
        MetricHistory minutes;
        minutes.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 600}, {60, 600}})}, 60s);
        QVERIFY(endpointSummary(minutes, start + 110)
                    .figures.contains(QStringLiteral("blue\u00A010.0")));
    }

    void summary()
    {
        MetricHistory history;
        QVERIFY(endpointSummary(history, start).observed.isEmpty());
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{0, 600}})}, 1s);
        QVERIFY2(
            endpointSummary(history, start + 1).observed.contains(QStringLiteral("not enough")),
            "ten requests tell nothing");
        history.addRequests({requests(blue, QStringLiteral("2xx"), {{1, 54'000}}),
                             requests(green, QStringLiteral("2xx"), {{1, 6'000}})},
                            1s);
        const EndpointSummary summary = endpointSummary(history, start + 2);
        QVERIFY2(summary.observed.contains(QStringLiteral("90.1 %")), qPrintable(summary.observed));
        QVERIFY(summary.observed.contains(QStringLiteral("±")));
        QVERIFY(summary.figures.contains(QStringLiteral("req/s")));
        QVERIFY2(endpointSummary(history, start + 500).figures.isEmpty(),
                 "a minute ago is no news");
    }
};

QTEST_GUILESS_MAIN(TestMetricHistory)
#include "tst_metrichistory.moc"
