// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/analysis/latencyhistogram.h"
#include "services/local/metrics/gauge.h"
#include "services/local/metrics/metricseries.h"

#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace serin {

// What a MetricSeriesSet accumulates within one bucket. Each answers nothing as long as nothing was
// added.

/// Events as a rate. Average is over the bucket's time, Minimum and Maximum over its periods (one
/// without a record had none), Total is the number of events, Count that of periods.
class RateAccumulator
{
public:
    /// @param period the record's first second; never goes back
    void add(std::int64_t period, std::uint64_t events);
    [[nodiscard]] std::optional<MetricPoint> point(const MetricBucket &bucket,
                                                   const MetricDefinition &metric) const;

private:
    std::vector<std::pair<std::int64_t, std::uint64_t>> m_periods;
};

/// Durations. The mean, least, greatest, sum and number of requests for RequestLatency; for a
/// percentile its value whatever the aggregation.
class LatencyAccumulator
{
public:
    void add(const LatencyHistogram &latency) { m_latency.merge(latency); }
    [[nodiscard]] std::optional<MetricPoint> point(const MetricBucket &bucket,
                                                   const MetricDefinition &metric) const;

private:
    LatencyHistogram m_latency;
};

/// A quantity that is observed now and then.
class GaugeAccumulator
{
public:
    void add(const Gauge &gauge) { m_sum.merge(gauge); }
    [[nodiscard]] std::optional<MetricPoint> point(const MetricBucket &bucket,
                                                   const MetricDefinition &metric) const;

private:
    Gauge m_sum;
};

/// How many instances there were at one time.
class CapacityAccumulator
{
public:
    /// @param times how often there were @p instances, which is not 0
    void add(std::uint64_t instances, std::uint64_t times);
    /// @param times how often anything was observed: when add() was told less there were none
    void observed(std::uint64_t times) { m_observed = times; }
    [[nodiscard]] std::optional<MetricPoint> point(const MetricBucket &bucket,
                                                   const MetricDefinition &metric) const;

private:
    std::uint64_t m_least = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t m_greatest = 0;
    std::uint64_t m_sum = 0;
    std::uint64_t m_times = 0;
    std::uint64_t m_observed = 0;
};

} // namespace serin
