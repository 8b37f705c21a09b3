// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/monitorservice.h"

#include "services/local/metrics/monitoranswer.h"

namespace serin {
namespace {

const MetricCatalog &catalogOf(const MonitorResource &resource)
{
    return resource.deployment ? MetricCatalog::ofDeployments() : MetricCatalog::ofEndpoints();
}

HttpResponse json(QByteArray body)
{
    HttpResponse response;
    response.headers.set("Content-Type", "application/json; charset=utf-8");
    response.body = std::move(body);
    return response;
}

} // namespace

MonitorService::MonitorService(const MetricsStore &store, const Clock &clock)
    : m_store(store), m_clock(clock)
{}

HttpResponse MonitorService::metrics(const MonitorResource &resource, const HttpRequest &request)
{
    const std::int64_t now = m_clock.now().toSecsSinceEpoch();
    const MetricCatalog &catalog = catalogOf(resource);
    const auto query = MonitorQuery::fromQuery(request.query(), catalog, now);
    if (!query) {
        return monitorFailure(query.error());
    }
    if (resource.deployment && query->grain < 60) {
        m_lastCloseLook = m_clock.monotonicNow();
    }
    const auto deployment =
        resource.deployment ? std::optional(resource.deployment->toStdString()) : std::nullopt;
    const auto results =
        evaluateMetrics(m_store, resource.endpoint.toStdString(), deployment, *query, now);
    if (!results) {
        return monitorFailure(results.error());
    }
    std::int64_t points = 0;
    for (const MetricResult &result : *results) {
        points += std::ssize(result.timeseries) * query->buckets();
    }
    if (points > mostMonitorPoints && !query->metadataOnly) {
        return monitorFailure(
            {ErrorKind::Invalid,
             QStringLiteral("the answer would hold %1 points; at most %2 can be answered: ask for "
                            "a shorter time, a coarser interval or fewer time series")
                 .arg(points)
                 .arg(mostMonitorPoints),
             {},
             {}});
    }
    return json(monitorMetricsBody(resource, catalog, *query, *results));
}

HttpResponse MonitorService::metricDefinitions(const MonitorResource &resource,
                                               const HttpRequest & /*request*/)
{
    return json(monitorDefinitionsBody(resource, catalogOf(resource)));
}

} // namespace serin
