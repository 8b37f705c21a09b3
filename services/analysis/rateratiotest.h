// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace serin {

/// Requests of one side and how many of them were bad (failed, slow, or disagreed).
struct RateCounts
{
    std::uint64_t requests = 0;
    std::uint64_t bad = 0; ///< at most `requests`

    bool operator==(const RateCounts &) const = default;
};

/// Is the candidate at least as good as the baseline? Compares how often they fail, bucket of time
/// by bucket of time, and may be asked after each: the chance that a candidate which is no worse is
/// ever said to fail is at most alpha, however often one looks and however the load, the split and
/// the failures of both together change.
///
/// Given x bad events of a bucket with n_g and n_b requests, those of the candidate are
/// Binomial(x, q) with q = θ·n_g / (θ·n_g + n_b), θ being how many times as often it fails. The
/// test is a mean of likelihood ratios over a grid of θ, a martingale when θ = 1, so that Ville's
/// inequality bounds the chance that it ever reaches 1/alpha; the same against θ = margin says that
/// the candidate is not worse by that much. Streaming: what is kept does not grow.
class RateRatioTest
{
public:
    struct Options
    {
        /// The chance of failing a candidate that is no worse; also that of passing one that is
        /// worse by `margin`. Between 0 and 1; when there are several tests, each gets its part.
        double alpha = 0.05;
        double margin = 2; ///< above 1: failing so many times as often is not acceptable
        /// The share of bad requests that is acceptable in itself: with few bad events on either
        /// side the candidate passes when the 95 % upper bound of its share is below.
        std::optional<double> errorBudget;
    };

    enum class Outcome {
        Fail,         ///< it fails more often; final
        NotWorse,     ///< pass: it fails less than `margin` times as often
        WithinBudget, ///< pass: hardly anything fails on either side
        Inconclusive, ///< neither yet
    };

    /// What is known, with the numbers to say it.
    struct Finding
    {
        Outcome outcome = Outcome::Inconclusive;
        RateCounts candidate; ///< all
        RateCounts baseline;  ///< all
        /// How many times as often the candidate fails (Mantel and Haenszel's estimate, so that
        /// drift does not bias it). Nothing when the baseline has not failed beside it.
        std::optional<double> ratio;
        /// Holds the true one with 95 % at all times together (a confidence sequence); 0 and
        /// infinity where there is no bound.
        double ratioLow = 0;
        double ratioHigh = 0;
        double upperShare = 1; ///< the 95 % upper bound of the candidate's share of bad requests
        /// Natural logarithms of the evidence that it is worse, and that it is better than
        /// `margin`, against `threshold`.
        double logWorse = 0;
        double logNotWorse = 0;
        double threshold = 0;
        /// How many times as much as so far it takes in all to decide, when it goes on as it
        /// went. Nothing when it leads nowhere, or is decided.
        std::optional<double> muchNeeded;
    };

    explicit RateRatioTest(const Options &options);
    RateRatioTest() : RateRatioTest(Options()) {}

    /// One bucket of time. One side without requests says nothing about the ratio.
    void add(const RateCounts &candidate, const RateCounts &baseline);

    [[nodiscard]] Outcome outcome() const;
    [[nodiscard]] Finding finding() const;

private:
    // 1.25^j for j = 1 … 15, up to 28 times as often.
    static constexpr int gridSize = 15;
    // Four steps to each of the above, both ways: for the interval.
    static constexpr int stepsAGrid = 4;
    static constexpr int fineReach = stepsAGrid * 20; // to 1.25^20 = 87 times
    using Grid = std::array<double, gridSize>;
    using FineGrid = std::array<double, 2 * fineReach + 1>;

    [[nodiscard]] double logWorse(double times) const;
    [[nodiscard]] double logNotWorse(double times) const;
    [[nodiscard]] bool isWithinBudget() const;
    void fillInterval(Finding &finding) const;
    [[nodiscard]] std::optional<double> muchNeeded() const;

    Options m_options;
    double m_threshold;
    RateCounts m_candidate;
    RateCounts m_baseline;
    // Log-likelihoods of values of θ less that of 1.
    FineGrid m_fine{};
    double m_margin = 0;
    Grid m_belowMargin{}; // at margin / 1.25^j
    double m_greatestLogWorse;
    // Mantel and Haenszel's sums.
    double m_candidateWeight = 0;
    double m_baselineWeight = 0;
};

} // namespace serin
