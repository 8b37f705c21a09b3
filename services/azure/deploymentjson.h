// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/armid.h"
#include "services/domain/livedeployment.h"

#include <QJsonObject>

namespace serin {

/// Reads REST's form of a deployment; as endpointFromJson(). Its endpoint comes from the ARM id.
/// @error Protocol when there is no name that a deployment can have.
[[nodiscard]] Result<LiveDeployment> deploymentFromJson(const QJsonObject &json);

/// The body that creates a deployment by PUT.
/// @error Invalid, with the manifest's field in `where`: a model, code or environment that is not
/// registered, or carries a label still.
[[nodiscard]] Result<QJsonObject> newDeploymentJson(const DeploymentSpec &spec,
                                                    const WorkspaceId &workspace,
                                                    const QString &location);

/// The body that changes the deployment @p live by PUT; as mergedEndpointJson(). Environment
/// variables, when said, are the whole map, but for the service's own. A model, code or environment
/// that is not registered leaves the live one.
/// @error Invalid when there is no live one to leave.
[[nodiscard]] Result<QJsonObject> mergedDeploymentJson(const QJsonObject &live,
                                                       const DeploymentSpec &spec,
                                                       const WorkspaceId &workspace);

} // namespace serin
