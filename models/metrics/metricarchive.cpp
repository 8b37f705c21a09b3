// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/metricarchive.h"

#include "services/core/async.h"
#include "services/core/logging.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace serin {

namespace {

using namespace std::chrono_literals;

static_assert(MetricRecords::span >= static_cast<qint64>(MetricHistory::longest * 1'000),
              "the charts would go back further than what is kept");

/// How the figures are called in the file.
constexpr std::pair<ChartKind, const char *> figures[] = {{ChartKind::Requests, "requests"},
                                                          {ChartKind::LatencyP50, "p50"},
                                                          {ChartKind::LatencyP95, "p95"},
                                                          {ChartKind::LatencyP99, "p99"},
                                                          {ChartKind::Errors, "errors"}};
constexpr auto lookDelay = 500ms;

qint64 milliseconds(double time)
{
    return std::llround(time * 1'000);
}

QString keyOf(const MetricPlace &place)
{
    return place.workspace + QLatin1Char('\n') + place.endpoint;
}

KeptLine keptLine(const MetricHistory &history, const QString &deployment, ChartKind kind,
                  double from)
{
    KeptLine kept{deployment, {}, history.step(deployment), {}};
    const ChartLine &line = history.line(deployment, kind);
    auto point =
        std::lower_bound(line.begin(), line.end(), from,
                         [](const ChartPoint &each, double time) { return each.time < time; });
    kept.points.reserve(std::distance(point, line.end()));
    for (; point != line.end(); ++point) {
        kept.points.append({milliseconds(point->time), point->value});
    }
    return kept;
}

} // namespace

MetricArchive::MetricArchive(MetricRecords &records, QObject *parent)
    : QObject(parent), m_records(records)
{
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(lookDelay);
    connect(&m_lookTimer, &QTimer::timeout, this, &MetricArchive::keepLook);
}

MetricArchive::~MetricArchive()
{
    if (m_lookTimer.isActive()) {
        keepLook();
    }
}

void MetricArchive::open(const MetricPlace &place)
{
    if (m_lookTimer.isActive()) {
        keepLook();
    }
    m_place = place;
    m_isLoaded = place.endpoint.isEmpty();
    m_unkept.reset();
    m_keptShares = 0;
    const auto set = m_looks.constFind(keyOf(place));
    m_isLookSet = set != m_looks.constEnd();
    m_look = m_isLookSet ? *set : ChartLook();
    Q_EMIT lookChanged();
    const quint64 opened = ++m_opened;
    if (m_isLoaded) {
        return;
    }
    deliver(m_records.load(place), this, [this, opened](const Result<KeptMetrics> &known) {
        if (opened != m_opened) {
            return;
        }
        m_isLoaded = true;
        setProblem(known ? std::nullopt : std::optional(known.error()));
        if (known && !known->shares.isEmpty()) {
            m_keptShares = static_cast<double>(known->shares.last().time) / 1'000;
        }
        Q_EMIT loaded(known.value_or(KeptMetrics()));
        if (known && !known->look.isEmpty() && !m_isLookSet) {
            m_look = ChartLook::fromJson(known->look);
            m_looks.insert(keyOf(m_place), m_look);
        }
        Q_EMIT lookChanged(); // also the same: what it is about is there now
    });
}

void MetricArchive::keep(const MetricHistory &history, double from,
                         const std::deque<TrafficMark> &seen)
{
    if (m_place.endpoint.isEmpty()) {
        return;
    }
    const double begin = std::min(from, m_unkept.value_or(from));
    KeptMetrics newer;
    for (const QString &deployment : history.deployments()) {
        for (const auto &[kind, name] : figures) {
            KeptLine line = keptLine(history, deployment, kind, begin);
            if (!line.points.isEmpty()) {
                line.figure = QLatin1String(name);
                newer.lines.append(std::move(line));
            }
        }
    }
    double lastShares = m_keptShares;
    for (const TrafficMark &mark : seen) {
        if (mark.time > m_keptShares) {
            newer.shares.append({milliseconds(mark.time), mark.shares, mark.isKnown, mark.isStop});
            lastShares = mark.time;
        }
    }
    deliver(m_records.keep(m_place, newer), this,
            [this, opened = m_opened, begin, lastShares](const Result<void> &kept) {
                setProblem(kept ? std::nullopt : std::optional(kept.error()));
                if (opened != m_opened) {
                    return;
                }
                if (kept) {
                    m_unkept.reset();
                    m_keptShares = std::max(m_keptShares, lastShares);
                } else {
                    m_unkept = std::min(begin, m_unkept.value_or(begin));
                }
            });
}

void MetricArchive::setLook(const ChartLook &look)
{
    if (look == m_look || m_place.endpoint.isEmpty()) {
        return;
    }
    m_look = look;
    m_isLookSet = true;
    m_looks.insert(keyOf(m_place), look);
    m_lookTimer.start();
}

void MetricArchive::keepLook()
{
    m_lookTimer.stop();
    deliver(m_records.keepLook(m_place, m_look.toJson()), this, [this](const Result<void> &kept) {
        setProblem(kept ? std::nullopt : std::optional(kept.error()));
    });
}

void MetricArchive::setProblem(const std::optional<Error> &problem)
{
    if (problem == m_problem) {
        return;
    }
    m_problem = problem;
    if (problem) {
        qCWarning(lcModels) << "what the charts show is not kept:" << problem->toLine();
    }
    Q_EMIT problemChanged();
}

std::deque<TrafficMark> marksFrom(const KeptMetrics &known)
{
    std::deque<TrafficMark> marks;
    for (const KeptShares &each : known.shares) {
        marks.push_back(
            {static_cast<double>(each.time) / 1'000, each.shares, {}, each.isKnown, each.isStop});
    }
    return marks;
}

bool addKept(MetricHistory &history, const KeptMetrics &known)
{
    bool changed = false;
    for (const KeptLine &line : known.lines) {
        const auto figure =
            std::find_if(std::begin(figures), std::end(figures), [&line](const auto &each) {
                return line.figure == QLatin1String(each.second);
            });
        if (figure == std::end(figures)) {
            continue;
        }
        ChartLine points;
        for (const KeptLine::Point &point : line.points) {
            points.push_back({static_cast<double>(point.time) / 1'000, point.value});
        }
        changed = history.addKept(line.deployment, figure->first, points, line.step) || changed;
    }
    return changed;
}

} // namespace serin
