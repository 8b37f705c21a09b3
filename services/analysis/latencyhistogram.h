// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace serin {

/// Log-linear histogram of durations from 1 µs to 1 h, at most 1 % relative error, that can be
/// merged: percentiles of a sum of parts are those of the whole, and are never averaged. Shorter
/// durations count as 1 µs, longer ones as 1 h. An empty one allocates nothing.
class LatencyHistogram
{
public:
    using Nanoseconds = std::chrono::nanoseconds;

    void record(Nanoseconds duration, std::uint64_t times = 1);
    void merge(const LatencyHistogram &other);
    void clear();

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] std::optional<Nanoseconds> min() const;  ///< exact
    [[nodiscard]] std::optional<Nanoseconds> max() const;  ///< exact
    [[nodiscard]] std::optional<Nanoseconds> mean() const; ///< exact
    /// The nearest-rank percentile, @p share from 0 to 1. Nothing when empty.
    [[nodiscard]] std::optional<Nanoseconds> percentile(double share) const;
    /// An interval that holds the true percentile with at least @p confidence, from the order
    /// statistics of the sample (binomial). Nothing when there are too few.
    [[nodiscard]] std::optional<std::pair<Nanoseconds, Nanoseconds>>
    percentileInterval(double share, double confidence = 0.95) const;

    /// A compact form for storage, and back. Nothing when @p bytes are not one.
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static std::optional<LatencyHistogram> fromBytes(const QByteArray &bytes);

    bool operator==(const LatencyHistogram &) const = default;

private:
    std::vector<std::uint32_t> m_buckets; // grows to the highest used
    std::uint64_t m_count = 0;
    std::uint64_t m_sum = 0; // ns
    std::int64_t m_min = 0;
    std::int64_t m_max = 0;
};

} // namespace serin
