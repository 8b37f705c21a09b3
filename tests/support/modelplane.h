// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/livestate.h"
#include "services/gitops/planner.h"
#include "services/gitops/specdifference.h"

#include <map>

namespace serin {

/// What the service would hold after each operation of a plan, with its own defaults, ids and
/// refusals: a model, in memory and at once.
class ModelPlane
{
public:
    struct Endpoint
    {
        LiveEndpoint live;
        std::map<QString, LiveDeployment> deployments;
    };
    std::map<QString, Endpoint> endpoints;

    [[nodiscard]] LiveState state() const
    {
        LiveState state;
        for (const auto &[name, endpoint] : endpoints) {
            std::vector<LiveDeployment> deployments;
            for (const auto &[deployment, live] : endpoint.deployments) {
                deployments.push_back(live);
            }
            state.insert(
                std::make_shared<LiveEndpointState>(endpoint.live, std::move(deployments)));
        }
        return state;
    }

    /// Carries out all that may run. Returns the first refusal, or nothing.
    [[nodiscard]] QString apply(const Plan &plan)
    {
        for (const PlanOperation &operation : plan.operations) {
            if (operation.consent == PlanConsent::Missing) {
                continue;
            }
            const QString refused = apply(operation);
            if (!refused.isEmpty()) {
                return operation.id + QStringLiteral(": ") + refused;
            }
        }
        return {};
    }

    [[nodiscard]] QString apply(const PlanOperation &operation)
    {
        const bool isEndpoint = operation.kind == PlanKind::Endpoint;
        switch (operation.action) {
        case PlanAction::Register:
            m_registered[{operation.endpoint, operation.deployment, operation.asset->kind}] =
                idOf(*operation.asset);
            return {};
        case PlanAction::Replace:
            if (isEndpoint) {
                endpoints.erase(operation.endpoint);
                return putEndpoint(*operation.endpointSpec);
            }
            if (const QString refused = remove(operation); !refused.isEmpty()) {
                return refused;
            }
            return putDeployment(operation);
        case PlanAction::Create:
        case PlanAction::Update:
            return isEndpoint ? putEndpoint(*operation.endpointSpec) : putDeployment(operation);
        case PlanAction::Scale:
            at(operation).spec.instanceCount = operation.deploymentSpec->instanceCount;
            return {};
        case PlanAction::Traffic:
            return setTraffic(operation.endpoint, sharesOf(*operation.endpointSpec->traffic));
        case PlanAction::Mirror:
            return setMirror(operation.endpoint, sharesOf(*operation.endpointSpec->mirrorTraffic));
        case PlanAction::Delete:
            if (isEndpoint) {
                endpoints.erase(operation.endpoint);
                return {};
            }
            return remove(operation);
        }
        return QStringLiteral("unknown");
    }

private:
    using Place = std::tuple<QString, QString, AssetId::Kind>;

    static QString idOf(const AssetSource &source)
    {
        const QString name = source.name.isEmpty() ? QStringLiteral("content") : source.name;
        return QStringLiteral("/subscriptions/s/resourceGroups/g/providers/"
                              "Microsoft.MachineLearningServices/workspaces/w/%1/%2/versions/%3")
            .arg(assetCollection(source.kind), name,
                 source.version.isEmpty() ? QStringLiteral("1") : source.version);
    }

    LiveDeployment &at(const PlanOperation &operation)
    {
        return endpoints.at(operation.endpoint).deployments.at(operation.deployment);
    }

