// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/metricaccumulators.h"

namespace serin {
namespace {

double inMilliseconds(LatencyHistogram::Nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace

void RateAccumulator::add(std::int64_t period, std::uint64_t events)
{
    if (m_periods.empty() || m_periods.back().first != period) {
        m_periods.emplace_back(period, 0);
    }
    m_periods.back().second += events;
}

std::optional<MetricPoint> RateAccumulator::point(const MetricBucket &bucket,
                                                  const MetricDefinition &metric) const
{
    if (m_periods.empty()) {
        return std::nullopt;
    }
    const double unit = metric.kind == MetricDefinition::Kind::RequestRate ? 60 : 1;
    MetricPoint point;
    point.minimum = std::numeric_limits<double>::infinity();
    for (const auto &[period, events] : m_periods) {
        const auto seconds = static_cast<double>(bucket.passed(period, bucket.period));
        const double rate = static_cast<double>(events) * unit / seconds;
        point.minimum = std::min(point.minimum, rate);
        point.maximum = std::max(point.maximum, rate);
        point.total += static_cast<double>(events);
    }
    const std::int64_t passed = bucket.passed(bucket.begin, bucket.length);
    const std::int64_t periods = (passed + bucket.period - 1) / bucket.period;
    // The record of the period that has just ended may be on its way.
    if (std::ssize(m_periods) < periods - (bucket.isUnderWay() ? 1 : 0)) {
        point.minimum = 0;
    }
    point.average = point.total * unit / static_cast<double>(passed);
    point.count = static_cast<double>(periods);
    return point;
}

std::optional<MetricPoint> LatencyAccumulator::point(const MetricBucket & /*bucket*/,
                                                     const MetricDefinition &metric) const
{
    if (m_latency.count() == 0) {
        return std::nullopt;
    }
    MetricPoint point;
    if (metric.kind == MetricDefinition::Kind::LatencyPercentile) {
        point.average = inMilliseconds(*m_latency.percentile(metric.share));
        point.minimum = point.maximum = point.total = point.average;
        point.count = 1;
        return point;
    }
    point.count = static_cast<double>(m_latency.count());
    point.average = inMilliseconds(*m_latency.mean());
    point.minimum = inMilliseconds(*m_latency.min());
    point.maximum = inMilliseconds(*m_latency.max());
    point.total = point.average * point.count;
    return point;
}

std::optional<MetricPoint> GaugeAccumulator::point(const MetricBucket & /*bucket*/,
                                                   const MetricDefinition & /*metric*/) const
{
    if (m_sum.count == 0) {
        return std::nullopt;
    }
    MetricPoint point;
    point.count = static_cast<double>(m_sum.count);
    point.total = m_sum.total();
    point.average = point.total / point.count;
    point.minimum = m_sum.minimum();
    point.maximum = m_sum.maximum();
    return point;
}

void CapacityAccumulator::add(std::uint64_t instances, std::uint64_t times)
{
    m_least = std::min(m_least, instances);
    m_greatest = std::max(m_greatest, instances);
    m_sum += instances * times;
    m_times += times;
}

std::optional<MetricPoint> CapacityAccumulator::point(const MetricBucket & /*bucket*/,
                                                      const MetricDefinition & /*metric*/) const
{
    if (m_times == 0) {
        return std::nullopt;
    }
    const std::uint64_t observed = std::max(m_times, m_observed);
    MetricPoint point;
    point.count = static_cast<double>(observed);
    point.total = static_cast<double>(m_sum);
    point.average = point.total / point.count;
    point.minimum = m_times < observed ? 0 : static_cast<double>(m_least);
    point.maximum = static_cast<double>(m_greatest);
    return point;
}

} // namespace serin
