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
        double step = 0;                     ///< seconds of a point at least; 0: not known
        bool tellsSilence = false;           ///< between two zeros there was nothing
        std::vector<std::size_t> silences{}; ///< points before which there was no request, sorted
        bool operator==(const Line &) const = default;

        /// Whether something is known between the point at @p index and the one before: as far
        /// apart as those beside them are, each where it is, points are joined. An hour may begin
        /// with minutes and end with seconds; a lone call is no rate.
        [[nodiscard]] bool isJoined(std::size_t index) const;
    };
    /// Where nobody watched.
    static constexpr double unknown = -1;
    struct Share
    {
        QString deployment;
        ChartLine sums; ///< of the shares up to and with this one; or unknown
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

} // namespace serin
