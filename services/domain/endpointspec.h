// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/authmode.h"
#include "services/domain/endpointcomputetype.h"
#include "services/domain/mirrortraffic.h"
#include "services/domain/names.h"
#include "services/domain/trafficsplit.h"

#include <QMap>
#include <QString>

#include <optional>
#include <set>
#include <utility>

namespace serin {

/// What an endpoint is, or shall be: a plain value, without what the service alone decides (ids,
/// states, addresses). An absent optional is *not said*: in a desired spec it leaves the live value
/// alone, in a live spec the service did not send it.
struct EndpointSpec
{
    /// As whom the instances sign in to other services.
    struct Identity
    {
        bool systemAssigned = true;
        /// ARM ids; they compare as sets. Without any and without the system's: no identity.
        std::set<QString> userAssigned;
        bool operator==(const Identity &) const = default;
    };

    explicit EndpointSpec(EndpointName endpointName) : name(std::move(endpointName)) {}

    EndpointName name;
    EndpointComputeType computeType = EndpointComputeType::Managed;
    std::optional<QString> compute; ///< the cluster: `azureml:name` or its ARM id; Kubernetes only
    std::optional<AuthMode> authMode; ///< a new endpoint without one gets Key
    std::optional<QString> description;
    std::optional<QMap<QString, QString>> tags;
    std::optional<QMap<QString, QString>> properties; ///< can be added to, never taken from
    std::optional<Identity> identity;                 ///< a new endpoint gets the system's
    std::optional<bool> publicNetworkAccess;          ///< managed only
    /// Absent is very different from *no traffic*: the live split stays.
    std::optional<TrafficSplit> traffic;
    std::optional<MirrorTraffic> mirrorTraffic;

    bool operator==(const EndpointSpec &) const = default;
};

} // namespace serin
