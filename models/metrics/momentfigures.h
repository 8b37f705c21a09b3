// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/metrichistory.h"
#include "models/metrics/trafficmarks.h"

#include <QString>

#include <deque>
#include <vector>

namespace serin {

/// What was measured at @p time (seconds since 1970) in one line: the time, requests a second,
/// @p percentiles and errors of each deployment, "–" where nothing was measured for a minute
/// before; and what changed the traffic within @p reach seconds of it.
[[nodiscard]] QString
figuresAt(const MetricHistory &history, const std::deque<TrafficMark> &marks, double time,
          double reach, const std::vector<ChartKind> &percentiles = {ChartKind::LatencyP95});

} // namespace serin
