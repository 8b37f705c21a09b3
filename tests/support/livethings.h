// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"

#include <QMap>
#include <QString>

namespace serin {

// What a FakeControlPlane lists: made, and without a fault.

[[nodiscard]] inline LiveEndpoint liveEndpoint(const QString &name,
                                               const QMap<QString, int> &traffic = {})
{
    LiveEndpoint live{EndpointSpec(*EndpointName::fromString(name))};
    live.state = ProvisioningState::Succeeded;
    live.traffic = traffic;
    return live;
}

[[nodiscard]] inline LiveDeployment liveDeployment(const QString &endpoint, const QString &name,
                                                   int instances = 1)
{
    DeploymentSpec spec(*DeploymentName::fromString(name));
    spec.endpoint = *EndpointName::fromString(endpoint);
    spec.instanceCount = *InstanceCount::fromInt(instances);
    LiveDeployment live{spec};
    live.state = ProvisioningState::Succeeded;
    return live;
}

} // namespace serin