    QString putEndpoint(const EndpointSpec &spec)
    {
        const QString name = spec.name.toString();
        if (spec.traffic || spec.mirrorTraffic) {
            return QStringLiteral("traffic comes with other changes");
        }
        if (endpoints.find(name) == endpoints.end()) {
            LiveEndpoint live{EndpointSpec(spec.name)};
            live.spec.computeType = spec.computeType;
            live.spec.authMode = AuthMode::Key;
            live.spec.identity = EndpointSpec::Identity();
            live.spec.publicNetworkAccess = true;
            live.spec.traffic = TrafficSplit();
            endpoints.insert({name, Endpoint{live, {}}});
        }
        EndpointSpec &live = endpoints.at(name).live.spec;
        const auto fixed = differences(spec, live);
        for (const FieldDifference &each : fixed) {
            if (each.field == QLatin1String("endpoint_compute_type") ||
                (each.field == QLatin1String("auth_mode") &&
                 !endpoints.at(name).live.stateText.isEmpty())) {
                return QStringLiteral("%1 cannot change").arg(each.field);
            }
        }
        take(live.compute, spec.compute);
        take(live.authMode, spec.authMode);
        take(live.description, spec.description);
        add(live.tags, spec.tags);
        add(live.properties, spec.properties);
        take(live.identity, spec.identity);
        take(live.publicNetworkAccess, spec.publicNetworkAccess);
        endpoints.at(name).live.state = ProvisioningState::Succeeded;
        endpoints.at(name).live.stateText = QStringLiteral("Succeeded");
        return {};
    }

    QString putDeployment(const PlanOperation &operation)
    {
        const DeploymentSpec &spec = *operation.deploymentSpec;
        const auto endpoint = endpoints.find(operation.endpoint);
        if (endpoint == endpoints.end()) {
            return QStringLiteral("no such endpoint");
        }
        if (!spec.endpoint || spec.endpoint->toString() != operation.endpoint) {
            return QStringLiteral("the spec does not name its endpoint");
        }
        auto &all = endpoint->second.deployments;
        if (all.find(operation.deployment) == all.end()) {
            LiveDeployment live{DeploymentSpec(spec.name)};
            live.spec.endpoint = spec.endpoint;
            live.spec.computeType = spec.computeType;
            live.spec.requestSettings = DeploymentSpec::RequestSettings{
                std::chrono::milliseconds(5000), 1, std::chrono::milliseconds(500)};
            live.spec.scaleSettings = DeploymentSpec::ScaleSettings();
            live.spec.environmentVariables = QMap<QString, QString>();
            all.insert({operation.deployment, live});
        }
        LiveDeployment &deployment = all.at(operation.deployment);
        DeploymentSpec &live = deployment.spec;
        if (live.computeType != spec.computeType) {
            return QStringLiteral("the compute type cannot change");
        }
        for (const auto &[kind, mine, theirs] :
             {std::tuple(AssetId::Kind::Model, &live.model, &spec.model),
              std::tuple(AssetId::Kind::Code, &live.code, &spec.code),
              std::tuple(AssetId::Kind::Environment, &live.environment, &spec.environment)}) {
            if (const QString refused = putAsset(operation, kind, *mine, *theirs);
                !refused.isEmpty()) {
                return refused;
            }
        }
        take(live.description, spec.description);
        add(live.tags, spec.tags);
        add(live.properties, spec.properties);
        take(live.modelMountPath, spec.modelMountPath);
        take(live.scoringScript, spec.scoringScript);
        take(live.environmentVariables, spec.environmentVariables);
        live.environmentVariables->insert(QStringLiteral("AZUREML_MODEL_DIR"),
                                          QStringLiteral("/var/azureml-app/azureml-models"));
        take(live.instanceType, spec.instanceType);
        take(live.instanceCount, spec.instanceCount);
        take(live.scaleSettings, spec.scaleSettings);
        takeEach(live.requestSettings, spec.requestSettings);
        takeEach(live.livenessProbe, spec.livenessProbe);
        takeEach(live.readinessProbe, spec.readinessProbe);
        take(live.resources, spec.resources);
        take(live.dataCollector, spec.dataCollector);
        take(live.appInsightsEnabled, spec.appInsightsEnabled);
        take(live.egressPublicNetworkAccess, spec.egressPublicNetworkAccess);
        deployment.state = ProvisioningState::Succeeded;
        deployment.stateText = QStringLiteral("Succeeded");
        return {};
    }

