// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewcontent.h"

#include <QDateTime>
#include <QStringList>

#include <vector>

namespace serin {

class MetricHistory;

/// So far back goes what a review says of the metrics, in seconds.
inline constexpr qint64 measuredSeconds = 300;
/// Fewer requests tell nothing of how a deployment does.
inline constexpr std::uint64_t fewMeasured = 20;

/// The deployments that are served already and whose share of the traffic grows by @p preview,
/// beside the one that gets most of the rest; still without what was measured of them. Not so those
/// that the same apply changes: what was measured is of what they were.
[[nodiscard]] std::vector<ReviewMeasured> measuredDeployments(const PlanPreview &preview,
                                                              const QDateTime &now);

/// The endpoints of @p measured, each once.
[[nodiscard]] QStringList endpointsOf(const std::vector<ReviewMeasured> &measured);

/// Puts into @p measured what @p history tells of it.
void measure(ReviewMeasured &measured, const MetricHistory &history);

/// How @p measured does beside the other one, in words.
[[nodiscard]] ReviewCheck measureCheck(const ReviewMeasured &measured);

} // namespace serin
