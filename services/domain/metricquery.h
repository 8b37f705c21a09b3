// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace serin {

enum class MetricAggregation { Average, Minimum, Maximum, Total, Count };

/// Which series to read: Azure Monitor's query (its REST API, version 2018-01-01).
struct MetricQuery
{
    QString resourceId; ///< the ARM id of an endpoint or a deployment
    QStringList names;  ///< e.g. RequestsPerMinute
    QDateTime from;
    QDateTime to;
    std::chrono::seconds grain{60};
    std::vector<MetricAggregation> aggregations{MetricAggregation::Average};
    /// Dimension → value; a value of "*" makes one series for each. Empty: not split, not filtered.
    QMap<QString, QString> dimensions;
    /// The most series of each metric when dimensions are given; the service's default is 10.
    int top = 100;

    bool operator==(const MetricQuery &) const = default;
};

/// One moment of a series. What the service did not measure is missing.
struct SeriesPoint
{
    QDateTime time; ///< the beginning of the grain, UTC
    std::optional<double> average;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<double> total;
    std::optional<double> count;

    bool operator==(const SeriesPoint &) const = default;
};

/// The points of one metric for one combination of dimensions.
struct MetricSeries
{
    QString name;
    QString unit; ///< Count, Milliseconds, Percent, BytesPerSecond, …
    QMap<QString, QString> dimensions;
    std::vector<SeriesPoint> points; ///< oldest first

    bool operator==(const MetricSeries &) const = default;
};

/// A metric that a resource has.
struct MetricDescription
{
    QString name;
    QString displayName;
    QString unit;
    QString primaryAggregation;
    QStringList dimensions;

    bool operator==(const MetricDescription &) const = default;
};

} // namespace serin
