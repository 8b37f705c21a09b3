// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace serin {

/// From where to where a share, 0 to 1, lies.
struct ProportionInterval
{
    double low = 0;
    double high = 1;

    bool operator==(const ProportionInterval &) const = default;
};

// Intervals for the chance of an event that came @p events times in @p trials, events <= trials.
// Without trials nothing is known: 0 to 1. @p confidence is between 0 and 1.

/// Clopper and Pearson's: holds the true chance with at least @p confidence, each tail half of the
/// rest.
[[nodiscard]] ProportionInterval clopperPearson(std::uint64_t events, std::uint64_t trials,
                                                double confidence = 0.95);
/// The same as an upper bound alone: with no event in n trials about 3/n at 95 %.
[[nodiscard]] double clopperPearsonUpper(std::uint64_t events, std::uint64_t trials,
                                         double confidence = 0.95);
/// Wilson's score interval: shorter, and holds the true chance about as often as it says on the
/// average.
[[nodiscard]] ProportionInterval wilson(std::uint64_t events, std::uint64_t trials,
                                        double confidence = 0.95);

/// The z that a standard normal variable is below with chance @p probability.
[[nodiscard]] double normalQuantile(double probability);

} // namespace serin
