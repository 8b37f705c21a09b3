// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/armcontext.h"
#include "services/local/arm/wire/armanswer.h"
#include "services/local/arm/wire/armcall.h"
#include "services/local/store/deploymentrecord.h"
#include "services/local/store/endpointrecord.h"

#include <QString>
#include <QStringList>

namespace serin {

// What several handlers ask first.

/// The endpoint that @p call names.
/// @error 404.
[[nodiscard]] ArmResult<EndpointRecord> endpointOf(const ArmContext &context, const ArmCall &call);
/// The deployment that @p call names.
/// @error 404 for it or its endpoint.
[[nodiscard]] ArmResult<DeploymentRecord> deploymentOf(const ArmContext &context,
                                                       const ArmCall &call);

/// 404 for a resource below the workspace, e.g. "onlineEndpoints/NAME".
[[nodiscard]] tl::unexpected<ArmError> notFound(const ArmContext &context, const QString &resource);
/// 409: @p resource ("endpoint \"x\"") is busy with the operation @p operation.
[[nodiscard]] tl::unexpected<ArmError> busy(const QString &resource, ProvisioningState state,
                                            const QString &operation);

/// Whether @p asked, the body of a PUT of @p resource ("endpoint \"x\""), names the workspace's
/// location, or none, which the rules refuse. As Azure has it, spaces and letter case do not count.
/// @error 400 for a new resource, 409 for one that is there.
[[nodiscard]] ArmResult<void> checkPlacement(const ArmContext &context, const QString &resource,
                                             const QJsonObject &asked, bool isThere);

/// Whether @p object has what a list's filter asks for: "key" or "key=value", several with commas.
[[nodiscard]] bool fitsFilter(const QString &filter, const QJsonObject &object);

} // namespace serin
