// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/armcontext.h"
#include "services/local/arm/wire/armanswer.h"
#include "services/local/store/deploymentrecord.h"
#include "services/local/store/endpointrecord.h"
#include "services/local/store/operationrecord.h"

namespace serin {

class Operations;
class ScoringResolver;
struct ArmCall;

/// `…/onlineEndpoints/NAME/deployments` and what is below.
class DeploymentsApi
{
public:
    DeploymentsApi(const ArmContext &context, const ScoringResolver &resolver,
                   Operations &operations)
        : m_context(context), m_resolver(resolver), m_operations(operations)
    {}

    /// Pages of `$top`.
    [[nodiscard]] ArmAnswer list(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer get(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer put(const ArmCall &call);
    /// Another capacity is an operation, the rest is done at once.
    [[nodiscard]] ArmAnswer patch(const ArmCall &call);
    /// Refused while the deployment gets live or mirrored traffic.
    [[nodiscard]] ArmAnswer remove(const ArmCall &call);
    [[nodiscard]] ArmAnswer getLogs(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer skus(const ArmCall &call) const;

private:
    [[nodiscard]] ArmResult<EndpointRecord> parentOf(const ArmCall &call) const;
    [[nodiscard]] ArmResult<DeploymentRecord> placeFor(const ArmCall &call,
                                                       const EndpointRecord &endpoint) const;
    [[nodiscard]] ArmResult<void> checkWithoutTraffic(const EndpointRecord &endpoint,
                                                      const DeploymentRecord &deployment) const;
    [[nodiscard]] QJsonObject json(const ArmCall &call, const DeploymentRecord &deployment) const;

    ArmContext m_context;
    const ScoringResolver &m_resolver;
    Operations &m_operations;
};

} // namespace serin
