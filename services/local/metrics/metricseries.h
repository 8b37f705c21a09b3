// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/metrics/metriccatalog.h"

#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

namespace serin {

/// What one bucket of a time series answers.
struct MetricPoint
{
    std::int64_t bucket = 0; ///< its number in the query's grid
    double average = 0;
    double minimum = 0;
    double maximum = 0;
    double total = 0;
    double count = 0;
};

/// One metric for one choice of values of the filter's dimensions.
struct MetricTimeseries
{
    QStringList values;              ///< in the order of the filter's clauses
    std::vector<MetricPoint> points; ///< in order; buckets without data are not there
};

struct MetricResult
{
    const MetricDefinition *metric = nullptr;
    std::vector<MetricTimeseries> timeseries;
};

/// A bucket whose records have all been added.
struct MetricBucket
{
    std::int64_t number = 0;
    std::int64_t begin = 0;  ///< seconds since 1970, as below
    std::int64_t length = 1; ///< seconds
    std::int64_t period = 1; ///< seconds that one record stands for
    std::int64_t now = 0;

    /// How many seconds have passed of @p span seconds from @p from on, at least one.
    [[nodiscard]] std::int64_t passed(std::int64_t from, std::int64_t span) const
    {
        return std::clamp<std::int64_t>(now - from, 1, span);
    }
    [[nodiscard]] bool isUnderWay() const { return now < begin + length; }
};

/// Accumulators of one kind by the values of the filter's dimensions, and the points they have made
/// for each of some metrics. An Accumulator has
/// `std::optional<MetricPoint> point(const MetricBucket &, const MetricDefinition &) const`.
template<typename Accumulator>
class MetricSeriesSet
{
public:
    /// For those of @p metrics that are @p wanted.
    template<typename Wanted>
    MetricSeriesSet(const std::vector<const MetricDefinition *> &metrics, Wanted wanted)
    {
        std::copy_if(metrics.begin(), metrics.end(), std::back_inserter(m_metrics),
                     [&](const MetricDefinition *metric) { return wanted(metric->kind); });
    }

    [[nodiscard]] bool isWanted() const { return !m_metrics.empty(); }

    /// Stays where it is.
    [[nodiscard]] Accumulator &at(const QStringList &values) { return m_series[values].open; }

    void close(const MetricBucket &bucket)
    {
        for (auto &[values, entry] : m_series) {
            entry.points.resize(m_metrics.size());
            for (std::size_t index = 0; index < m_metrics.size(); ++index) {
                if (auto point = entry.open.point(bucket, *m_metrics[index])) {
                    point->bucket = bucket.number;
                    entry.points[index].push_back(*point);
                }
            }
            entry.open = Accumulator();
        }
    }

    /// Moves what it has to the results of its metrics.
    void moveTo(std::vector<MetricResult> &results)
    {
        for (std::size_t index = 0; index < m_metrics.size(); ++index) {
            const auto result =
                std::find_if(results.begin(), results.end(), [&](const MetricResult &candidate) {
                    return candidate.metric == m_metrics[index];
                });
            for (auto &[values, entry] : m_series) {
                if (index < entry.points.size() && !entry.points[index].empty()) {
                    result->timeseries.push_back({values, std::move(entry.points[index])});
                }
            }
        }
    }

private:
    struct Entry
    {
        Accumulator open;
        std::vector<std::vector<MetricPoint>> points; // by metric
    };
    std::vector<const MetricDefinition *> m_metrics;
    std::map<QStringList, Entry> m_series;
};

} // namespace serin
