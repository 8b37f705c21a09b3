// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/analysis/rateratiotest.h"
#include "services/analysis/sampleratiotest.h"

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

namespace serin {

/// A rollout of an hour: 600 requests a minute, the candidate at 5, 10, 25 and 50 % for a quarter
/// each, judged every 30 s.
struct RolloutSimulation
{
    /// The chance that a request fails, by the minute.
    std::function<double(int minute)> candidateFails;
    std::function<double(int minute)> baselineFails;
    std::uint32_t seed = 1;

    struct Summary
    {
        double failed = 0;        ///< share of rollouts that ever failed
        double passed = 0;        ///< share of the others that ended as not worse
        double medianMinutes = 0; ///< until they failed, of those that did
        double mismatched = 0;    ///< share in which the split was ever said to be wrong
        double ratioHeld = 0;     ///< share whose interval held the ratio of minute 0 each 3 min
    };

    [[nodiscard]] Summary run(int rollouts) const
    {
        std::mt19937_64 random(seed);
        Summary sum;
        std::vector<double> minutes;
        for (int rollout = 0; rollout < rollouts; ++rollout) {
            runOne(random, sum, minutes);
        }
        sum.failed = static_cast<double>(minutes.size());
        for (double *share : {&sum.failed, &sum.passed, &sum.mismatched, &sum.ratioHeld}) {
            *share /= rollouts;
        }
        if (!minutes.empty()) {
            std::sort(minutes.begin(), minutes.end());
            sum.medianMinutes = minutes[minutes.size() / 2];
        }
        return sum;
    }

private:
    void runOne(std::mt19937_64 &random, Summary &sum, std::vector<double> &minutes) const
    {
        using Binomial = std::binomial_distribution<std::uint64_t>;
        RateRatioTest test;
        SampleRatioTest split;
        const double ratio = candidateFails(0) / baselineFails(0);
        bool held = true;
        bool failed = false;
        for (int bucket = 0; bucket < 120; ++bucket) {
            static constexpr double weights[] = {0.05, 0.10, 0.25, 0.50};
            const double weight = weights[bucket / 30];
            const std::uint64_t all = 300;
            RateCounts candidate{Binomial(all, weight)(random), 0};
            RateCounts baseline{all - candidate.requests, 0};
            candidate.bad = Binomial(candidate.requests, candidateFails(bucket / 2))(random);
            baseline.bad = Binomial(baseline.requests, baselineFails(bucket / 2))(random);
            test.add(candidate, baseline);
            split.add(candidate.requests, all, weight);
            if (bucket % 6 == 5) { // it takes some time
                const RateRatioTest::Finding finding = test.finding();
                held = held && finding.ratioLow <= ratio && ratio <= finding.ratioHigh;
            }
            if (!failed && test.outcome() == RateRatioTest::Outcome::Fail) {
                failed = true;
                minutes.push_back((bucket + 1) / 2.0);
            }
        }
        sum.passed += test.outcome() == RateRatioTest::Outcome::NotWorse ? 1 : 0;
        sum.mismatched += split.isMismatch() ? 1 : 0;
        sum.ratioHeld += held ? 1 : 0;
    }
};

} // namespace serin
