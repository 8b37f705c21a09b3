// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/latencyhistogram.h"

#include "services/analysis/incompletebeta.h"
#include "services/analysis/numbercode.h"

#include <cmath>

namespace serin {
namespace {

// The compact form: the version; when not empty the least, the greatest less the least, the sum;
// then for each bucket in use how many unused ones are before it, and its count. The first is the
// least's.
constexpr char formVersion = 1;

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

void LatencyHistogram::growTo(std::size_t bucket)
{
    if (m_buckets.empty()) {
        m_first = bucket;
        m_buckets.push_back(0);
    } else if (bucket < m_first) {
        m_buckets.insert(m_buckets.begin(), m_first - bucket, 0);
        m_first = bucket;
    } else {
        m_buckets.resize(bucket - m_first + 1);
    }
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    if (other.m_count == 0) {
        return;
    }
    const std::size_t last = other.m_first + other.m_buckets.size() - 1;
    for (const std::size_t edge : {other.m_first, last}) {
        if (edge - m_first >= m_buckets.size()) {
            growTo(edge);
        }
    }
    std::uint64_t *const begin = m_buckets.data() + (other.m_first - m_first);
    for (std::size_t index = 0; index < other.m_buckets.size(); ++index) {
        begin[index] += other.m_buckets[index];
    }
    m_count += other.m_count;
    m_sum = saturatingSum(m_sum, other.m_sum);
    m_min = std::min(m_min, other.m_min);
    m_max = std::max(m_max, other.m_max);
}

void LatencyHistogram::clear()
{
    m_buckets.clear();
    m_first = 0;
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
    std::size_t index = 0;
    std::uint64_t passed = m_buckets[0];
    while (passed < rank) {
        passed += m_buckets[++index];
    }
    return m_first + index;
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
    if (m_count == 0) {
        return QByteArray(1, formVersion);
    }
    const auto buckets = static_cast<qsizetype>(m_buckets.size());
    QByteArray bytes(1 + (3 + 2 * buckets) * longestNumber, Qt::Uninitialized);
    char *next = bytes.data();
    *next++ = formVersion;
    next = putNumber(next, static_cast<std::uint64_t>(m_min));
    next = putNumber(next, static_cast<std::uint64_t>(m_max - m_min));
    next = putNumber(next, m_sum);
    std::uint64_t gap = 0;
    for (const std::uint64_t times : m_buckets) {
        if (times > 0) {
            next = putNumber(next, gap);
            next = putNumber(next, times);
        }
        gap = times > 0 ? 0 : gap + 1;
    }
    return bytes.first(next - bytes.data()); // a copy of the right size
}

std::optional<LatencyHistogram> LatencyHistogram::fromBytes(QByteArrayView bytes)
{
    if (bytes.isEmpty() || bytes[0] != formVersion) {
        return std::nullopt;
    }
    LatencyHistogram read;
    NumberReader numbers(bytes.sliced(1));
    if (numbers.atEnd()) {
        return read;
    }
    const auto least = numbers.number();
    const auto span = numbers.number();
    const auto sum = numbers.number();
    if (!least || !span || !sum || *least < static_cast<std::uint64_t>(shortest.count()) ||
        *least > static_cast<std::uint64_t>(longest.count()) ||
        *span > static_cast<std::uint64_t>(longest.count()) - *least) {
        return std::nullopt;
    }
    read.m_min = static_cast<std::int64_t>(*least);
    read.m_max = static_cast<std::int64_t>(*least + *span);
    read.m_sum = *sum;
    read.m_first = bucketOf(read.m_min);
    const std::size_t buckets = bucketOf(read.m_max) - read.m_first + 1;
    read.m_buckets.resize(buckets);
    std::size_t next = 0;
    while (!numbers.atEnd()) {
        std::uint64_t gap = 0;
        std::uint64_t times = 0;
        if (!numbers.read(gap) || !numbers.read(times) || times == 0 || gap >= buckets - next ||
            __builtin_add_overflow(read.m_count, times, &read.m_count)) {
            return std::nullopt;
        }
        next += gap;
        read.m_buckets[next++] = times;
    }
    return next == buckets && read.isConsistent() ? std::optional(std::move(read)) : std::nullopt;
}

bool LatencyHistogram::isConsistent() const
{
    return m_sum >= saturatingProduct(static_cast<std::uint64_t>(m_min), m_count) &&
           m_sum <= saturatingProduct(static_cast<std::uint64_t>(m_max), m_count) &&
           m_buckets.front() > 0 && (m_count > 1 || m_min == m_max);
}

} // namespace serin
