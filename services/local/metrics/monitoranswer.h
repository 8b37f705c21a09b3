// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/local/arm/monitorapi.h"
#include "services/local/metrics/metricevaluation.h"

namespace serin {

/// The most points one answer holds.
inline constexpr std::int64_t mostMonitorPoints = 500'000;

// Bodies as Azure Monitor writes them (api-version 2018-01-01), in JSON.

/// @pre `results` hold no more than mostMonitorPoints, buckets without data counted.
[[nodiscard]] QByteArray monitorMetricsBody(const MonitorResource &resource,
                                            const MetricCatalog &catalog, const MonitorQuery &query,
                                            const std::vector<MetricResult> &results);
[[nodiscard]] QByteArray monitorDefinitionsBody(const MonitorResource &resource,
                                                const MetricCatalog &catalog);
/// `{code, message}`, flat.
[[nodiscard]] HttpResponse monitorFailure(const Error &error);

} // namespace serin
