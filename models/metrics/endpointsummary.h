// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/metrichistory.h"

#include <QString>

namespace serin {

/// A minute of an endpoint in one line each.
struct EndpointSummary
{
    QString figures; ///< "p95 blue 41 · green 44 ms    errors …    req/s …"; empty without any
    QString observed; ///< "observed, last 500 requests: blue 89.6 % · green 10.4 % (± 2.7)"
};

/// Of the minute up to and with @p now, in seconds since 1970.
[[nodiscard]] EndpointSummary endpointSummary(const MetricHistory &history, double now);

} // namespace serin