    QString putAsset(const PlanOperation &operation, AssetId::Kind kind,
                     std::optional<AssetReference> &live,
                     const std::optional<AssetReference> &wanted) const
    {
        if (!wanted) {
            return {};
        }
        if (wanted->kind == AssetReference::Kind::Registered) {
            live = wanted;
            return {};
        }
        const auto found = m_registered.find({operation.endpoint, operation.deployment, kind});
        if (found != m_registered.end()) {
            live = AssetReference{AssetReference::Kind::Registered, found->second};
        }
        return live ? QString() : QStringLiteral("%1 is not registered").arg(assetField(kind));
    }

    QString setTraffic(const QString &name, const QMap<QString, int> &shares)
    {
        Endpoint &endpoint = endpoints.at(name);
        int sum = 0;
        for (auto it = shares.begin(); it != shares.end(); ++it) {
            sum += it.value();
            const auto found = endpoint.deployments.find(it.key());
            if (found == endpoint.deployments.end()) {
                return QStringLiteral("traffic to %1, which is not there").arg(it.key());
            }
            if (found->second.state != ProvisioningState::Succeeded &&
                it.value() > endpoint.live.traffic.value(it.key())) {
                return QStringLiteral("traffic to %1, which is not ready").arg(it.key());
            }
            if (endpoint.live.mirrorTraffic.value(it.key()) > 0) {
                return QStringLiteral("traffic to %1, which is mirrored to").arg(it.key());
            }
        }
        if (sum != 0 && sum != 100) {
            return QStringLiteral("traffic sums to %1").arg(sum);
        }
        endpoint.live.traffic = shares;
        return {};
    }

    QString setMirror(const QString &name, const QMap<QString, int> &shares)
    {
        Endpoint &endpoint = endpoints.at(name);
        for (auto it = shares.begin(); it != shares.end(); ++it) {
            const auto found = endpoint.deployments.find(it.key());
            if (found == endpoint.deployments.end() ||
                found->second.state != ProvisioningState::Succeeded) {
                return QStringLiteral("mirrors to %1, which is not ready").arg(it.key());
            }
            if (endpoint.live.traffic.value(it.key()) > 0) {
                return QStringLiteral("mirrors to %1, which has traffic").arg(it.key());
            }
        }
        endpoint.live.mirrorTraffic = shares;
        return {};
    }

    QString remove(const PlanOperation &operation)
    {
        Endpoint &endpoint = endpoints.at(operation.endpoint);
        if (endpoint.live.traffic.value(operation.deployment) > 0 ||
            endpoint.live.mirrorTraffic.value(operation.deployment) > 0) {
            return QStringLiteral("it has traffic");
        }
        endpoint.deployments.erase(operation.deployment);
        return {};
    }

    template<typename T>
    static void take(std::optional<T> &live, const std::optional<T> &wanted)
    {
        if (wanted) {
            live = wanted;
        }
    }
    static void takeEach(std::optional<DeploymentSpec::RequestSettings> &live,
                         const std::optional<DeploymentSpec::RequestSettings> &wanted)
    {
        if (wanted) {
            live = live.value_or(DeploymentSpec::RequestSettings());
            take(live->requestTimeout, wanted->requestTimeout);
            take(live->maxConcurrentRequestsPerInstance, wanted->maxConcurrentRequestsPerInstance);
            take(live->maxQueueWait, wanted->maxQueueWait);
        }
    }
    static void takeEach(std::optional<DeploymentSpec::Probe> &live,
                         const std::optional<DeploymentSpec::Probe> &wanted)
    {
        if (wanted) {
            live = live.value_or(DeploymentSpec::Probe());
            take(live->initialDelay, wanted->initialDelay);
            take(live->period, wanted->period);
            take(live->timeout, wanted->timeout);
            take(live->successThreshold, wanted->successThreshold);
            take(live->failureThreshold, wanted->failureThreshold);
        }
    }
    static void add(std::optional<QMap<QString, QString>> &live,
                    const std::optional<QMap<QString, QString>> &wanted)
    {
        if (wanted) {
            live = live.value_or(QMap<QString, QString>());
            live->insert(*wanted);
        }
    }

    std::map<Place, QString> m_registered;
};

} // namespace serin
