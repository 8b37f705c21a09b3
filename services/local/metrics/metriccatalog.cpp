// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/metriccatalog.h"

#include <QString>

namespace serin {
namespace {

using Kind = MetricDefinition::Kind;

constexpr QLatin1String milliseconds("MilliSeconds");
constexpr QLatin1String percent("Percent");
constexpr QLatin1String countUnit("Count");
constexpr QLatin1String byDeployment("deployment");
constexpr QLatin1String instanceId("instanceId");

MetricDefinition latencyPercentile(QLatin1String name, QLatin1String title, double share)
{
    return {Kind::LatencyPercentile,
            name,
            title,
            QLatin1String("The percentile of the time from a request's arrival to the end of its "
                          "answer, of all requests of the interval."),
            milliseconds,
            {byDeployment},
            share};
}

std::vector<MetricDefinition> endpointMetrics()
{
    return {
        {Kind::RequestRate,
         QLatin1String("RequestsPerMinute"),
         QLatin1String("Requests Per Minute"),
         QLatin1String("The number of requests answered, as a rate per minute at any grain."),
         countUnit,
         {byDeployment, QLatin1String("statusCode"), QLatin1String("statusCodeClass"),
          QLatin1String("modelStatusCode")}},
        {Kind::LatencyMean,
         QLatin1String("RequestLatency"),
         QLatin1String("Request Latency"),
         QLatin1String("The mean time from a request's arrival to the end of its answer."),
         milliseconds,
         {byDeployment}},
        latencyPercentile(QLatin1String("RequestLatency_P50"), QLatin1String("Request Latency P50"),
                          0.50),
        latencyPercentile(QLatin1String("RequestLatency_P90"), QLatin1String("Request Latency P90"),
                          0.90),
        latencyPercentile(QLatin1String("RequestLatency_P95"), QLatin1String("Request Latency P95"),
                          0.95),
        latencyPercentile(QLatin1String("RequestLatency_P99"), QLatin1String("Request Latency P99"),
                          0.99),
        {Kind::ConnectionsActive,
         QLatin1String("ConnectionsActive"),
         QLatin1String("Connections Active"),
         QLatin1String("The number of connections of clients that are open at one time."),
         countUnit,
         {}},
        {Kind::ConnectionRate,
         QLatin1String("NewConnectionsPerSecond"),
         QLatin1String("New Connections Per Second"),
         QLatin1String("The connections that clients open, a second."),
         QLatin1String("CountPerSecond"),
         {}},
        {Kind::ByteRate,
         QLatin1String("NetworkBytes"),
         QLatin1String("Network Bytes"),
         QLatin1String("The bytes of requests and answers, a second."),
         QLatin1String("BytesPerSecond"),
         {}},
    };
}

std::vector<MetricDefinition> deploymentMetrics()
{
    return {
        {Kind::CpuUse,
         QLatin1String("CpuUtilizationPercentage"),
         QLatin1String("CPU Utilization Percentage"),
         QLatin1String("What an instance uses of all the computer's cores."),
         percent,
         {instanceId}},
        {Kind::MemoryUse,
         QLatin1String("CpuMemoryUtilizationPercentage"),
         QLatin1String("CPU Memory Utilization Percentage"),
         QLatin1String("What an instance uses of the computer's memory."),
         percent,
         {instanceId}},
        {Kind::Capacity,
         QLatin1String("DeploymentCapacity"),
         QLatin1String("Deployment Capacity"),
         QLatin1String("The number of instances at one time."),
         countUnit,
         {instanceId, QLatin1String("State")}},
    };
}

} // namespace

const MetricCatalog &MetricCatalog::ofEndpoints()
{
    static const MetricCatalog catalog{
        QLatin1String("Microsoft.MachineLearningServices/workspaces/onlineEndpoints"),
        endpointMetrics()};
    return catalog;
}

const MetricCatalog &MetricCatalog::ofDeployments()
{
    static const MetricCatalog catalog{
        QLatin1String("Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments"),
        deploymentMetrics()};
    return catalog;
}

const MetricDefinition *MetricCatalog::find(const QString &name) const
{
    for (const MetricDefinition &metric : metrics) {
        if (name.compare(metric.name, Qt::CaseInsensitive) == 0) {
            return &metric;
        }
    }
    return nullptr;
}

} // namespace serin
