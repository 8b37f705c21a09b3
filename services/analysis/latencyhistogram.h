// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace serin {

/// Log-linear histogram of durations from 1 µs to 1 h, at most 1 % relative error (0.8 % by
/// construction: 64 buckets an octave, answered by their middle), that can be merged: percentiles
/// of a sum of parts are those of the whole, and are never averaged. Shorter durations count as
/// 1 µs, longer ones as 1 h. An empty one allocates nothing; one takes 8 bytes
/// for each bucket between its shortest and its longest, at most 16 KB.
class LatencyHistogram
{
public:
    using Nanoseconds = std::chrono::nanoseconds;
    static constexpr Nanoseconds shortest = std::chrono::microseconds(1);
    static constexpr Nanoseconds longest = std::chrono::hours(1);

    /// A few nanoseconds; allocates only when @p duration is a new shortest or longest one.
    void record(Nanoseconds duration, std::uint64_t times = 1)
    {
        if (times == 0) {
            return;
        }
        const std::int64_t value = std::clamp(duration, shortest, longest).count();
        const std::size_t bucket = bucketOf(value);
        if (bucket - m_first >= m_buckets.size()) [[unlikely]] { // wraps below the first, too
            growTo(bucket);
        }
        m_buckets[bucket - m_first] += times;
        m_count += times;
        m_sum = saturatingSum(m_sum, saturatingProduct(static_cast<std::uint64_t>(value), times));
        m_min = std::min(m_min, value);
        m_max = std::max(m_max, value);
    }
    void merge(const LatencyHistogram &other);
    void clear(); ///< keeps the memory for what comes next

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] std::optional<Nanoseconds> min() const; ///< exact
    [[nodiscard]] std::optional<Nanoseconds> max() const; ///< exact
    /// Exact to the nanosecond as long as all durations together are below 584 years.
    [[nodiscard]] std::optional<Nanoseconds> mean() const;
    /// The nearest-rank percentile, @p share from 0 (the exact least) to 1 (the exact greatest).
    /// Nothing when empty.
    [[nodiscard]] std::optional<Nanoseconds> percentile(double share) const;
    /// An interval that holds the true percentile with at least @p confidence, whatever the
    /// distribution: from the order statistics of the sample, whose ranks are binomial, each tail
    /// half of the rest, rounded outwards to the buckets' edges. Nothing when there are too few.
    [[nodiscard]] std::optional<std::pair<Nanoseconds, Nanoseconds>>
    percentileInterval(double share, double confidence = 0.95) const;

    /// A compact form for storage (about two bytes for each bucket in use), and back. Nothing when
    /// @p bytes are not one: what is read is consistent in itself, and there is one form for each
    /// histogram.
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static std::optional<LatencyHistogram> fromBytes(QByteArrayView bytes);

    bool operator==(const LatencyHistogram &) const = default;

private:
    static constexpr int octaveBits = 6; // 2^6 buckets an octave

    /// Counts on from the octave and the position in it, as a floating-point number's bits would.
    static constexpr std::size_t scaleOf(std::int64_t value)
    {
        const auto bits = static_cast<std::uint64_t>(value);
        const auto octave = static_cast<unsigned>(std::bit_width(bits)) - (octaveBits + 1);
        return (static_cast<std::size_t>(octave) << octaveBits) + (bits >> octave);
    }
    static constexpr std::size_t bucketOf(std::int64_t value)
    {
        return scaleOf(value) - scaleOf(shortest.count());
    }
    static constexpr std::int64_t lowestOf(std::size_t bucket)
    {
        const std::size_t scale = bucket + scaleOf(shortest.count());
        const std::size_t octave = (scale >> octaveBits) - 1;
        return static_cast<std::int64_t>((scale - (octave << octaveBits)) << octave);
    }
    static constexpr std::int64_t highestOf(std::size_t bucket) { return lowestOf(bucket + 1) - 1; }
    static std::uint64_t saturatingSum(std::uint64_t left, std::uint64_t right)
    {
        std::uint64_t sum = 0;
        return __builtin_add_overflow(left, right, &sum) ? std::numeric_limits<std::uint64_t>::max()
                                                         : sum;
    }
    static std::uint64_t saturatingProduct(std::uint64_t left, std::uint64_t right)
    {
        std::uint64_t product = 0;
        return __builtin_mul_overflow(left, right, &product)
                   ? std::numeric_limits<std::uint64_t>::max()
                   : product;
    }

    void growTo(std::size_t bucket);
    [[nodiscard]] std::size_t bucketOfRank(std::uint64_t rank) const;
    [[nodiscard]] bool isConsistent() const;

    std::vector<std::uint64_t> m_buckets; // from the lowest in use to the highest
    std::size_t m_first = 0;              // the bucket that m_buckets[0] counts
    std::uint64_t m_count = 0;
    std::uint64_t m_sum = 0; // ns
    std::int64_t m_min = std::numeric_limits<std::int64_t>::max();
    std::int64_t m_max = 0;
};

} // namespace serin
