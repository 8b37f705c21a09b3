// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages that show much cost the GUI thread: the charts of an hour by the second, moving
// (and that what is hidden or unchanged is not drawn), and long texts.
#include "models/logs/logtail.h"
#include "models/manifest/displaytext.h"
#include "models/metrics/charttable.h"
#include "models/metrics/momentfigures.h"
#include "services/scoring/bodytext.h"
#include "ui/charts/metricchart.h"
#include "ui/logs/logview.h"
#include "ui/yaml/textview.h"

#include <QApplication>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace serin;
using namespace std::chrono_literals;

namespace {

constexpr int start = 1'700'000'000; // seconds since the epoch
constexpr int hour = 3'600;
constexpr int frames = 300;
constexpr double frameGoal = 16.7;
constexpr double stallGoal = 50;
const QStringList deployments{QStringLiteral("blue"), QStringLiteral("green"),
                              QStringLiteral("red"), QStringLiteral("grey")};

/// Milliseconds that this thread has computed.
double computed()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double waved(int second, qsizetype which)
{
    return 20 + 10 * std::sin(second / 60.0 + static_cast<double>(which)) + second * 7 % 13;
}

MetricSeries series(const QString &name, const QMap<QString, QString> &dimensions, int from, int to,
                    qsizetype which)
{
    MetricSeries made{name, {}, dimensions, {}};
    for (int second = from; second < to; ++second) {
        SeriesPoint point;
        point.time = QDateTime::fromSecsSinceEpoch(start + second, Qt::UTC);
        point.average = waved(second, which) * 60;
        made.points.push_back(point);
    }
    return made;
}

void add(MetricHistory &history, int from, int to)
{
    QList<MetricSeries> requests;
    QList<MetricSeries> latencies;
    for (qsizetype i = 0; i < deployments.size(); ++i) {
        const QString dimension = QStringLiteral("deployment");
        requests.append(series(QStringLiteral("RequestsPerMinute"),
                               {{dimension, deployments[i]},
                                {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                               from, to, i));
        for (const char *percentile : {"_P50", "_P95", "_P99"}) {
            latencies.append(series(QStringLiteral("RequestLatency") + QLatin1String(percentile),
                                    {{dimension, deployments[i]}}, from, to, i));
        }
    }
    history.addRequests(requests, 1s);
    history.addLatencies(latencies);
}

/// The four charts of the page, as it feeds them.
struct Charts
{
    QWidget window;
    std::vector<MetricChart *> all;
    MetricHistory history;
    std::deque<TrafficMark> marks;
    std::deque<OwnCall> calls;

    Charts()
    {
        auto *column = new QVBoxLayout(&window);
        for (const auto kind : {MetricChart::Kind::Traffic, MetricChart::Kind::Requests,
                                MetricChart::Kind::Latency, MetricChart::Kind::Errors}) {
            all.push_back(new MetricChart(kind));
            column->addWidget(all.back());
        }
        window.resize(1'200, 900);
        for (int i = 0; i < 30; ++i) {
            marks.push_back({double(start + i * 120),
                             {{deployments[0], 100 - i}, {deployments[1], i}},
                             QStringLiteral("1a2b3c4d")});
            calls.push_back({double(start + i * 110), deployments[0], 12, 200});
        }
        add(history, 0, hour);
    }
    void set(int end)
    {
        MetricChart::Content content;
        content.history = &history;
        content.marks = &marks;
        content.calls = &calls;
        content.percentiles = {ChartKind::LatencyP95};
        for (MetricChart *chart : all) {
            chart->setRange(start + end - hour, start + end);
        }
        for (MetricChart *chart : all) {
            chart->setContent(content);
        }
    }
    [[nodiscard]] int replots() const
    {
        int count = 0;
        for (const MetricChart *chart : all) {
            count += chart->replots();
        }
        return count;
    }
};

void settle()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
    }
}

void tell(const char *name, std::vector<double> &values, double goal)
{
    std::sort(values.begin(), values.end());
    const double p99 = values[values.size() * 99 / 100];
    std::printf("%-58s median %6.2f  p99 %6.2f ms  <= %.1f %s\n", name, values[values.size() / 2],
                p99, goal, p99 <= goal ? "met" : "MISSED");
}

void count(const char *name, int replots, int expected)
{
    std::printf("%-58s replots %d, expected %d %s\n", name, replots, expected,
                replots == expected ? "met" : "MISSED");
}

std::vector<double> timed(int times, const std::function<void(int)> &act)
{
    std::vector<double> values;
    for (int i = 0; i < times; ++i) {
        const double begin = computed();
        act(i);
        settle();
        values.push_back(computed() - begin);
    }
    return values;
}

/// The longest turn of the event loop until all that @p show shows is in @p view, and the sum of
/// all. @p clear makes room before each.
template<typename View>
void tellShown(const char *name, const View &view, const std::function<void()> &clear,
               const std::function<void()> &show, int times = 20, double goal = frameGoal)
{
    std::vector<double> longest;
    std::vector<double> sums;
    for (int i = 0; i < times; ++i) {
        clear();
        settle();
        double most = 0;
        double sum = 0;
        const auto turn = [&](const std::function<void()> &act) {
            const double begin = computed();
            act();
            const double took = computed() - begin;
            most = std::max(most, took);
            sum += took;
        };
        turn(show);
        while (!view.isWhole()) {
            turn([] { QCoreApplication::processEvents(); });
        }
        turn(settle);
        longest.push_back(most);
        sums.push_back(sum);
    }
    tell(name, longest, goal);
    std::sort(sums.begin(), sums.end());
    std::printf("%-58s median %6.2f ms\n", "  all turns together", sums[sums.size() / 2]);
}

void benchMoving(Charts &charts)
{
    int second = hour;
    const auto step = [&charts, &second](bool isNew) {
        if (isNew) {
            add(charts.history, second, second + 1);
        }
        ++second;
        charts.set(second);
    };
    int before = charts.replots();
    auto moved = timed(frames, [&](int) { step(true); });
    tell("a second more: 4 charts x 4 series of an hour, together", moved, frameGoal);
    count("  each drawn once", charts.replots() - before, frames * 4);
    auto panned = timed(frames, [&](int) { step(false); });
    tell("moved without new values", panned, frameGoal);
    for (MetricChart *chart : charts.all) {
        auto one = timed(100, [&](int i) { chart->setRange(start + i, start + hour + i); });
        tell("  of it one chart", one, frameGoal);
    }
    charts.all[0]->setHeld(start + second - 500.0);
    auto crossed = timed(100, [&](int i) {
        const auto time = static_cast<double>(start + second - i);
        const QString figures = figuresAt(charts.history, charts.marks, time, 36);
        for (MetricChart *chart : charts.all) {
            chart->setCrosshair(time);
            chart->setSpoken(figures);
        }
    });
    tell("the crosshair of all four moves, with its figures", crossed, frameGoal);
    charts.set(second);
    settle();
    before = charts.replots();
    auto same = timed(frames, [&](int) { charts.set(second); });
    tell("the same again", same, frameGoal);
    count("  not drawn", charts.replots() - before, 0);
    charts.window.hide();
    settle();
    before = charts.replots();
    auto hidden = timed(100, [&](int) { step(true); });
    tell("hidden", hidden, frameGoal);
    count("  not drawn", charts.replots() - before, 0);
}

void benchTable(Charts &charts)
{
    ChartTable table;
    QTableView view;
    view.setModel(&table);
    view.resize(900, 700);
    view.show();
    settle();
    auto first = timed(1, [&](int) { table.setHistory(charts.history, charts.marks, 0); });
    tell("the table: an hour at once", first, stallGoal);
    int second = static_cast<int>(charts.history.newest() - start) + 1;
    auto more = timed(100, [&](int) {
        add(charts.history, second, second + 1);
        ++second;
        table.setHistory(charts.history, charts.marks, charts.history.newest() - hour);
    });
    tell("the table: a second more", more, frameGoal);
    std::vector<double> csv;
    for (int i = 0; i < 10; ++i) {
        const double begin = computed();
        static_cast<void>(chartCsv(charts.history, charts.marks, 0));
        csv.push_back(computed() - begin);
    }
    std::sort(csv.begin(), csv.end());
    std::printf("%-58s median %6.2f ms; in another thread: no turn of the window's\n",
                "the hour as CSV", csv[csv.size() / 2]);
}

void benchTexts()
{
    QByteArray json = "{\"predictions\": [";
    for (int i = 0; json.size() < 2'000'000; ++i) {
        json += QByteArray::number(i * 0.37) + ", ";
    }
    json += "0]}";
    const QString pretty = displayText(bodyText(json).text.toUtf8(), LongLines::Keep).text;
    const QString raw = displayText(json, LongLines::Keep).text;
    TextView view(nullptr);
    view.resize(900, 700);
    view.show();
    settle();
    const auto tellText = [&view](const char *name, const QString &text) {
        tellShown(
            name, view, [&view] { view.showText({}); }, [&view, text] { view.showText(text); });
    };
    tellText("a response of 2 MB, pretty: the longest turn", pretty);
    tellText("the same, raw, in one line", raw);
    view.setLineWrapMode(QPlainTextEdit::WidgetWidth);
    view.setWordWrapMode(QTextOption::WrapAnywhere);
    view.showText({});
    tellText("  wrapped", raw);
    while (!view.isWhole()) {
        settle();
    }
    auto scrolled = timed(100, [&](int i) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() * i / 100);
        view.viewport()->repaint();
    });
    tell("  and scrolled from end to end", scrolled, frameGoal);
}

