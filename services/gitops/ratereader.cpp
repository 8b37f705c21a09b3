// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/ratereader.h"

#include "services/core/errand.h"
#include "services/core/gather.h"
#include "services/core/systemclock.h"

#include <QTimer>

#include <algorithm>
#include <optional>

namespace serin {

namespace {

constexpr qsizetype ratesSideBySide = 6;
constexpr qint64 grain = 60;
/// What was longer ago tells nothing of now.
constexpr int minutesBack = 5;
/// Azure Monitor is some minutes late: so many of the last may have no point yet.
constexpr int lateMinutes = 3;
constexpr qint64 secondsBack = minutesBack * grain + grain;

/// The minutes that ended in the last five, without those that were over before @p created.
int minutesSince(const QDateTime &created, const QDateTime &now)
{
    if (!created.isValid()) {
        return minutesBack;
    }
    const qint64 lastEnd = now.toSecsSinceEpoch() / grain * grain;
    const qint64 lived = lastEnd - created.toSecsSinceEpoch();
    return static_cast<int>(std::clamp<qint64>((lived + grain - 1) / grain, 1, minutesBack));
}

/// A minute in which nothing was asked has no point, and counts as zero beside one that has, unless
/// it may only be late.
std::optional<double> meanOf(const QList<MetricSeries> &series, int lived, const QDateTime &now)
{
    // Not split by any dimension, so one series; should there be more, they add up.
    std::optional<double> sum;
    for (const MetricSeries &each : series) {
        double total = 0;
        int minutes = 0;
        int newest = 0; ///< of the last five minutes, the first being 1
        for (const SeriesPoint &point : each.points) {
            const qint64 age = point.time.secsTo(now);
            if (point.average && age >= grain && age < secondsBack) {
                total += *point.average;
                ++minutes;
                newest = std::max(newest, minutesBack + 1 - static_cast<int>(age / grain));
            }
        }
        if (minutes > 0) {
            const int told = std::max(newest - (minutesBack - lived), lived - lateMinutes);
            sum = sum.value_or(0) + total / std::max(minutes, told);
        }
    }
    return sum;
}

} // namespace

class RateErrand : public Errand<RateReader::Rates>
{
public:
    RateErrand(RateReader *reader, const QStringList &endpoints, const LiveState &live)
        : Errand(reader), m_plane(reader->m_plane), m_now(reader->m_clock.now()), m_live(live)
    {
        std::vector<std::function<QFuture<Result<bool>>()>> steps;
        for (const QString &endpoint : endpoints) {
            steps.push_back([this, endpoint] { return ask(endpoint); });
        }
        QTimer::singleShot(reader->m_patience, this, [this] { answer(m_rates); });
        run(gather<bool>(std::move(steps), ratesSideBySide, this),
            [this](const Result<std::vector<Result<bool>>> &) { answer(m_rates); });
    }

private:
    QFuture<Result<bool>> ask(const QString &endpoint)
    {
        MetricQuery query;
        query.resourceId = endpointId(m_plane.workspace(), endpoint);
        query.names = QStringList(QStringLiteral("RequestsPerMinute"));
        query.from = m_now.addSecs(-secondsBack);
        query.to = m_now;
        return andThen(m_plane.metrics(query), this,
                       [this, endpoint](const QList<MetricSeries> &series) -> Result<bool> {
                           const LiveEndpointPointer known = m_live.endpoint(endpoint);
                           const int lived = minutesSince(
                               known ? known->endpoint().createdAt : QDateTime(), m_now);
                           if (const auto mean = meanOf(series, lived, m_now)) {
                               m_rates.insert(endpoint, *mean);
                           }
                           return true;
                       });
    }

    ControlPlane &m_plane;
    const QDateTime m_now;
    const LiveState m_live;
    RateReader::Rates m_rates;
};

RateReader::RateReader(ControlPlane &plane, const Clock *clock, QObject *parent)
    : QObject(parent), m_plane(plane), m_clock(clockOrSystem(clock))
{}

QFuture<Result<RateReader::Rates>> RateReader::read(const QStringList &endpoints,
                                                    const LiveState &live)
{
    return (new RateErrand(this, endpoints, live))->future();
}

} // namespace serin
