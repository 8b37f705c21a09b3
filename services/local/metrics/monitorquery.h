// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/metrics/metriccatalog.h"
#include "services/local/metrics/monitorfilter.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace serin {

/// What a GET of metrics asks for, checked.
struct MonitorQuery
{
    enum class Aggregation { Average, Minimum, Maximum, Total, Count };
    struct Order
    {
        Aggregation by = Aggregation::Average;
        bool descending = false;
    };

    std::vector<const MetricDefinition *> metrics; ///< at least one, none twice
    std::int64_t from = 0;   ///< seconds since 1970: the first bucket's, a multiple of the grain
    std::int64_t until = 0;  ///< the last bucket's end, a multiple of the grain
    std::int64_t grain = 60; ///< seconds
    QString timespan;        ///< as asked for, in UTC: START/END
    std::vector<Aggregation> aggregations; ///< in this order in the answer, none twice
    MonitorFilter filter;
    int top = 10; ///< time series a metric
    std::optional<Order> order;
    bool metadataOnly = false;

    [[nodiscard]] std::int64_t buckets() const { return (until - from) / grain; }

    /// Reads @p text, the part of a target behind its '?'. Without a name the first metric is
    /// meant, without a time span the last hour, without an interval a minute. A span's ends are
    /// moved outwards to the grain. Unknown parameters are left alone.
    /// @param now seconds since 1970
    /// @error Invalid
    [[nodiscard]] static Result<MonitorQuery>
    fromQuery(const QByteArray &text, const MetricCatalog &catalog, std::int64_t now);
};

/// The grains there are, in seconds, from the finest.
[[nodiscard]] const std::vector<std::int64_t> &monitorGrains();
/// @p second since 1970 as "2026-11-25T10:00:00Z".
[[nodiscard]] QString monitorTime(std::int64_t second);

} // namespace serin
