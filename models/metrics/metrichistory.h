// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/metricquery.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace serin {

enum class ChartKind { Requests, LatencyP50, LatencyP95, LatencyP99, Errors };

/// A value at a time, in seconds since 1970 (UTC).
struct ChartPoint
{
    double time = 0;
    double value = 0;
    bool operator==(const ChartPoint &) const = default;
};

using ChartLine = std::vector<ChartPoint>; ///< by time

/// Seconds since 1970, without the last.
struct TimeSpan
{
    double from = 0;
    double to = 0;
};

/// A request that was sent from this window.
struct OwnCall
{
    double time = 0;
    QString deployment;
    double milliseconds = 0;
    int status = 0; ///< 0: no answer
};

/// What was measured of one endpoint, by deployment. Requests a second, milliseconds, and percent
/// of requests that failed. A value that newer answers are added to.
class MetricHistory
{
public:
    /// Points older than this before the newest go.
    static constexpr double longest = 3'600 + 60;

    /// Names in their order.
    [[nodiscard]] QStringList deployments() const;
    /// Empty when there is none.
    [[nodiscard]] const ChartLine &line(const QString &deployment, ChartKind kind) const;
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    /// Of all lines; 0 without any.
    [[nodiscard]] double newest() const { return m_newest; }
    [[nodiscard]] double oldest() const;
    /// How many requests a deployment answered from @p from on.
    [[nodiscard]] double requestsSince(const QString &deployment, double from) const;
    /// The same until and with @p to.
    [[nodiscard]] double requestsBetween(const QString &deployment, double from, double to) const;

    /// Takes over what came of RequestsPerMinute, split by deployment and statusCodeClass; newer
    /// values of a moment take the place of older ones. @p told: where the answer has counted every
    /// request; without a value there was none, so that a silence gets a zero where it begins and
    /// where it ends. Nothing: what has no value is not known. @return whether anything changed.
    bool addRequests(const QList<MetricSeries> &series, std::chrono::seconds grain,
                     const std::optional<TimeSpan> &told = {});
    /// Of RequestLatency_P50 and so on, split by deployment.
    bool addLatencies(const QList<MetricSeries> &series);
    /// Takes over what was known before, where nothing is known of a moment yet. @p step: seconds
    /// of a point of ChartKind::Requests; 0: not known. @return whether anything changed.
    bool addKept(const QString &deployment, ChartKind kind, const ChartLine &points, double step);
    /// Drops what is later than @p time: a clock that went wrong told it. @return whether anything
    /// was.
    bool forgetAfter(double time);
    /// Seconds of a point of ChartKind::Requests; 0: not known.
    [[nodiscard]] double step(const QString &deployment) const;
    /// Between two zeros of ChartKind::Requests there was no request, however far they are apart.
    [[nodiscard]] bool tellsSilence(const QString &deployment) const;
    /// Until when @p deployment is known to have answered nothing since its last point, which is a
    /// zero; nothing: its last point says it all.
    [[nodiscard]] std::optional<double> silentUntil(const QString &deployment) const;
    /// The time of the earliest point that addRequests() or addLatencies() changed since the last
    /// call; nothing: none.
    [[nodiscard]] std::optional<double> takeChanged() { return std::exchange(m_changed, {}); }

private:
    using Key = std::pair<QString, ChartKind>;

    bool put(const Key &key, const std::map<double, double> &values);
    void addSilence(const QString &deployment, std::map<double, double> &values, double grain,
                    const TimeSpan &told) const;
    void follow(const TimeSpan &told);
    void forgetOld();

    std::map<Key, ChartLine> m_lines;
    std::map<QString, double> m_grains; ///< seconds of a point of ChartKind::Requests
    std::vector<TimeSpan> m_told; ///< by time, with gaps between: where every request was counted
    double m_newest = 0;
    std::optional<double> m_changed;
};

} // namespace serin
