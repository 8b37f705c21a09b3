// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/operations/storechange.h"

#include "services/core/clock.h"
#include "services/local/store/workspacestore.h"

namespace serin {

Result<void> changeEndpoint(const ArmContext &context, const QString &name,
                            const std::function<void(EndpointRecord &)> &change)
{
    return context.store.endpoints().find(name).and_then(
        [&](std::optional<EndpointRecord> endpoint) -> Result<void> {
            if (!endpoint) {
                return {};
            }
            change(*endpoint);
            endpoint->modifiedAt = context.clock.now();
            return context.store.endpoints().put(*endpoint);
        });
}

Result<void> changeDeployment(const ArmContext &context, const DeploymentKey &key,
                              const std::function<void(DeploymentRecord &)> &change)
{
    return context.store.deployments()
        .find(key.endpoint, key.deployment)
        .and_then([&](std::optional<DeploymentRecord> deployment) -> Result<void> {
            if (!deployment) {
                return {};
            }
            change(*deployment);
            deployment->modifiedAt = context.clock.now();
            return context.store.deployments().put(*deployment);
        });
}

} // namespace serin
