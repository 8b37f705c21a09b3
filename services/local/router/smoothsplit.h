// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace serin {

/// Says which of several gets the next of a row of requests, by whole percents and evenly spread:
/// after any number of requests each has had its share, off by less than one request; so of any
/// 100 in a row it gets its percent, off by at most one. (Earliest deadline first among those that
/// are due: Baruah and others, "Proportionate progress", 1996.)
class SmoothSplit
{
public:
    /// @p weights sum to 0 or 100.
    explicit SmoothSplit(std::vector<int> weights);

    /// The index of the one whose turn it is; -1 when all weights are 0.
    [[nodiscard]] int next();

    [[nodiscard]] const std::vector<int> &weights() const { return m_weights; }
    /// What each is owed, in hundredths of a request: from -100 to 100, in sum 0.
    [[nodiscard]] const std::vector<int> &owed() const { return m_owed; }
    /// Goes on from what is owed already, e.g. under other weights; @p owed has the size of the
    /// weights. Its sum is made 0.
    void setOwed(std::vector<int> owed);

private:
    std::vector<int> m_weights;
    std::vector<int> m_owed;
    bool m_empty;
};

} // namespace serin
