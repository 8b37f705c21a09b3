// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/metricquery.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

class CommandOutput;

/// What one deployment did in one minute.
struct MetricRow
{
    QDateTime time; ///< the minute's beginning, UTC
    QString deployment;
    double requestsPerMinute = 0;
    double errorsPerMinute = 0; ///< with a status of 400 and more
    std::optional<double> p50;  ///< milliseconds, as the other two
    std::optional<double> p95;
    std::optional<double> p99;
};
using MetricRows = std::vector<MetricRow>;

/// The metrics of Azure Monitor that rows are made of.
inline constexpr QLatin1String requestsMetric("RequestsPerMinute");
[[nodiscard]] QStringList latencyMetrics();

/// Rows by time and deployment of all minutes with requests.
[[nodiscard]] MetricRows metricRows(const QList<MetricSeries> &all);

/// A table, or JSON: `[{"time","deployment","requestsPerMinute","errorsPerMinute",
/// "latencyMs":{"p50","p95","p99"}}]`.
void printMetricRows(const CommandOutput &output, const MetricRows &rows);
/// Without a heading; JSON: one object a line.
void printMoreMetricRows(const CommandOutput &output, const MetricRows &rows);

} // namespace serin
