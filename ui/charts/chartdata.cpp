// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartdata.h"

#include <algorithm>
#include <limits>
#include <map>

namespace serin {

namespace {

using Content = MetricChart::Content;
using Kind = MetricChart::Kind;

constexpr int mostMarks = 40; ///< lines; more would be a wall
constexpr int mostChanges = 3;
constexpr qsizetype mostShares = 20;
constexpr double shortGap = 45; ///< seconds; three of the steps that old values have

std::vector<ChartData::Line> linesOf(Kind kind, const Content &content)
{
    std::vector<ChartKind> kinds = content.percentiles;
    if (kind != Kind::Latency) {
        kinds = {kind == Kind::Requests ? ChartKind::Requests : ChartKind::Errors};
    }
    std::vector<ChartData::Line> lines;
    for (const QString &deployment : content.history->deployments()) {
        for (const ChartKind one : kinds) {
            if (!content.hidden.contains(deployment)) {
                lines.push_back({deployment, one, content.history->line(deployment, one)});
            }
        }
    }
    return lines;
}

std::vector<ChartData::Share> sharesOf(const std::deque<TrafficMark> &marks)
{
    QStringList names;
    for (const TrafficMark &mark : marks) {
        for (auto it = mark.shares.begin(); it != mark.shares.end(); ++it) {
            if (!names.contains(it.key()) && names.size() < mostShares) {
                names.append(it.key());
            }
        }
    }
    names.sort();
    std::vector<ChartData::Share> shares;
    std::vector<double> sums(marks.size(), 0);
    for (const QString &name : std::as_const(names)) {
        ChartData::Share share{name, {}};
        for (std::size_t i = 0; i < marks.size(); ++i) {
            sums[i] += marks[i].shares.value(name);
            share.sums.push_back({marks[i].time, sums[i]});
        }
        shares.push_back(std::move(share));
    }
    return shares;
}

std::vector<ChartData::Dots> dotsOf(const Content &content)
{
    std::map<QString, ChartData::Dots> byDeployment;
    for (const OwnCall &call : *content.calls) {
        if (!content.hidden.contains(call.deployment)) {
            ChartData::Dots &of = byDeployment[call.deployment];
            of.deployment = call.deployment;
            const bool isGood = call.status >= 200 && call.status < 300;
            (isGood ? of.good : of.bad).push_back({call.time, call.milliseconds});
        }
    }
    std::vector<ChartData::Dots> dots;
    dots.reserve(byDeployment.size());
    for (auto &[deployment, of] : byDeployment) {
        dots.push_back(std::move(of));
    }
    return dots;
}

std::vector<ChartData::Mark> marksOf(const std::deque<TrafficMark> &marks)
{
    std::vector<ChartData::Mark> shown;
    const std::size_t first = marks.size() > mostMarks ? marks.size() - mostMarks : 1;
    for (std::size_t i = first; i < marks.size(); ++i) {
        shown.push_back({marks[i].time, trafficChangeWords(marks[i - 1], marks[i], mostChanges)});
    }
    return shown;
}

ChartLine::const_iterator firstFrom(const ChartLine &line, double time)
{
    return std::lower_bound(
        line.begin(), line.end(), time,
        [](const ChartPoint &point, double wanted) { return point.time < wanted; });
}

/// Whether a point of @p line, or the way between two, lies there.
bool isLineInSight(const ChartLine &line, double from, double to)
{
    const auto first = firstFrom(line, from);
    if (first == line.end()) {
        return false;
    }
    return first->time <= to ||
           (first != line.begin() && first->time - std::prev(first)->time <= longestStep(line));
}

} // namespace

double longestStep(const ChartLine &line)
{
    double shortest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
        shortest = std::min(shortest, line[i].time - line[i - 1].time);
    }
    return std::max(shortGap, 3 * shortest);
}

std::size_t ChartData::mostPoints() const
{
    std::size_t most = shares.empty() && dots.empty() ? 0 : 2;
    for (const Line &line : lines) {
        most = std::max(most, line.points.size());
    }
    return most;
}

bool ChartData::isInSight(double from, double to) const
{
    return std::any_of(lines.begin(), lines.end(),
                       [&](const Line &line) { return isLineInSight(line.points, from, to); }) ||
           std::any_of(shares.begin(), shares.end(),
                       [&](const Share &share) { return share.sums.front().time <= to; }) ||
           std::any_of(dots.begin(), dots.end(), [&](const Dots &one) {
               return isLineInSight(one.good, from, to) || isLineInSight(one.bad, from, to);
           });
}

double ChartData::largest(double from, double to) const
{
    double most = 0;
    const auto look = [&](const ChartLine &line) {
        for (auto it = firstFrom(line, from); it != line.end() && it->time <= to; ++it) {
            most = std::max(most, it->value);
        }
    };
    for (const Line &line : lines) {
        look(line.points);
    }
    for (const Dots &one : dots) {
        look(one.good);
        look(one.bad);
    }
    return most;
}

ChartData chartData(Kind kind, const Content &content)
{
    ChartData data;
    if (kind == Kind::Traffic) {
        data.shares = sharesOf(*content.marks);
    } else {
        data.lines = linesOf(kind, content);
    }
    if (kind == Kind::Latency) {
        data.dots = dotsOf(content);
    }
    data.marks = marksOf(*content.marks);
    return data;
}

} // namespace serin
