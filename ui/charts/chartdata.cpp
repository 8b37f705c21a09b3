// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartdata.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace serin {

namespace {

using Content = MetricChart::Content;
using Kind = MetricChart::Kind;

constexpr int mostMarks = 40; ///< lines; more would be a wall
constexpr int mostChanges = 3;
constexpr qsizetype mostShares = 20;
constexpr double mostSteps = 3; ///< that lie between points that are joined
constexpr int nearSteps = 4;    ///< on each side, which tell how long a step is there

/// The points of @p errors that a moment without a request parts from the one before.
std::vector<std::size_t> silencesIn(const ChartLine &errors, const ChartLine &requests)
{
    std::vector<std::size_t> silences;
    auto request = requests.begin();
    for (std::size_t i = 1; i < errors.size(); ++i) {
        while (request != requests.end() && request->time <= errors[i - 1].time) {
            ++request;
        }
        bool isSilent = false;
        for (; request != requests.end() && request->time < errors[i].time; ++request) {
            isSilent = isSilent || !(request->value > 0);
        }
        if (isSilent) {
            silences.push_back(i);
        }
    }
    return silences;
}

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
                const bool isRate = one == ChartKind::Requests;
                lines.push_back({deployment, one, content.history->line(deployment, one),
                                 content.history->step(deployment),
                                 isRate && content.history->tellsSilence(deployment)});
                if (one == ChartKind::Errors) {
                    lines.back().silences =
                        silencesIn(lines.back().points,
                                   content.history->line(deployment, ChartKind::Requests));
                }
                const auto until = content.history->silentUntil(deployment);
                if (isRate && until) { // the line goes on at zero
                    lines.back().points.push_back({*until, 0});
                }
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
            share.sums.push_back({marks[i].time, marks[i].isKnown ? sums[i] : ChartData::unknown});
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
        if (const TrafficMark *const before = changedBy(marks, i)) {
            shown.push_back({marks[i].time, trafficChangeWords(*before, marks[i], mostChanges)});
        }
    }
    return shown;
}

ChartLine::const_iterator firstFrom(const ChartLine &line, double time)
{
    return std::lower_bound(
        line.begin(), line.end(), time,
        [](const ChartPoint &point, double wanted) { return point.time < wanted; });
}

bool isPointInSight(const ChartLine &line, double from, double to)
{
    const auto first = firstFrom(line, from);
    return first != line.end() && first->time <= to;
}

/// Whether a point of @p line, or the way between two, lies there.
bool isLineInSight(const ChartData::Line &line, double from, double to)
{
    const auto first = firstFrom(line.points, from);
    return isPointInSight(line.points, from, to) ||
           (first != line.points.begin() && first != line.points.end() &&
            line.isJoined(static_cast<std::size_t>(first - line.points.begin())));
}

bool isShareInSight(const ChartLine &sums, double from, double to)
{
    const auto first = firstFrom(sums, from);
    const auto isKnown = [](const ChartPoint &point) { return point.value >= 0; };
    const auto last =
        std::find_if(first, sums.end(), [to](const ChartPoint &point) { return point.time > to; });
    return (first != sums.begin() && isKnown(*std::prev(first))) ||
           std::any_of(first, last, isKnown);
}

/// The one in the middle of the steps before the point at @p from, or after it; 0 when there are
/// too few to tell.
double usualStep(const ChartLine &line, std::size_t from, int direction)
{
    std::array<double, nearSteps> steps{};
    int count = 0;
    std::size_t point = from;
    while (count < nearSteps && (direction < 0 ? point > 0 : point + 1 < line.size())) {
        const std::size_t next = direction < 0 ? point - 1 : point + 1;
        steps[static_cast<std::size_t>(count++)] = std::abs(line[next].time - line[point].time);
        point = next;
    }
    if (count < 2) {
        return 0;
    }
    const auto middle = steps.begin() + (count - 1) / 2;
    std::nth_element(steps.begin(), middle, steps.begin() + count);
    return *middle;
}

} // namespace

bool ChartData::Line::isJoined(std::size_t index) const
{
    const ChartPoint &before = points[index - 1];
    const ChartPoint &after = points[index];
    if (std::binary_search(silences.begin(), silences.end(), index)) {
        return false;
    }
    const std::equal_to<double> equal;
    if (tellsSilence && equal(before.value, 0) && equal(after.value, 0)) {
        return true;
    }
    const double usual =
        std::max({step, usualStep(points, index - 1, -1), usualStep(points, index, 1)});
    return after.time - before.time <= mostSteps * usual;
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
                       [&](const Line &line) { return isLineInSight(line, from, to); }) ||
           std::any_of(shares.begin(), shares.end(),
                       [&](const Share &share) { return isShareInSight(share.sums, from, to); }) ||
           std::any_of(dots.begin(), dots.end(), [&](const Dots &one) {
               return isPointInSight(one.good, from, to) || isPointInSight(one.bad, from, to);
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
