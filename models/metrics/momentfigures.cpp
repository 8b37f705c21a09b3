// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/momentfigures.h"

#include "models/common/timecursor.h"
#include "models/manifest/displaytext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace serin {

namespace {

constexpr double near = 60; ///< seconds; an older value tells nothing of a moment
constexpr int shownChanges = 4;

struct MomentFiguresWords
{
    Q_DECLARE_TR_FUNCTIONS(MomentFigures)
};

QString percentileName(ChartKind kind)
{
    return kind == ChartKind::LatencyP50   ? QStringLiteral("p50")
           : kind == ChartKind::LatencyP95 ? QStringLiteral("p95")
                                           : QStringLiteral("p99");
}

/// The last value of @p line before @p time, if it is near.
std::optional<double> lastBefore(const ChartLine &line, double time)
{
    const auto next = std::upper_bound(
        line.begin(), line.end(), time,
        [](double wanted, const ChartPoint &point) { return wanted < point.time; });
    if (next == line.begin() || std::prev(next)->time < time - near) {
        return std::nullopt;
    }
    return std::prev(next)->value;
}

} // namespace

QString figuresAt(const MetricHistory &history, const std::deque<TrafficMark> &marks, double time,
                  double reach, const std::vector<ChartKind> &percentiles)
{
    QStringList parts{momentWords(time)};
    for (const QString &deployment : history.deployments()) {
        const auto requests = lastBefore(history.line(deployment, ChartKind::Requests), time);
        const auto value = [&](ChartKind kind) {
            const auto found = lastBefore(history.line(deployment, kind), time);
            const bool isOfNone = kind != ChartKind::Requests && requests == 0.0;
            return found && !isOfNone ? QLocale().toString(*found, 'f', 1) : QStringLiteral("–");
        };
        QStringList figures{MomentFiguresWords::tr("%1: %2 req/s", "a deployment and its figure")
                                .arg(shownText(deployment, 40), value(ChartKind::Requests))};
        for (const ChartKind percentile : percentiles) {
            figures.append(MomentFiguresWords::tr("%1 %2 ms", "a percentile and its value")
                               .arg(percentileName(percentile), value(percentile)));
        }
        figures.append(MomentFiguresWords::tr("errors %1 %").arg(value(ChartKind::Errors)));
        parts.append(figures.join(QStringLiteral(", ")));
    }
    for (std::size_t i = 1; i < marks.size(); ++i) {
        const TrafficMark *const before = changedBy(marks, i);
        if (before && std::abs(marks[i].time - time) < reach) {
            parts.append(MomentFiguresWords::tr("traffic %1", "what changed")
                             .arg(trafficChangeWords(*before, marks[i], shownChanges)));
        }
    }
    return parts.join(QStringLiteral("   "));
}

} // namespace serin
