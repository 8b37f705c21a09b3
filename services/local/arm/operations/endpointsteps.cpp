// SPDX-License-Identifier: GPL-3.0-or-later
// What operations on endpoints do.
#include "services/core/clock.h"
#include "services/local/arm/operations/operations.h"
#include "services/local/arm/operations/storechange.h"
#include "services/local/arm/rules/trafficrules.h"
#include "services/local/store/randomsecret.h"
#include "services/local/store/workspacestore.h"

#include <memory>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

void markSucceeded(EndpointRecord &endpoint)
{
    endpoint.state = ProvisioningState::Succeeded;
    endpoint.failure.clear();
    endpoint.provisioned = true;
}

// The body without shares of deployments that were removed since it was asked for.
QJsonObject withTrafficOf(QJsonObject body, const std::vector<DeploymentRecord> &deployments)
{
    QStringList names;
    for (const DeploymentRecord &deployment : deployments) {
        names += deployment.name;
    }
    QJsonObject properties = body.value("properties"_L1).toObject();
    for (const QString &key : {u"traffic"_s, u"mirrorTraffic"_s}) {
        properties.insert(key, trafficOf(properties.value(key).toObject(), names));
    }
    body.insert(u"properties"_s, properties);
    return body;
}

// The key to set: the asked one, unless that is the current one, which some clients send along.
Secret newKey(const QJsonObject &request, const Secret &current)
{
    const Secret asked(request.value("keyValue"_L1).toString().toLatin1());
    return asked.isEmpty() || asked == current ? randomSecret() : asked;
}

} // namespace

void Operations::putEndpoint(const OperationRecord &operation)
{
    succeed(operation, [this, operation] {
        return m_context.store.deployments()
            .of(operation.endpoint)
            .and_then([&](const std::vector<DeploymentRecord> &deployments) {
                return changeEndpoint(m_context, operation.endpoint, [&](EndpointRecord &endpoint) {
                    endpoint.body = withTrafficOf(operation.request, deployments);
                    markSucceeded(endpoint);
                });
            });
    });
}

void Operations::regenerateKeys(const OperationRecord &operation)
{
    succeed(operation, [this, operation] {
        return changeEndpoint(m_context, operation.endpoint, [&](EndpointRecord &endpoint) {
            const bool isPrimary = operation.request.value("keyType"_L1) == "Primary"_L1;
            Secret &key = isPrimary ? endpoint.primaryKey : endpoint.secondaryKey;
            key = newKey(operation.request, key);
            markSucceeded(endpoint);
        });
    });
}

void Operations::deleteEndpoint(const OperationRecord &operation)
{
    const auto remove = [this, operation] {
        succeed(operation, [this, operation] {
            return m_context.store.endpoints().remove(operation.endpoint);
        });
    };
    const Result<std::vector<DeploymentRecord>> deployments =
        m_context.store.deployments().of(operation.endpoint);
    if (!deployments) {
        return fail(operation, deployments.error());
    }
    if (deployments->empty()) {
        return remove();
    }
    struct Stops
    {
        size_t left;
        Result<void> outcome;
    };
    const auto stops = std::make_shared<Stops>(Stops{deployments->size(), {}});
    for (const DeploymentRecord &deployment : *deployments) {
        m_fleet.stop({deployment.endpoint, deployment.name},
                     [this, operation, remove, stops](const Result<void> &outcome) {
                         if (!outcome) {
                             stops->outcome = outcome;
                         }
                         if (--stops->left > 0) {
                             return;
                         }
                         if (stops->outcome) {
                             remove();
                         } else if (stops->outcome.error().kind != ErrorKind::Cancelled) {
                             fail(operation, stops->outcome.error());
                         } // else the server is ending, and goes on with it at its next start
                     });
    }
}

} // namespace serin
