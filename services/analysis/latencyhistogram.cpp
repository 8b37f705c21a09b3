// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/latencyhistogram.h"

#include "services/analysis/incompletebeta.h"

#include <cmath>

namespace serin {
namespace {

// The compact form: the version; when not empty the least, the greatest less the least, the sum;
// then for each bucket in use its distance to the one before and its count. Numbers are LEB128 in
// their shortest form.
constexpr char formVersion = 1;

void writeNumber(QByteArray &bytes, std::uint64_t number)
{
    while (number >= 0x80) {
        bytes.append(static_cast<char>((number & 0x7f) | 0x80));
        number >>= 7;
    }
    bytes.append(static_cast<char>(number));
}

class NumberReader
{
public:
    explicit NumberReader(const QByteArray &bytes, qsizetype position)
        : m_bytes(bytes), m_position(position)
    {}

    [[nodiscard]] bool atEnd() const { return m_position == m_bytes.size(); }

    std::optional<std::uint64_t> next()
    {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 64 && !atEnd(); shift += 7) {
            const auto byte = static_cast<std::uint8_t>(m_bytes[m_position++]);
            const std::uint64_t part = byte & 0x7fU;
            if ((part << shift) >> shift != part || (byte == 0 && shift > 0)) {
                return std::nullopt; // too great, or not the shortest form
            }
            number |= part << shift;
            if (byte < 0x80) {
                return number;
            }
        }
        return std::nullopt;
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_position;
};

/// P(at most @p k of @p n), each with chance @p share.
double binomialAtMost(double k, double n, double share)
{
    if (k < 0) {
        return 0;
    }
    return k >= n ? 1 : regularizedBeta(n - k, k + 1, 1 - share);
}

/// The least k with P(at most k of @p n) > @p tail.
std::uint64_t binomialQuantile(std::uint64_t n, double share, double tail)
{
    const auto size = static_cast<double>(n);
    // By Chebyshev's inequality it is no further from the mean.
    const double reach = 2 + std::sqrt(size * share * (1 - share) / tail);
    auto low = static_cast<std::uint64_t>(std::max(0.0, size * share - reach));
    auto high = static_cast<std::uint64_t>(std::min(size, size * share + reach));
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (binomialAtMost(static_cast<double>(middle), size, share) > tail) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

std::uint64_t nearestRank(double share, std::uint64_t count)
{
    const double exact = std::clamp(share, 0.0, 1.0) * static_cast<double>(count);
    // 0.07 × 100 is a little more than 7 and means 7.
    const double nearest = std::round(exact);
    const double rank = std::abs(exact - nearest) <= 4e-16 * exact ? nearest : std::ceil(exact);
    return std::clamp<std::uint64_t>(static_cast<std::uint64_t>(rank), 1, count);
}

} // namespace

std::int64_t LatencyHistogram::lowestOf(std::size_t bucket)
{
    const std::size_t scale = bucket + scaleOf(shortest.count());
    const std::size_t octave = (scale >> octaveBits) - 1;
    return static_cast<std::int64_t>((scale - (octave << octaveBits)) << octave);
}

std::int64_t LatencyHistogram::highestOf(std::size_t bucket)
{
    return lowestOf(bucket + 1) - 1;
}

void LatencyHistogram::growTo(std::size_t bucket)
{
    m_buckets.resize(bucket + 1);
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    if (m_buckets.size() < other.m_buckets.size()) {
        m_buckets.resize(other.m_buckets.size());
    }
    for (std::size_t bucket = 0; bucket < other.m_buckets.size(); ++bucket) {
        m_buckets[bucket] += other.m_buckets[bucket];
    }
    m_count += other.m_count;
    m_sum = saturatingSum(m_sum, other.m_sum);
    m_min = std::min(m_min, other.m_min);
    m_max = std::max(m_max, other.m_max);
}

void LatencyHistogram::clear()
{
    m_buckets.clear();
    m_count = 0;
    m_sum = 0;
    m_min = std::numeric_limits<std::int64_t>::max();
    m_max = 0;
}

std::optional<LatencyHistogram::Nanoseconds> LatencyHistogram::min() const
{
    return m_count == 0 ? std::nullopt : std::optional(Nanoseconds(m_min));
}

std::optional<LatencyHistogram::Nanoseconds> LatencyHistogram::max() const
{
    return m_count == 0 ? std::nullopt : std::optional(Nanoseconds(m_max));
}

std::optional<LatencyHistogram::Nanoseconds> LatencyHistogram::mean() const
{
    return m_count == 0 ? std::nullopt
                        : std::optional(Nanoseconds(static_cast<std::int64_t>(m_sum / m_count)));
}

std::size_t LatencyHistogram::bucketOfRank(std::uint64_t rank) const
{
    std::size_t bucket = 0;
    std::uint64_t passed = m_buckets[0];
    while (passed < rank) {
        passed += m_buckets[++bucket];
    }
    return bucket;
}

std::optional<LatencyHistogram::Nanoseconds> LatencyHistogram::percentile(double share) const
{
    if (m_count == 0) {
        return std::nullopt;
    }
    const std::uint64_t rank = nearestRank(share, m_count);
    if (share <= 0 || rank == m_count) {
        return Nanoseconds(share <= 0 ? m_min : m_max);
    }
    const std::size_t bucket = bucketOfRank(rank);
    const std::int64_t lowest = lowestOf(bucket);
    return Nanoseconds(std::clamp(lowest + (highestOf(bucket) - lowest) / 2, m_min, m_max));
}

std::optional<std::pair<LatencyHistogram::Nanoseconds, LatencyHistogram::Nanoseconds>>
LatencyHistogram::percentileInterval(double share, double confidence) const
{
    if (m_count == 0 || !(share > 0 && share < 1) || !(confidence > 0 && confidence < 1)) {
        return std::nullopt;
    }
    // The true percentile lies between the order statistics of ranks l and u unless fewer than l
    // of the sample, or u or more of it, are below it.
    const double tail = (1 - confidence) / 2;
    const std::uint64_t lowRank = binomialQuantile(m_count, share, tail);
    const std::uint64_t highRank = m_count - binomialQuantile(m_count, 1 - share, tail) + 1;
    if (lowRank == 0 || highRank > m_count) {
        return std::nullopt;
    }
    return std::pair(Nanoseconds(std::max(m_min, lowestOf(bucketOfRank(lowRank)))),
                     Nanoseconds(std::min(m_max, highestOf(bucketOfRank(highRank)))));
}

QByteArray LatencyHistogram::toBytes() const
{
    QByteArray bytes(1, formVersion);
    if (m_count == 0) {
        return bytes;
    }
    bytes.reserve(64);
    writeNumber(bytes, static_cast<std::uint64_t>(m_min));
    writeNumber(bytes, static_cast<std::uint64_t>(m_max - m_min));
    writeNumber(bytes, m_sum);
    std::size_t next = 0;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        if (m_buckets[bucket] > 0) {
            writeNumber(bytes, bucket - next);
            writeNumber(bytes, m_buckets[bucket]);
            next = bucket + 1;
        }
    }
    return bytes;
}

std::optional<LatencyHistogram> LatencyHistogram::fromBytes(const QByteArray &bytes)
{
    if (bytes.isEmpty() || bytes[0] != formVersion) {
        return std::nullopt;
    }
    LatencyHistogram read;
    NumberReader numbers(bytes, 1);
    if (numbers.atEnd()) {
        return read;
    }
    constexpr auto most = static_cast<std::uint64_t>(longest.count());
    const auto least = numbers.next();
    const auto span = numbers.next();
    const auto sum = numbers.next();
    if (!least || !span || !sum || *least > most || *span > most - *least || numbers.atEnd()) {
        return std::nullopt;
    }
    read.m_min = static_cast<std::int64_t>(*least);
    read.m_max = static_cast<std::int64_t>(*least + *span);
    read.m_sum = *sum;
    while (!numbers.atEnd()) {
        const auto gap = numbers.next();
        const auto count = numbers.next();
        constexpr std::size_t last = bucketOf(longest.count());
        if (!gap || !count || *count == 0 || read.m_buckets.size() > last ||
            *gap > last - read.m_buckets.size() ||
            __builtin_add_overflow(read.m_count, *count, &read.m_count)) {
            return std::nullopt;
        }
        read.growTo(read.m_buckets.size() + *gap);
        read.m_buckets.back() = *count;
    }
    return read.isConsistent() ? std::optional(std::move(read)) : std::nullopt;
}

bool LatencyHistogram::isConsistent() const
{
    if (m_min < shortest.count() || bucketOfRank(1) != bucketOf(m_min) ||
        m_buckets.size() - 1 != bucketOf(m_max)) {
        return false;
    }
    // The least and the greatest stand in the sum as they are, the others within their buckets.
    std::uint64_t atLeast = 0;
    std::uint64_t atMost = 0;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        const auto low = static_cast<std::uint64_t>(std::max(m_min, lowestOf(bucket)));
        const auto high = static_cast<std::uint64_t>(std::min(m_max, highestOf(bucket)));
        if (m_buckets[bucket] > 0) {
            atLeast = saturatingSum(atLeast, saturatingProduct(low, m_buckets[bucket]));
            atMost = saturatingSum(atMost, saturatingProduct(high, m_buckets[bucket]));
        }
    }
    return m_sum >= atLeast && m_sum <= atMost && (m_count > 1 || m_min == m_max);
}

} // namespace serin
