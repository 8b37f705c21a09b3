// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakecontrolplane.h"
#include "tests/support/modelplane.h"

namespace serin {

/// A FakeControlPlane behind which the model of the service does what was asked, as soon as it is
/// accepted. What the service would have refused is in `refusals`.
class ModelControlPlane : public FakeControlPlane
{
public:
    ModelControlPlane()
    {
        accepted = [this](const QString &call) { carryOut(call); };
    }

    ModelPlane model;
    QStringList refusals;

    /// What somebody else does to the model becomes visible.
    void publish()
    {
        endpointList.clear();
        deploymentList.clear();
        for (const auto &[name, endpoint] : model.endpoints) {
            LiveEndpoint live = endpoint.live;
            live.spec.traffic = splitOf(live.traffic);
            endpointList.append(live);
            for (const auto &[deployment, each] : endpoint.deployments) {
                deploymentList.append(each);
            }
        }
    }
    /// As it is read from here.
    [[nodiscard]] LiveState liveState() const
    {
        LiveState state;
        for (const LiveEndpoint &endpoint : endpointList) {
            std::vector<LiveDeployment> own;
            for (const LiveDeployment &deployment : deploymentList) {
                if (deployment.spec.endpoint == endpoint.spec.name) {
                    own.push_back(deployment);
                }
            }
            state.insert(std::make_shared<LiveEndpointState>(endpoint, std::move(own)));
        }
        return state;
    }
    [[nodiscard]] LiveDeployment &deploymentAt(const char *endpoint, const char *name)
    {
        return model.endpoints.at(QString::fromLatin1(endpoint))
            .deployments.at(QString::fromLatin1(name));
    }
    [[nodiscard]] QMap<QString, int> trafficOf(const char *endpoint) const
    {
        return model.endpoints.at(QString::fromLatin1(endpoint)).live.traffic;
    }
    /// The changes among the calls, in order, without reads and waiting.
    [[nodiscard]] QStringList changes() const
    {
        QStringList found;
        for (const QString &call : calls) {
            const QString verb = call.section(u' ', 0, 0);
            if (verb.startsWith(QLatin1String("put-")) || verb == QLatin1String("scale") ||
                verb.startsWith(QLatin1String("delete-"))) {
                found.append(call);
            }
        }
        return found;
    }

private:
    static std::optional<TrafficSplit> splitOf(const QMap<QString, int> &traffic)
    {
        std::vector<TrafficShare> shares;
        for (auto it = traffic.begin(); it != traffic.end(); ++it) {
            shares.push_back(
                {*DeploymentName::fromString(it.key()), *Percent::fromInt(it.value())});
        }
        const Result<TrafficSplit> split = TrafficSplit::fromShares(std::move(shares));
        return split ? std::optional(*split) : std::nullopt;
    }

    void carryOut(const QString &call)
    {
        const QString verb = call.section(u' ', 0, 0);
        const QString place = call.section(u' ', 1, 1);
        PlanOperation operation;
        operation.endpoint = place.section(u'/', 0, 0);
        operation.deployment = place.section(u'/', 1);
        operation.kind = operation.deployment.isEmpty() ? PlanKind::Endpoint : PlanKind::Deployment;
        if (verb == QLatin1String("put-endpoint")) {
            const EndpointSpec spec = find(endpointPuts, operation.endpoint);
            operation.action = spec.traffic         ? PlanAction::Traffic
                               : spec.mirrorTraffic ? PlanAction::Mirror
                                                    : PlanAction::Create;
            operation.endpointSpec = std::make_shared<EndpointSpec>(spec);
        } else if (verb == QLatin1String("put-deployment")) {
            operation.deploymentSpec =
                std::make_shared<DeploymentSpec>(find(deploymentPuts, operation));
        } else if (verb == QLatin1String("scale")) {
            operation.action = PlanAction::Scale;
            auto spec =
                std::make_shared<DeploymentSpec>(*DeploymentName::fromString(operation.deployment));
            spec->instanceCount = *InstanceCount::fromInt(call.section(u' ', 2).toInt());
            operation.deploymentSpec = spec;
        } else {
            operation.action = PlanAction::Delete;
        }
        const QString refused = model.apply(operation);
        if (!refused.isEmpty()) {
            refusals.append(call + QStringLiteral(": ") + refused);
        }
        publish();
    }
    static EndpointSpec find(const QList<EndpointSpec> &puts, const QString &endpoint)
    {
        for (auto it = puts.rbegin(); it != puts.rend(); ++it) {
            if (it->name.toString() == endpoint) {
                return *it;
            }
        }
        qFatal("nothing was put");
    }
    static DeploymentSpec find(const QList<DeploymentSpec> &puts, const PlanOperation &operation)
    {
        for (auto it = puts.rbegin(); it != puts.rend(); ++it) {
            if (it->name.toString() == operation.deployment &&
                it->endpoint->toString() == operation.endpoint) {
                return *it;
            }
        }
        qFatal("nothing was put");
    }
};

} // namespace serin
