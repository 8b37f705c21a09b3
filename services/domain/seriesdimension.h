// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/metricquery.h"

#include <QLatin1String>
#include <QString>

namespace serin {

/// The value of the dimension @p name of @p series, whatever the case of its letters, as the
/// service writes them all small; empty: it has none.
[[nodiscard]] inline QString dimension(const MetricSeries &series, QLatin1String name)
{
    for (auto it = series.dimensions.begin(); it != series.dimensions.end(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0) {
            return it.value();
        }
    }
    return {};
}

/// Whether the requests of @p series failed: HTTP status 4xx or 5xx.
[[nodiscard]] inline bool isOfFailures(const MetricSeries &series)
{
    const QString statuses = dimension(series, QLatin1String("statusCodeClass"));
    return statuses.startsWith(u'4') || statuses.startsWith(u'5');
}

} // namespace serin
