// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpmessage.h"

#include <QString>

#include <optional>

namespace serin {

/// What metrics are asked of: an endpoint that exists, or one of its deployments.
struct MonitorResource
{
    QString id; ///< the full ARM id as the store spells it
    QString location;
    QString endpoint;
    std::optional<QString> deployment;
};

/// Azure Monitor below a resource: `{id}/providers/Microsoft.Insights/…`. By the time it is called
/// the caller is known, `api-version` is there and the resource exists; everything else of the
/// query is for it to check. Errors are the flat `{code, message}` of Monitor. Whoever calls adds
/// the request's ids to the headers. Main thread.
class MonitorApi
{
public:
    MonitorApi() = default;
    MonitorApi(const MonitorApi &) = delete;
    MonitorApi &operator=(const MonitorApi &) = delete;
    virtual ~MonitorApi() = default;

    /// GET …/metrics
    [[nodiscard]] virtual HttpResponse metrics(const MonitorResource &resource,
                                               const HttpRequest &request) = 0;
    /// GET …/metricDefinitions
    [[nodiscard]] virtual HttpResponse metricDefinitions(const MonitorResource &resource,
                                                         const HttpRequest &request) = 0;
};

} // namespace serin
