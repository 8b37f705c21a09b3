// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/azure/armsession.h"
#include "services/domain/controlplane.h"

#include <QObject>

namespace serin {

/// The control plane over ARM's REST interface: the real service and the local workspace alike.
class ArmControlPlane : public QObject, public ControlPlane
{
    Q_OBJECT

public:
    /// @p http and @p tokens must outlive it.
    ArmControlPlane(HttpClient &http, TokenProvider &tokens, ArmSession::Settings settings,
                    WorkspaceId workspace, QObject *parent = nullptr);

    [[nodiscard]] WorkspaceId workspace() const override { return m_workspace; }
    [[nodiscard]] RateLimits rateLimits() const override { return m_session.rateLimits(); }

    [[nodiscard]] QFuture<Result<QList<SubscriptionInfo>>> subscriptions() override;
    [[nodiscard]] QFuture<Result<QList<WorkspaceInfo>>>
    workspaces(const QString &subscription) override;
    [[nodiscard]] QFuture<Result<WorkspaceInfo>> workspaceInfo() override;

    [[nodiscard]] QFuture<Result<QList<LiveEndpoint>>> endpoints() override;
    [[nodiscard]] QFuture<Result<LiveEndpoint>> endpoint(const EndpointName &name) override;
    [[nodiscard]] QFuture<Result<PendingOperation>> putEndpoint(const EndpointSpec &spec) override;
    [[nodiscard]] QFuture<Result<PendingOperation>>
    deleteEndpoint(const EndpointName &name) override;

    [[nodiscard]] QFuture<Result<QList<LiveDeployment>>>
    deployments(const EndpointName &endpoint) override;
    [[nodiscard]] QFuture<Result<LiveDeployment>> deployment(const EndpointName &endpoint,
                                                             const DeploymentName &name) override;
    [[nodiscard]] QFuture<Result<PendingOperation>>
    putDeployment(const DeploymentSpec &spec) override;
    [[nodiscard]] QFuture<Result<PendingOperation>> scaleDeployment(const EndpointName &endpoint,
                                                                    const DeploymentName &name,
                                                                    InstanceCount count) override;
    [[nodiscard]] QFuture<Result<PendingOperation>>
    deleteDeployment(const EndpointName &endpoint, const DeploymentName &name) override;
    [[nodiscard]] QFuture<Result<QString>> logs(const EndpointName &endpoint,
                                                const DeploymentName &name, ContainerLog container,
                                                int lines) override;
    [[nodiscard]] QFuture<Result<QList<SkuInfo>>> skus(const EndpointName &endpoint,
                                                       const DeploymentName &name) override;

    [[nodiscard]] QFuture<Result<void>> wait(const PendingOperation &operation,
                                             const ProgressCallback &progress) override;

    [[nodiscard]] QFuture<Result<EndpointKeys>> keys(const EndpointName &endpoint) override;
    [[nodiscard]] QFuture<Result<EndpointToken>> token(const EndpointName &endpoint) override;
    [[nodiscard]] QFuture<Result<PendingOperation>> regenerateKey(const EndpointName &endpoint,
                                                                  KeyKind key) override;

    [[nodiscard]] QFuture<Result<RegisteredAsset>> putAsset(const AssetSpec &spec) override;
    [[nodiscard]] QFuture<Result<RegisteredAsset>> asset(const AssetId &id) override;
    [[nodiscard]] QFuture<Result<QList<RegisteredAsset>>>
    assetVersions(AssetId::Kind kind, const QString &name) override;
    [[nodiscard]] QFuture<Result<QStringList>> assetNames(AssetId::Kind kind) override;

    [[nodiscard]] QFuture<Result<QList<MetricSeries>>> metrics(const MetricQuery &query) override;
    [[nodiscard]] QFuture<Result<QList<MetricDescription>>>
    metricDefinitions(const QString &resourceId) override;

private:
    [[nodiscard]] QString idOf(const EndpointName &endpoint) const;
    [[nodiscard]] QString idOf(const EndpointName &endpoint, const DeploymentName &name) const;
    [[nodiscard]] QFuture<Result<QJsonObject>> get(const QString &id);
    [[nodiscard]] QFuture<Result<QJsonObject>> post(const QString &id,
                                                    const std::optional<QJsonObject> &body = {});
    [[nodiscard]] QFuture<Result<PendingOperation>> remove(const QString &id);
    /// The workspace's, which a new resource needs.
    [[nodiscard]] QFuture<Result<QString>> location();
    /// @p spec with what "latest" and the like mean in its place.
    [[nodiscard]] QFuture<Result<DeploymentSpec>> withLabelsResolved(const DeploymentSpec &spec);

    ArmSession m_session;
    const WorkspaceId m_workspace;
    QString m_location;
};

} // namespace serin