void benchLog(qsizetype count)
{
    QString log;
    for (qsizetype i = 0; i < count; ++i) {
        log += QStringLiteral("2026-11-24 12:00:00,123 I [%1] azmlinfsrv - GET /score 200 4.2ms "
                              "request 8f14e45f-ceea-467f-a8f0-%1\n")
                   .arg(i);
    }
    std::printf("a log of %lld lines\n", static_cast<long long>(count));
    LogTail tail;
    std::vector<double> split;
    std::vector<double> added;
    // What is followed is taken over as it comes; to ask for more is work of another thread.
    const bool isFollowed = count <= LogTail::mostFollowed;
    for (int i = 0; i < 5; ++i) {
        tail.clear();
        const double begin = computed();
        const QStringList lines = isFollowed ? QStringList() : LogTail::linesOf(log);
        const double ready = computed();
        if (isFollowed) {
            tail.add(log);
        } else {
            tail.replace(lines);
        }
        split.push_back(ready - begin);
        added.push_back(computed() - ready);
    }
    if (!isFollowed) {
        std::sort(split.begin(), split.end());
        std::printf("%-58s median %6.2f ms; in another thread\n", "  cut into lines",
                    split[split.size() / 2]);
    }
    tell("  taken over", added, frameGoal);
    const QStringList lines = tail.lines();
    LogView view(LogTail::mostFollowed);
    view.resize(900, 700);
    view.show();
    settle();
    // Once in a long log Qt moves all of its text into a larger buffer.
    const double turnGoal = isFollowed ? frameGoal : stallGoal;
    tellShown(
        "  shown: the longest turn", view, [&] { view.setLines({}); },
        [&] { view.setLines(lines); }, 6, turnGoal);
    tellShown(
        "  others instead: the longest turn", view, [] {}, [&] { view.setLines(lines); }, 6,
        turnGoal);
    auto appended = timed(50, [&](int) {
        view.appendLines(lines.mid(0, 200));
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    });
    tell("  200 more at its end", appended, frameGoal);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::printf("Milliseconds that the GUI thread computes; drawn without a display.\n");
    Charts charts;
    charts.window.show();
    settle();
    auto first = timed(1, [&](int) { charts.set(hour); });
    tell("an hour at once", first, stallGoal);
    benchMoving(charts);
    benchTable(charts);
    benchTexts();
    benchLog(LogTail::mostFollowed);
    benchLog(LogTail::mostLines);
    return 0;
}
