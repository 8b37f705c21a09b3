// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/rateratiotest.h"

#include "services/analysis/logmeanexp.h"
#include "services/analysis/proportion.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <limits>

namespace serin {
namespace {

constexpr double gridStep = 1.25;
constexpr double boundConfidence = 0.95;
/// So many bad events of both sides together are few: no ratio can be told from them.
constexpr std::uint64_t fewEvents = 10;

/// The likelihood of θ less that of 1 for one bucket, in logarithms.
class BucketLikelihood
{
public:
    BucketLikelihood(const RateCounts &candidate, const RateCounts &baseline)
        : m_candidateBad(static_cast<double>(candidate.bad)),
          m_bad(static_cast<double>(candidate.bad + baseline.bad)),
          m_share(static_cast<double>(candidate.requests) /
                  static_cast<double>(candidate.requests + baseline.requests))
    {}

    // ln(q(θ)/q(1)) = ln θ - ln(θ·s + 1 - s) and ln((1-q(θ))/(1-q(1))) = -ln(θ·s + 1 - s), where s
    // is the candidate's share of the requests.
    [[nodiscard]] double operator()(double logRatio) const
    {
        return m_candidateBad * logRatio - m_bad * std::log1p(m_share * std::expm1(logRatio));
    }

private:
    double m_candidateBad;
    double m_bad;
    double m_share;
};

} // namespace

RateRatioTest::RateRatioTest(const Options &options)
    : m_options(options), m_threshold(-std::log(options.alpha)),
      m_greatestLogWorse(-std::numeric_limits<double>::infinity())
{
    Q_ASSERT(options.alpha > 0 && options.alpha < 1 && options.margin > 1);
}

void RateRatioTest::add(const RateCounts &candidate, const RateCounts &baseline)
{
    Q_ASSERT(candidate.bad <= candidate.requests && baseline.bad <= baseline.requests);
    m_candidate.requests += candidate.requests;
    m_candidate.bad += candidate.bad;
    m_baseline.requests += baseline.requests;
    m_baseline.bad += baseline.bad;
    if (candidate.bad + baseline.bad == 0 || candidate.requests == 0 || baseline.requests == 0) {
        return; // every θ is as likely as before
    }
    const double step = std::log(gridStep);
    const BucketLikelihood likelihood(candidate, baseline);
    for (int index = -fineReach; index <= fineReach; ++index) {
        m_fine[static_cast<std::size_t>(fineReach + index)] +=
            likelihood(index * step / stepsAGrid);
    }
    const double logMargin = std::log(m_options.margin);
    m_margin += likelihood(logMargin);
    for (int index = 0; index < gridSize; ++index) {
        m_belowMargin[static_cast<std::size_t>(index)] +=
            likelihood(logMargin - (index + 1) * step);
    }
    m_greatestLogWorse = std::max(m_greatestLogWorse, logWorse(1));

    const auto all = static_cast<double>(candidate.requests + baseline.requests);
    m_candidateWeight +=
        static_cast<double>(candidate.bad) * static_cast<double>(baseline.requests) / all;
    m_baselineWeight +=
        static_cast<double>(baseline.bad) * static_cast<double>(candidate.requests) / all;
}

/// The evidence that θ > 1, had there been @p times as much of everything.
double RateRatioTest::logWorse(double times) const
{
    return logMeanExp(gridSize, [&](int index) {
        return times * m_fine[static_cast<std::size_t>(fineReach + stepsAGrid * (index + 1))];
    });
}

/// The evidence that θ < margin, likewise.
double RateRatioTest::logNotWorse(double times) const
{
    return logMeanExp(gridSize, [&](int index) {
        return times * (m_belowMargin[static_cast<std::size_t>(index)] - m_margin);
    });
}

bool RateRatioTest::isWithinBudget() const
{
    return m_options.errorBudget && m_candidate.bad + m_baseline.bad <= fewEvents &&
           m_candidate.requests > 0 &&
           clopperPearsonUpper(m_candidate.bad, m_candidate.requests, boundConfidence) <
               *m_options.errorBudget;
}

void RateRatioTest::fillInterval(Finding &finding) const
{
    if (m_baselineWeight > 0) {
        finding.ratio = m_candidateWeight / m_baselineWeight;
    }
    // A θ is out as soon as the mean likelihood of all reaches 1/0.05 times its own.
    const double mean = logMeanExp(static_cast<int>(m_fine.size()), [&](int index) {
        return m_fine[static_cast<std::size_t>(index)];
    });
    const double needed = mean + std::log(1 - boundConfidence);
    const auto isIn = [&](double value) { return value > needed; };
    const auto first = std::find_if(m_fine.begin(), m_fine.end(), isIn);
    const auto last = std::find_if(m_fine.rbegin(), m_fine.rend(), isIn);
    const auto ratioAt = [](std::ptrdiff_t index) {
        return std::pow(gridStep, static_cast<double>(index - fineReach) / stepsAGrid);
    };
    // Outwards to the grid; its ends stand for what is beyond.
    const std::ptrdiff_t low = first - m_fine.begin() - 1;
    const std::ptrdiff_t high = std::ssize(m_fine) - (last - m_fine.rbegin());
    finding.ratioLow = low < 0 ? 0 : ratioAt(low);
    finding.ratioHigh =
        high >= std::ssize(m_fine) ? std::numeric_limits<double>::infinity() : ratioAt(high);
}

std::optional<double> RateRatioTest::muchNeeded() const
{
    constexpr double most = 1e6;
    const auto decides = [&](double times) {
        return logWorse(times) >= m_threshold || logNotWorse(times) >= m_threshold;
    };
    std::optional<double> needed;
    if (decides(most)) {
        double low = 1;
        double high = most;
        while (high > low * 1.001) {
            const double middle = std::sqrt(low * high);
            (decides(middle) ? high : low) = middle;
        }
        needed = high;
    }
    if (m_options.errorBudget && m_candidate.requests > 0 &&
        m_candidate.bad + m_baseline.bad == 0) {
        const double requests = std::log(1 - boundConfidence) / std::log1p(-*m_options.errorBudget);
        const double times = requests / static_cast<double>(m_candidate.requests);
        needed = std::min(needed.value_or(times), times);
    }
    return needed;
}

RateRatioTest::Outcome RateRatioTest::outcome() const
{
    if (m_greatestLogWorse >= m_threshold) {
        return Outcome::Fail;
    }
    if (logNotWorse(1) >= m_threshold) {
        return Outcome::NotWorse;
    }
    return isWithinBudget() ? Outcome::WithinBudget : Outcome::Inconclusive;
}

RateRatioTest::Finding RateRatioTest::finding() const
{
    Finding finding;
    finding.outcome = outcome();
    finding.candidate = m_candidate;
    finding.baseline = m_baseline;
    finding.upperShare =
        clopperPearsonUpper(m_candidate.bad, m_candidate.requests, boundConfidence);
    finding.logWorse = logWorse(1);
    finding.logNotWorse = logNotWorse(1);
    finding.threshold = m_threshold;
    fillInterval(finding);
    if (finding.outcome == Outcome::Inconclusive) {
        finding.muchNeeded = muchNeeded();
    }
    return finding;
}

} // namespace serin
