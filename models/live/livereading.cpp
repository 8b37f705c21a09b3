// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/livereading.h"

#include "services/core/async.h"

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

constexpr int grainsBack = 30;
const QString stateDimension = QStringLiteral("State");

} // namespace

LiveReading::LiveReading(ControlPlane &plane, const EndpointName &name, const Time &time, Done done,
                         QObject *parent)
    : QObject(parent), m_plane(plane), m_name(name), m_time(time), m_done(std::move(done))
{
    deliver(plane.endpoint(name), this,
            [this](const Result<LiveEndpoint> &endpoint) { onEndpoint(endpoint); });
    deliver(
        plane.deployments(name), this,
        [this](const Result<QList<LiveDeployment>> &deployments) { onDeployments(deployments); });
}

void LiveReading::onEndpoint(const Result<LiveEndpoint> &endpoint)
{
    if (!endpoint) {
        finish(failure(endpoint.error()));
        return;
    }
    m_view = liveView(*endpoint);
    finishStep();
}

void LiveReading::onDeployments(const Result<QList<LiveDeployment>> &deployments)
{
    if (!deployments) {
        finish(failure(deployments.error()));
        return;
    }
    m_deployments.emplace();
    for (const LiveDeployment &deployment : *deployments) {
        m_deployments->push_back(liveView(deployment));
    }
    std::sort(m_deployments->begin(), m_deployments->end(),
              [](const auto &a, const auto &b) { return a.name < b.name; });
    for (std::size_t i = 0; i < m_deployments->size(); ++i) {
        readReady(i);
    }
    finishStep();
}

void LiveReading::readReady(std::size_t place)
{
    const QString &id = (*m_deployments)[place].id;
    if (id.isEmpty()) {
        return;
    }
    ++m_steps;
    MetricQuery query;
    query.resourceId = id;
    query.names = QStringList(QStringLiteral("DeploymentCapacity"));
    query.to = m_time.clock.now();
    query.from = query.to.addSecs(-m_time.grain.count() * grainsBack);
    query.grain = m_time.grain;
    query.aggregations = {MetricAggregation::Maximum};
    query.dimensions.insert(stateDimension, QStringLiteral("*"));
    deliver(m_plane.metrics(query), this,
            [this, place](const Result<QList<MetricSeries>> &capacity) {
                if (capacity) {
                    (*m_deployments)[place].ready = readyInstances(*capacity);
                }
                finishStep();
            });
}

void LiveReading::finishStep()
{
    if (--m_steps == 0) {
        m_view->deployments = std::move(m_deployments);
        finish(std::move(*m_view));
    }
}

void LiveReading::finish(const Result<LiveEndpointView> &result)
{
    if (m_done) {
        std::exchange(m_done, nullptr)(result);
    }
}

std::optional<int> readyInstances(const QList<MetricSeries> &capacity)
{
    QDateTime newest;
    std::optional<double> ready;
    for (const MetricSeries &series : capacity) {
        const auto last = std::find_if(series.points.rbegin(), series.points.rend(),
                                       [](const SeriesPoint &point) { return point.maximum; });
        if (last == series.points.rend()) {
            continue;
        }
        if (!newest.isValid() || last->time > newest) {
            newest = last->time;
            ready = 0;
        }
        QString state;
        for (auto it = series.dimensions.begin(); it != series.dimensions.end(); ++it) {
            if (it.key().compare(stateDimension, Qt::CaseInsensitive) == 0) {
                state = it.value();
            }
        }
        if (last->time == newest &&
            state.compare(QLatin1String("ready"), Qt::CaseInsensitive) == 0) {
            ready = *last->maximum;
        }
    }
    return ready ? std::optional(static_cast<int>(std::lround(*ready))) : std::nullopt;
}

} // namespace serin
