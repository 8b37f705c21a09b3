// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/smoothsplit.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>

namespace serin {

SmoothSplit::SmoothSplit(std::vector<int> weights)
    : m_weights(std::move(weights)), m_owed(m_weights.size(), 0),
      m_empty(
          std::all_of(m_weights.begin(), m_weights.end(), [](int weight) { return weight <= 0; }))
{}

int SmoothSplit::next()
{
    if (m_empty) {
        return -1;
    }
    const auto none = m_weights.size();
    std::size_t best = none;
    int bestSlack = std::numeric_limits<int>::max();
    for (std::size_t index = 0; index < m_weights.size(); ++index) {
        const int weight = m_weights[index];
        if (weight <= 0) {
            continue;
        }
        m_owed[index] += weight;
        if (m_owed[index] <= 0) {
            continue; // it is ahead of its share
        }
        // How many others may go before it is owed a whole request.
        const int slack = (99 - m_owed[index]) / weight;
        if (slack < bestSlack) {
            bestSlack = slack;
            best = index;
        }
    }
    if (best == none) { // only when the weights do not sum to 100
        best = static_cast<std::size_t>(std::max_element(m_weights.begin(), m_weights.end()) -
                                        m_weights.begin());
    }
    m_owed[best] -= 100;
    return static_cast<int>(best);
}

void SmoothSplit::setOwed(std::vector<int> owed)
{
    if (m_empty) {
        return;
    }
    m_owed = std::move(owed);
    for (std::size_t index = 0; index < m_owed.size(); ++index) {
        if (m_weights[index] <= 0) {
            m_owed[index] = 0;
        }
    }
    const int surplus = std::accumulate(m_owed.begin(), m_owed.end(), 0);
    // The greatest share feels it least.
    const auto greatest = std::max_element(m_weights.begin(), m_weights.end()) - m_weights.begin();
    m_owed[static_cast<std::size_t>(greatest)] -= surplus;
}

} // namespace serin
