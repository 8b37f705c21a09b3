// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/proportion.h"

#include "services/analysis/incompletebeta.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace serin {
namespace {

/// The chance under which so many events or fewer come with chance @p tail.
double upperBound(std::uint64_t events, std::uint64_t trials, double tail)
{
    Q_ASSERT(events <= trials);
    if (events >= trials) {
        return 1;
    }
    const auto count = static_cast<double>(events);
    return inverseRegularizedBeta(count + 1, static_cast<double>(trials) - count, 1 - tail);
}

/// The chance under which so many events or more come with chance @p tail.
double lowerBound(std::uint64_t events, std::uint64_t trials, double tail)
{
    if (events == 0) {
        return 0;
    }
    const auto count = static_cast<double>(events);
    return inverseRegularizedBeta(count, static_cast<double>(trials) - count + 1, tail);
}

} // namespace

ProportionInterval clopperPearson(std::uint64_t events, std::uint64_t trials, double confidence)
{
    const double tail = (1 - confidence) / 2;
    return {lowerBound(events, trials, tail), upperBound(events, trials, tail)};
}

double clopperPearsonUpper(std::uint64_t events, std::uint64_t trials, double confidence)
{
    return upperBound(events, trials, 1 - confidence);
}

ProportionInterval wilson(std::uint64_t events, std::uint64_t trials, double confidence)
{
    Q_ASSERT(events <= trials);
    if (trials == 0) {
        return {};
    }
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(events) / n;
    const double z = normalQuantile(1 - (1 - confidence) / 2);
    const double scale = 1 + z * z / n;
    const double center = (share + z * z / (2 * n)) / scale;
    const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale;
    // Exact at the ends, where rounding would leave 1e-17.
    return {events == 0 ? 0 : std::max(0.0, center - reach),
            events == trials ? 1 : std::min(1.0, center + reach)};
}

double normalQuantile(double probability)
{
    if (!(probability > 0 && probability < 1)) {
        return probability <= 0 ? -std::numeric_limits<double>::infinity()
                                : std::numeric_limits<double>::infinity();
    }
    // erfc is exact to the last digits also far out, so halving leads anywhere.
    double low = -40;
    double high = 40;
    for (int step = 0; step < 70; ++step) {
        const double middle = (low + high) / 2;
        const double below = std::erfc(-middle / std::numbers::sqrt2) / 2;
        (below < probability ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace serin
