// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/controlplane.h"

#include <QStringList>

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace serin {

/// Records what it is asked and answers when it is told to, in any order.
///
/// Each call is a line, e.g. "put-endpoint my-endpoint" or "scale my-endpoint/blue 3". As long as
/// `held` is false the answers come at once (from the event loop); then by release() of one call,
/// by its place in `waiting`. What the answers are: the live values in the lists below, the specs
/// of what was put appended to `endpointPuts` and so on, unless `problems` holds an error for the
/// line, or for its first word.
class FakeControlPlane : public QObject, public ControlPlane
{
public:
    // What is there
    WorkspaceId id{QStringLiteral("s-1"), QStringLiteral("rg"), QStringLiteral("ws")};
    QList<SubscriptionInfo> subscriptionList;
    QList<WorkspaceInfo> workspaceList;
    QList<LiveEndpoint> endpointList;
    QList<LiveDeployment> deploymentList; ///< of all endpoints
    EndpointKeys endpointKeys{Secret("key-1"), Secret("key-2")};
    EndpointToken endpointToken{Secret("token-1"), {}, {}};
    QString logText;
    QList<SkuInfo> skuList;
    QList<RegisteredAsset> assetList;
    MetricQuery lastMetricQuery;
    QList<MetricSeries> series;
    QList<MetricDescription> definitions;
    RateLimits limits;
    std::map<QString, std::deque<Error>> problems;
    /// Called for each change as it is accepted; a test makes the change visible here.
    std::function<void(const QString &call)> accepted;
    bool held = false;

    // What was asked
    QStringList calls;
    QList<EndpointSpec> endpointPuts;
    QList<DeploymentSpec> deploymentPuts;
    QList<AssetSpec> assetPuts;
    QStringList waiting; ///< the calls that are held, oldest first

    /// Answers the held call at @p place.
    void release(qsizetype place = 0)
    {
        waiting.removeAt(place);
        m_releases.takeAt(place)();
    }
    void releaseAll()
    {
        while (!waiting.isEmpty()) {
            release();
        }
    }
    /// The next call that matches @p call, a line or its first word, fails with @p error.
    void fail(const QString &call, const Error &error) { problems[call].push_back(error); }

    WorkspaceId workspace() const override { return id; }
    RateLimits rateLimits() const override { return limits; }

    QFuture<Result<QList<SubscriptionInfo>>> subscriptions() override;
    QFuture<Result<QList<WorkspaceInfo>>> workspaces(const QString &subscription) override;
    QFuture<Result<WorkspaceInfo>> workspaceInfo() override;

    QFuture<Result<QList<LiveEndpoint>>> endpoints() override;
    QFuture<Result<LiveEndpoint>> endpoint(const EndpointName &name) override;
    QFuture<Result<PendingOperation>> putEndpoint(const EndpointSpec &spec) override;
    QFuture<Result<PendingOperation>> deleteEndpoint(const EndpointName &name) override;

    QFuture<Result<QList<LiveDeployment>>> deployments(const EndpointName &endpoint) override;
    QFuture<Result<LiveDeployment>> deployment(const EndpointName &endpoint,
                                               const DeploymentName &name) override;
    QFuture<Result<PendingOperation>> putDeployment(const DeploymentSpec &spec) override;
    QFuture<Result<PendingOperation>> scaleDeployment(const EndpointName &endpoint,
                                                      const DeploymentName &name,
                                                      InstanceCount count) override;
    QFuture<Result<PendingOperation>> deleteDeployment(const EndpointName &endpoint,
                                                       const DeploymentName &name) override;
    QFuture<Result<QString>> logs(const EndpointName &endpoint, const DeploymentName &name,
                                  ContainerLog, int lines) override;
    QFuture<Result<QList<SkuInfo>>> skus(const EndpointName &endpoint,
                                         const DeploymentName &name) override;

    QFuture<Result<void>> wait(const PendingOperation &operation,
                               const ProgressCallback &progress) override;

    QFuture<Result<EndpointKeys>> keys(const EndpointName &endpoint) override;
    QFuture<Result<EndpointToken>> token(const EndpointName &endpoint) override;
    QFuture<Result<PendingOperation>> regenerateKey(const EndpointName &endpoint,
                                                    KeyKind key) override;

    QFuture<Result<RegisteredAsset>> putAsset(const AssetSpec &spec) override;
    QFuture<Result<RegisteredAsset>> asset(const AssetId &asset) override;
    QFuture<Result<QList<RegisteredAsset>>> assetVersions(AssetId::Kind kind,
                                                          const QString &name) override;
    QFuture<Result<QStringList>> assetNames(AssetId::Kind kind) override;

    QFuture<Result<QList<MetricSeries>>> metrics(const MetricQuery &query) override;
    QFuture<Result<QList<MetricDescription>>> metricDefinitions(const QString &) override;

private:
    std::optional<Error> problemOf(const QString &call);
    template<typename T, typename Make>
    QFuture<Result<T>> reply(const QString &call, Make make);
    QFuture<Result<PendingOperation>> change(const QString &call, PendingOperation::Action action);

    QList<std::function<void()>> m_releases;
};

} // namespace serin
