// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/metrichistory.h"

#include "services/domain/seriesdimension.h"

#include <algorithm>
#include <optional>

namespace serin {

namespace {

double seconds(const QDateTime &time)
{
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1'000;
}

std::optional<ChartKind> latencyKind(const QString &name)
{
    for (const auto &[suffix, kind] :
         {std::pair("_P50", ChartKind::LatencyP50), std::pair("_P95", ChartKind::LatencyP95),
          std::pair("_P99", ChartKind::LatencyP99)}) {
        if (name.endsWith(QLatin1String(suffix), Qt::CaseInsensitive)) {
            return kind;
        }
    }
    return std::nullopt;
}

} // namespace

QStringList MetricHistory::deployments() const
{
    QStringList names;
    for (const auto &[key, line] : m_lines) {
        if (names.isEmpty() || names.last() != key.first) {
            names.append(key.first);
        }
    }
    return names;
}

const ChartLine &MetricHistory::line(const QString &deployment, ChartKind kind) const
{
    static const ChartLine none;
    const auto found = m_lines.find({deployment, kind});
    return found == m_lines.end() ? none : found->second;
}

double MetricHistory::oldest() const
{
    double oldest = m_newest;
    for (const auto &[key, line] : m_lines) {
        oldest = line.empty() ? oldest : std::min(oldest, line.front().time);
    }
    return oldest;
}

double MetricHistory::requestsSince(const QString &deployment, double from) const
{
    return requestsBetween(deployment, from, m_newest);
}

double MetricHistory::requestsBetween(const QString &deployment, double from, double to) const
{
    double sum = 0;
    const ChartLine &points = line(deployment, ChartKind::Requests);
    const auto grain = m_grains.find(deployment);
    for (auto it = points.rbegin(); it != points.rend() && it->time >= from; ++it) {
        if (it->time <= to) {
            sum += it->value * (grain == m_grains.end() ? 1 : grain->second);
        }
    }
    return sum;
}

bool MetricHistory::addRequests(const QList<MetricSeries> &series, std::chrono::seconds grain,
                                const std::optional<TimeSpan> &told)
{
    std::map<QString, std::map<double, double>> all;
    std::map<QString, std::map<double, double>> failed;
    for (const MetricSeries &one : series) {
        const QString deployment = dimension(one, QLatin1String("deployment"));
        if (deployment.isEmpty()) {
            continue;
        }
        const bool isFailure = isOfFailures(one);
        for (const SeriesPoint &point : one.points) {
            if (point.average) {
                all[deployment][seconds(point.time)] += *point.average / 60;
                failed[deployment][seconds(point.time)] += isFailure ? *point.average / 60 : 0;
            }
        }
    }
    if (told) {
        follow(*told);
        for (const auto &[key, line] : m_lines) { // who has nothing new may have fallen silent
            all.try_emplace(key.first);
        }
    }
    bool changed = false;
    for (auto &[deployment, values] : all) {
        double &length = m_grains.try_emplace(deployment, grain.count()).first->second;
        length = std::min(length, static_cast<double>(grain.count()));
        std::map<double, double> errors;
        for (const auto &[time, value] : values) {
            if (value > 0) {
                errors[time] = 100 * failed[deployment][time] / value;
            }
        }
        if (told) {
            addSilence(deployment, values, static_cast<double>(grain.count()), *told);
        }
        changed = put({deployment, ChartKind::Requests}, values) || changed;
        changed = put({deployment, ChartKind::Errors}, errors) || changed;
    }
    forgetOld();
    return changed;
}

/// The ends of each silence between what is known and @p values, as far as @p told tells them: all
/// its seconds would be thousands of zeros.
void MetricHistory::addSilence(const QString &deployment, std::map<double, double> &values,
                               double grain, const TimeSpan &told) const
{
    const ChartLine &known = line(deployment, ChartKind::Requests);
    auto next =
        std::lower_bound(known.begin(), known.end(), told.from,
                         [](const ChartPoint &point, double time) { return point.time < time; });
    std::map<double, double> all(values);
    for (next = next == known.begin() ? next : std::prev(next); next != known.end(); ++next) {
        all.try_emplace(next->time, next->value);
    }
    const auto isTold = [&told](double time) { return time >= told.from && time < told.to; };
    std::optional<double> before;
    for (auto it = all.begin(); it != all.end(); ++it) {
        const auto after = std::next(it);
        if (it->second > 0) {
            const double first = it->first - grain;
            const double last = it->first + grain;
            if (isTold(first) && (!before || first >= *before + grain)) {
                values.try_emplace(first, 0);
            }
            if (isTold(last) && (after == all.end() || last <= after->first - grain)) {
                values.try_emplace(last, 0);
            }
        }
        before = it->first;
    }
}

void MetricHistory::follow(const TimeSpan &told)
{
    if (told.to <= told.from) {
        return;
    }
    TimeSpan joined = told;
    const auto isApart = [&joined](const TimeSpan &known) {
        return known.to < joined.from || known.from > joined.to;
    };
    const auto gone = std::partition(m_told.begin(), m_told.end(), isApart);
    for (auto it = gone; it != m_told.end(); ++it) {
        joined = {std::min(joined.from, it->from), std::max(joined.to, it->to)};
    }
    m_told.erase(gone, m_told.end());
    m_told.push_back(joined);
    std::sort(m_told.begin(), m_told.end(),
              [](const TimeSpan &a, const TimeSpan &b) { return a.from < b.from; });
}

bool MetricHistory::addLatencies(const QList<MetricSeries> &series)
{
    bool changed = false;
    for (const MetricSeries &one : series) {
        const QString deployment = dimension(one, QLatin1String("deployment"));
        const std::optional<ChartKind> kind = latencyKind(one.name);
        if (deployment.isEmpty() || !kind) {
            continue;
        }
        std::map<double, double> values;
        for (const SeriesPoint &point : one.points) {
            if (point.average) {
                values[seconds(point.time)] = *point.average;
            }
        }
        changed = put({deployment, *kind}, values) || changed;
    }
    forgetOld();
    return changed;
}

bool MetricHistory::addKept(const QString &deployment, ChartKind kind, const ChartLine &points,
                            double step)
{
    const ChartLine &known = line(deployment, kind);
    std::map<double, double> values;
    for (const ChartPoint &point : points) {
        const auto same =
            std::lower_bound(known.begin(), known.end(), point.time,
                             [](const ChartPoint &each, double time) { return each.time < time; });
        if (same == known.end() || same->time > point.time) {
            values[point.time] = point.value;
        }
    }
    if (step > 0 && kind == ChartKind::Requests) {
        m_grains.try_emplace(deployment, step);
    }
    const std::optional<double> before = m_changed;
    const bool changed = put({deployment, kind}, values);
    m_changed = before;
    forgetOld();
    return changed;
}

double MetricHistory::step(const QString &deployment) const
{
    const auto found = m_grains.find(deployment);
    return found == m_grains.end() ? 0 : found->second;
}

bool MetricHistory::tellsSilence(const QString &deployment) const
{
    const double known = step(deployment);
    return known > 0 && known < 60; // of the minute and longer is what a service collects
}

std::optional<double> MetricHistory::silentUntil(const QString &deployment) const
{
    const ChartLine &known = line(deployment, ChartKind::Requests);
    if (!tellsSilence(deployment) || known.empty() || known.back().value > 0 || m_told.empty()) {
        return std::nullopt;
    }
    const double last = known.back().time;
    const TimeSpan &told = m_told.back();
    return last >= told.from - step(deployment) && told.to > last ? std::optional(told.to)
                                                                  : std::nullopt;
}

bool MetricHistory::put(const Key &key, const std::map<double, double> &values)
{
    if (values.empty()) {
        return false;
    }
    ChartLine &line = m_lines[key];
    const double first = values.begin()->first;
    const auto from =
        std::lower_bound(line.begin(), line.end(), first,
                         [](const ChartPoint &point, double time) { return point.time < time; });
    ChartLine merged;
    auto next = from;
    for (const auto &[time, value] : values) {
        for (; next != line.end() && next->time < time; ++next) {
            merged.push_back(*next);
        }
        if (next != line.end() && next->time == time) {
            ++next;
        }
        merged.push_back({time, value});
    }
    merged.insert(merged.end(), next, line.end());
    m_newest = std::max(m_newest, merged.back().time);
    const auto other = std::mismatch(from, line.end(), merged.begin(), merged.end()).second;
    if (other == merged.end()) {
        return false;
    }
    m_changed = std::min(m_changed.value_or(other->time), other->time);
    line.erase(from, line.end());
    line.insert(line.end(), merged.begin(), merged.end());
    return true;
}

bool MetricHistory::forgetAfter(double time)
{
    std::erase_if(m_told, [time](const TimeSpan &told) { return told.from >= time; });
    if (!m_told.empty()) {
        m_told.back().to = std::min(m_told.back().to, time);
    }
    if (m_newest <= time) {
        return false;
    }
    m_newest = 0;
    for (auto it = m_lines.begin(); it != m_lines.end();) {
        ChartLine &line = it->second;
        line.erase(std::upper_bound(
                       line.begin(), line.end(), time,
                       [](double limit, const ChartPoint &point) { return limit < point.time; }),
                   line.end());
        m_newest = line.empty() ? m_newest : std::max(m_newest, line.back().time);
        it = line.empty() ? m_lines.erase(it) : std::next(it);
    }
    return true;
}

void MetricHistory::forgetOld()
{
    std::erase_if(m_told, [this](const TimeSpan &told) { return told.to < m_newest - longest; });
    for (auto it = m_lines.begin(); it != m_lines.end();) {
        ChartLine &line = it->second;
        const auto keep = std::find_if(line.begin(), line.end(), [this](const ChartPoint &point) {
            return point.time >= m_newest - longest;
        });
        line.erase(line.begin(), keep);
        it = line.empty() ? m_lines.erase(it) : std::next(it);
    }
}

} // namespace serin
