// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"
#include "ui/theme/theme.h"

#include <vector>

class QCPItemText;
class QCustomPlot;

namespace serin {

/// The live shares over time as a band of the deployments' colours, hatched where nobody watched.
class TrafficLane
{
public:
    /// @p plot must outlive it.
    explicit TrafficLane(QCustomPlot &plot) : m_plot(plot) {}

    /// Adds @p shares to the plot, which must have been cleared of what was before.
    void fill(const std::vector<ChartData::Share> &shares, const Theme &theme);
    /// Says what the hatching means, where there is room for it. For after the plot's layout.
    void placeWords();
    /// Whether it tells of a time between @p from and @p to that nobody watched.
    [[nodiscard]] bool tellsUnwatched(double from, double to) const;

private:
    struct Unwatched
    {
        double from = 0;
        double to = 0;
        QCPItemText *words = nullptr; ///< the plot owns it
    };

    void fillUnwatched(const ChartLine &sums, const Theme &theme);

    QCustomPlot &m_plot;
    std::vector<Unwatched> m_unwatched;
};

} // namespace serin
