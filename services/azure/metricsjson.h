// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/metricquery.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace serin {

/// The query string, encoded and without an api-version, of @p query for Azure Monitor's `metrics`.
[[nodiscard]] QByteArray metricsQuery(const MetricQuery &query);

/// The series in Azure Monitor's answer; one for each metric and combination of dimensions. Points
/// without a time are left out.
/// @error Protocol when @p json is no such answer; Invalid when the service could not read a
/// metric, with its words.
[[nodiscard]] Result<QList<MetricSeries>> metricsFromJson(const QJsonObject &json);

[[nodiscard]] QList<MetricDescription> metricDefinitionsFromJson(const QJsonObject &json);

} // namespace serin
