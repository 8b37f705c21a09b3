// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <deque>
#include <vector>

namespace serin {

/// The live shares from a moment on. Times are seconds since 1970 (UTC).
struct TrafficMark
{
    double time = 0;
    QMap<QString, int> shares;
    QString commit;      ///< that made it so; empty: not known
    bool isKnown = true; ///< otherwise nobody watched from then on, and there are no shares
    bool isStop = false; ///< not known: the watch was interrupted, so that no look was merely late
    bool operator==(const TrafficMark &) const = default;
};

/// What an apply left live, as its record says.
struct AppliedTraffic
{
    double begun = 0;
    double ended = 0;
    QMap<QString, int> shares;
    QString commit; ///< empty: of the working tree
    bool operator==(const AppliedTraffic &) const = default;
};

/// Who looks away no longer than this, in seconds, has seen all: it lies between two looks at
/// times, when a service is slow or leaves few calls.
constexpr double longestGlance = 90;
/// The same after a TrafficMark::isStop, where nothing was slow: a person who goes to another
/// endpoint and comes back.
constexpr double longestStop = 10;

/// Where the shares changed, or nobody watched any more, oldest first, at most @p most: from what
/// was seen live and from the records, which go back further and know the commits. An apply that
/// changed nothing is no mark.
[[nodiscard]] std::deque<TrafficMark> trafficMarks(const std::deque<TrafficMark> &seen,
                                                   const std::vector<AppliedTraffic> &applied,
                                                   std::size_t most);

/// The shares at @p time; nullptr: not known.
[[nodiscard]] const TrafficMark *trafficAt(const std::deque<TrafficMark> &marks, double time);

/// What the mark at @p index changed: the last one before it that tells shares; nullptr: it is the
/// first that does, or the shares are the same.
[[nodiscard]] const TrafficMark *changedBy(const std::deque<TrafficMark> &marks, std::size_t index);

/// "blue 100 → 90, green 0 → 10 (1a2b3c4d)": what @p after changed, of at most @p most deployments.
[[nodiscard]] QString trafficChangeWords(const TrafficMark &before, const TrafficMark &after,
                                         int most);

} // namespace serin
