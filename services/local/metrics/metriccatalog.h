// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

#include <vector>

namespace serin {

/// One metric as Azure Monitor describes it. All have all five aggregations and answer Average
/// when none is asked for.
struct MetricDefinition
{
    enum class Kind {
        RequestRate,       ///< requests a minute, whatever the grain; Total is their number
        LatencyMean,       ///< Count is the number of requests
        LatencyPercentile, ///< of all requests of the bucket, see `share`
        ConnectionsActive,
        ConnectionRate, ///< connections a second
        ByteRate,       ///< bytes a second, both ways
        CpuUse,
        MemoryUse,
        Capacity, ///< instances at one time
    };
    Kind kind;
    QLatin1String name;
    QLatin1String title;
    QLatin1String description;
    QLatin1String unit;
    std::vector<QLatin1String> dimensions;
    double share = 0; ///< for LatencyPercentile
};

/// What is measured of an endpoint and of a deployment, and what Azure calls these resources.
struct MetricCatalog
{
    QLatin1String resourceNamespace;
    std::vector<MetricDefinition> metrics;

    [[nodiscard]] static const MetricCatalog &ofEndpoints();
    [[nodiscard]] static const MetricCatalog &ofDeployments();

    /// Names compare without regard to case. Null when there is none.
    [[nodiscard]] const MetricDefinition *find(const QString &name) const;
};

} // namespace serin
