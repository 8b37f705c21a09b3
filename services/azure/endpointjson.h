// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/armid.h"
#include "services/domain/liveendpoint.h"

#include <QJsonObject>

namespace serin {

/// Reads REST's form of an endpoint. Whatever is missing is missing in the value; whatever makes no
/// sense is noted in `unreadable`.
/// @error Protocol when there is no name that an endpoint can have.
[[nodiscard]] Result<LiveEndpoint> endpointFromJson(const QJsonObject &json);

/// The body that creates an endpoint by PUT: without traffic, with the defaults that @p spec does
/// not say (keys, the system's identity).
[[nodiscard]] QJsonObject newEndpointJson(const EndpointSpec &spec, const WorkspaceId &workspace,
                                          const QString &location);

/// The body that changes the endpoint @p live, as the service sent it, by PUT: what @p spec says
/// put over it. A PUT replaces, so all else is sent back: traffic, identity, tags, properties and
/// fields that are not known here, but not what only the service writes. `spec.traffic` is the
/// whole map; shares of 0 are left out, as Microsoft's client does.
[[nodiscard]] QJsonObject mergedEndpointJson(const QJsonObject &live, const EndpointSpec &spec,
                                             const WorkspaceId &workspace);

} // namespace serin
