// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/metricchart.h"

namespace serin {

/// What one chart shows, in the plot's terms: taken over as values, so that what is the same again
/// is not drawn again.
struct ChartData
{
    struct Line
    {
        QString deployment;
        ChartKind kind = ChartKind::Requests;
        ChartLine points;
        bool operator==(const Line &) const = default;
    };
    struct Share
    {
        QString deployment;
        ChartLine sums; ///< of the shares up to and with this one
        bool operator==(const Share &) const = default;
    };
    struct Dots
    {
        QString deployment;
        ChartLine good;
        ChartLine bad;
        bool operator==(const Dots &) const = default;
    };
    struct Mark
    {
        double time = 0;
        QString words;
        bool operator==(const Mark &) const = default;
    };
    std::vector<Line> lines;
    std::vector<Share> shares;
    std::vector<Dots> dots;
    std::vector<Mark> marks;

    bool operator==(const ChartData &) const = default;

    /// Of the line that has most; what is shown without measuring counts as enough.
    [[nodiscard]] std::size_t mostPoints() const;
    /// Whether something is to be seen between @p from and @p to.
    [[nodiscard]] bool isInSight(double from, double to) const;
    /// The largest value between @p from and @p to; 0 without any.
    [[nodiscard]] double largest(double from, double to) const;
};

[[nodiscard]] ChartData chartData(MetricChart::Kind kind, const MetricChart::Content &content);

/// Further apart than this in time, two points of @p line are not joined: nothing was measured.
[[nodiscard]] double longestStep(const ChartLine &line);

} // namespace serin
