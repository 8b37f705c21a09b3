// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/sampleratiotest.h"

#include "services/analysis/logmeanexp.h"

#include <QtGlobal>

namespace serin {
namespace {

/// Logarithms of the odds ratios on one side of 1: from 1 % off, each half as much again, to 18
/// times.
double logOdds(int index)
{
    return 0.01 * std::pow(1.5, index);
}

} // namespace

SampleRatioTest::SampleRatioTest(double alpha)
    : m_threshold(-std::log(alpha)), m_greatest(-std::numeric_limits<double>::infinity())
{
    Q_ASSERT(alpha > 0 && alpha < 1);
}

void SampleRatioTest::add(std::uint64_t candidate, std::uint64_t all, double weight)
{
    Q_ASSERT(candidate <= all && weight >= 0 && weight <= 1);
    const auto events = static_cast<double>(candidate);
    const auto trials = static_cast<double>(all);
    m_candidate += candidate;
    m_all += all;
    m_expected += trials * weight;
    if (weight <= 0 || weight >= 1) {
        m_impossible = m_impossible || candidate != (weight <= 0 ? 0 : all);
    } else {
        for (int index = 0; index < sideSize; ++index) {
            for (const bool above : {false, true}) {
                const double odds = above ? logOdds(index) : -logOdds(index);
                m_logRatios[static_cast<std::size_t>(2 * index + (above ? 1 : 0))] +=
                    events * odds - trials * std::log1p(weight * std::expm1(odds));
            }
        }
    }
    m_greatest = std::max(m_greatest, logEvidence());
}

double SampleRatioTest::logEvidence() const
{
    if (m_impossible) {
        return std::numeric_limits<double>::infinity();
    }
    return logMeanExp(static_cast<int>(m_logRatios.size()),
                      [this](int index) { return m_logRatios[static_cast<std::size_t>(index)]; });
}

} // namespace serin
