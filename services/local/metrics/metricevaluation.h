// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/metrics/metricseries.h"
#include "services/local/metrics/metricsstore.h"
#include "services/local/metrics/monitorquery.h"

namespace serin {

/// The answer to @p query about @p endpoint, or about @p deployment of it when the query's metrics
/// are a deployment's: one result a metric, in the query's order, its time series sorted as the
/// query wants and no more than its `top`.
///
/// Grains from a minute up are answered from the minutes, finer ones from the seconds. A bucket
/// without any record has no point. In the bucket that is under way rates count the time that has
/// passed. Averages are weighted by what they are averages of, percentiles come from merged
/// histograms.
/// @param now seconds since 1970
/// @error as of the store.
[[nodiscard]] Result<std::vector<MetricResult>>
evaluateMetrics(const MetricsStore &store, const std::string &endpoint,
                const std::optional<std::string> &deployment, const MonitorQuery &query,
                std::int64_t now);

} // namespace serin
