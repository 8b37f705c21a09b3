// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

class MetricChart;

/// Makes assistive technology see @p chart as a chart with a value: the moment in seconds since
/// 1970, as text what MetricChart::spoken() says. The chart's constructor calls this.
void makeAccessible(MetricChart &chart);

/// Tells it that spoken() is another.
void tellSpoken(MetricChart &chart);

} // namespace serin
