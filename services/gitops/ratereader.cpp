// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/ratereader.h"

#include "services/analysis/requestwindow.h"
#include "services/core/errand.h"
#include "services/core/gather.h"
#include "services/core/systemclock.h"
#include "services/domain/localconnection.h"

#include <QTimer>

#include <map>
#include <optional>

namespace serin {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype ratesSideBySide = 6;
/// What was longer ago tells nothing of now.
constexpr qint64 secondsBack = 300;

/// Requests per minute in the last minute in which there were any; 0: none were sent; nothing: it
/// was not measured.
std::optional<double> lastRate(const QList<MetricSeries> &series, double step, double now)
{
    std::map<double, double>
        measured; // not split by any dimension; should there be more, they add up
    std::vector<double> busy;
    for (const MetricSeries &each : series) {
        for (const SeriesPoint &point : each.points) {
            const double time = static_cast<double>(point.time.toSecsSinceEpoch());
            if (point.average && time + step <= now && time + step > now - secondsBack) {
                measured[time] += *point.average * step / 60;
                if (*point.average > 0) {
                    busy.push_back(time);
                }
            }
        }
    }
    const std::optional<RequestWindow> window = requestWindow(busy, step, now);
    if (!window) {
        return measured.empty() ? std::nullopt : std::optional(0.0);
    }
    double sum = 0;
    for (const auto &[time, requests] : measured) {
        sum += time >= window->from ? requests : 0;
    }
    return sum / window->seconds() * 60;
}

} // namespace

class RateErrand : public Errand<RateReader::Rates>
{
public:
    RateErrand(RateReader *reader, const QStringList &endpoints)
        : Errand(reader), m_plane(reader->m_plane), m_now(reader->m_clock.now())
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
        query.grain = m_plane.workspace() == localWorkspaceId() ? 1s : 60s;
        query.from = m_now.addSecs(-secondsBack - query.grain.count());
        query.to = m_now;
        const auto take = [this, endpoint, step = static_cast<double>(query.grain.count())](
                              const QList<MetricSeries> &series) -> Result<bool> {
            const double now = static_cast<double>(m_now.toMSecsSinceEpoch()) / 1'000;
            if (const auto rate = lastRate(series, step, now)) {
                m_rates.insert(endpoint, *rate);
            }
            return true;
        };
        return andThen(m_plane.metrics(query), this, take);
    }

    ControlPlane &m_plane;
    const QDateTime m_now;
    RateReader::Rates m_rates;
};

RateReader::RateReader(ControlPlane &plane, const Clock *clock, QObject *parent)
    : QObject(parent), m_plane(plane), m_clock(clockOrSystem(clock))
{}

QFuture<Result<RateReader::Rates>> RateReader::read(const QStringList &endpoints)
{
    return (new RateErrand(this, endpoints))->future();
}

} // namespace serin
