// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace serin {

/// Does the router do what it is told? Compares which part of the requests went to the candidate
/// with its configured weight, bucket of time by bucket of time, and may be asked after each. The
/// chance of ever raising a false alarm is at most alpha when each request is sent by chance, and
/// smaller still when the router deals them out evenly. A verdict is not to be trusted after an
/// alarm. Requests that name their deployment do not belong in here.
///
/// The evidence is a mean of likelihood ratios over a grid of odds ratios on both sides of 1,
/// against Binomial(n, weight). Streaming.
class SampleRatioTest
{
public:
    explicit SampleRatioTest(double alpha = 0.001);

    /// @param weight the candidate's configured share of these requests, 0 to 1
    void add(std::uint64_t candidate, std::uint64_t all, double weight);

    [[nodiscard]] bool isMismatch() const { return m_greatest >= m_threshold; } ///< final
    /// Natural logarithm of the evidence, infinite when the impossible has happened.
    [[nodiscard]] double logEvidence() const;
    [[nodiscard]] double threshold() const { return m_threshold; }
    [[nodiscard]] std::uint64_t candidate() const { return m_candidate; }
    [[nodiscard]] std::uint64_t all() const { return m_all; }
    /// How many of all should have gone to the candidate.
    [[nodiscard]] double expected() const { return m_expected; }

private:
    static constexpr int sideSize = 15;

    double m_threshold;
    double m_greatest;
    bool m_impossible = false;
    std::array<double, 2 * sideSize> m_logRatios{};
    std::uint64_t m_candidate = 0;
    std::uint64_t m_all = 0;
    double m_expected = 0;
};

} // namespace serin
