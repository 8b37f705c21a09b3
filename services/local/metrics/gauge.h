// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/analysis/numbercode.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace serin {

/// The observations of a quantity that is not negative: least, greatest, sum and number, in
/// thousandths. Can be merged.
struct Gauge
{
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t greatest = 0;
    std::uint64_t sum = 0;
    std::uint64_t count = 0;

    /// Values beyond 0 and 1e12 count as these.
    void observe(double value)
    {
        const double bounded = value > 0 ? std::min(value, 1e12) : 0;
        const auto thousandths = static_cast<std::uint64_t>(std::llround(bounded * 1'000));
        merge({thousandths, thousandths, thousandths, 1});
    }
    void merge(const Gauge &other)
    {
        least = std::min(least, other.least);
        greatest = std::max(greatest, other.greatest);
        sum += other.sum;
        count += other.count;
    }

    [[nodiscard]] double minimum() const { return static_cast<double>(least) / 1'000; }
    [[nodiscard]] double maximum() const { return static_cast<double>(greatest) / 1'000; }
    [[nodiscard]] double total() const { return static_cast<double>(sum) / 1'000; }

    void appendTo(QByteArray &bytes) const
    {
        appendNumber(bytes, count);
        if (count > 0) {
            appendNumber(bytes, least);
            appendNumber(bytes, greatest - least);
            appendNumber(bytes, sum);
        }
    }
    [[nodiscard]] static std::optional<Gauge> readFrom(NumberReader &reader)
    {
        const auto count = reader.number();
        if (!count || *count == 0) {
            return count ? std::optional(Gauge()) : std::nullopt;
        }
        const auto least = reader.number();
        const auto span = reader.number();
        const auto sum = reader.number();
        if (!least || !span || !sum || *span > std::numeric_limits<std::uint64_t>::max() - *least) {
            return std::nullopt;
        }
        return Gauge{*least, *least + *span, *sum, *count};
    }

    bool operator==(const Gauge &) const = default;
};

} // namespace serin
