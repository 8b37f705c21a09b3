// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/armid.h"
#include "services/domain/endpointcredentials.h"
#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"
#include "services/domain/metricquery.h"
#include "services/domain/pendingoperation.h"
#include "services/domain/registeredasset.h"
#include "services/domain/workspaceinfo.h"

#include <QFuture>
#include <QList>

#include <optional>

namespace serin {

/// Which container's log of a deployment.
enum class ContainerLog {
    InferenceServer,
    StorageInitializer, ///< what fetched the model and code before the server started
};

/// A size that a deployment can be scaled in.
struct SkuInfo
{
    QString name;
    QString tier;
    std::optional<int> minimum;
    std::optional<int> maximum;
    std::optional<int> current;
    QString scaleType;

    bool operator==(const SkuInfo &) const = default;
};

/// How many calls the service still takes this hour, as its last answers said.
struct RateLimits
{
    std::optional<int> reads;
    std::optional<int> writes;
    std::optional<int> deletes;

    bool operator==(const RateLimits &) const = default;
};

/// The service that runs endpoints, or the local workspace: one workspace of it.
///
/// A call that changes something answers with a PendingOperation as soon as the service has
/// accepted it; wait() then waits for its end. Between the two the caller can keep it, show it, or
/// leave it be. Reads come back as they are at that moment.
///
/// All futures are answered in the thread that the control plane lives on, never before the call
/// has returned, and can be cancelled at any time: what the service has accepted goes on there.
/// @error of all: Unauthorized (signed out, or a role is missing: `fix` names it), NotFound,
/// Conflict (another operation runs, or the resource changed meanwhile), Invalid (the service
/// refuses the values), Unavailable (away or overloaded, after the usual tries), Timeout, Protocol,
/// Cancelled. `detail` has the service's code and message, `where` the status and request id.
class ControlPlane
{
public:
    ControlPlane() = default;
    ControlPlane(const ControlPlane &) = delete;
    ControlPlane &operator=(const ControlPlane &) = delete;
    virtual ~ControlPlane();

    [[nodiscard]] virtual WorkspaceId workspace() const = 0;
    [[nodiscard]] virtual RateLimits rateLimits() const = 0;

    // What the account sees; these need no workspace.
    [[nodiscard]] virtual QFuture<Result<QList<SubscriptionInfo>>> subscriptions() = 0;
    [[nodiscard]] virtual QFuture<Result<QList<WorkspaceInfo>>>
    workspaces(const QString &subscription) = 0;
    [[nodiscard]] virtual QFuture<Result<WorkspaceInfo>> workspaceInfo() = 0;

    // Endpoints. An entry of a list without a usable name is left out.
    [[nodiscard]] virtual QFuture<Result<QList<LiveEndpoint>>> endpoints() = 0;
    [[nodiscard]] virtual QFuture<Result<LiveEndpoint>> endpoint(const EndpointName &name) = 0;
    /// Creates the endpoint, or brings the live one to what @p spec says. What @p spec does not say
    /// stays: traffic above all, identity, properties and fields that this program does not know;
    /// tags and properties are added to. A new one is created without traffic, since its
    /// deployments do not exist yet; when `spec.traffic` is said, it is the whole map.
    [[nodiscard]] virtual QFuture<Result<PendingOperation>>
    putEndpoint(const EndpointSpec &spec) = 0;
    /// Deletes it with its deployments; finished at once when there is none.
    [[nodiscard]] virtual QFuture<Result<PendingOperation>>
    deleteEndpoint(const EndpointName &name) = 0;

    // Deployments.
    [[nodiscard]] virtual QFuture<Result<QList<LiveDeployment>>>
    deployments(const EndpointName &endpoint) = 0;
    [[nodiscard]] virtual QFuture<Result<LiveDeployment>>
    deployment(const EndpointName &endpoint, const DeploymentName &name) = 0;
    /// As putEndpoint(); `spec.endpoint` must be there. Environment variables, when said, are the
    /// whole map but for the service's own. Model, code and environment must be registered; a label
    /// is looked up. A local path or an inline one leaves the live value alone.
    /// @error Invalid also for a new deployment with a field that is not registered.
    [[nodiscard]] virtual QFuture<Result<PendingOperation>>
    putDeployment(const DeploymentSpec &spec) = 0;
    /// Changes the instance count and nothing else.
    [[nodiscard]] virtual QFuture<Result<PendingOperation>>
    scaleDeployment(const EndpointName &endpoint, const DeploymentName &name,
                    InstanceCount count) = 0;
    /// Refused by the service (Conflict) while it has live traffic; finished at once when there is
    /// none.
    [[nodiscard]] virtual QFuture<Result<PendingOperation>>
    deleteDeployment(const EndpointName &endpoint, const DeploymentName &name) = 0;
    /// The last @p lines of a log.
    [[nodiscard]] virtual QFuture<Result<QString>> logs(const EndpointName &endpoint,
                                                        const DeploymentName &name,
                                                        ContainerLog container, int lines) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<SkuInfo>>> skus(const EndpointName &endpoint,
                                                               const DeploymentName &name) = 0;

    /// Waits for the end of @p operation, through outages of some minutes, and reports to
    /// @p progress (may be empty) after each look; @p progress must not outlive what it refers to
    /// unless the future is cancelled first.
    /// @error what the service says when it failed; Timeout: it runs on there, wait() again;
    /// Unavailable and Unauthorized: its end is not known yet, wait() again.
    [[nodiscard]] virtual QFuture<Result<void>> wait(const PendingOperation &operation,
                                                     const ProgressCallback &progress) = 0;

    // Credentials for scoring.
    [[nodiscard]] virtual QFuture<Result<EndpointKeys>> keys(const EndpointName &endpoint) = 0;
    [[nodiscard]] virtual QFuture<Result<EndpointToken>> token(const EndpointName &endpoint) = 0;
    [[nodiscard]] virtual QFuture<Result<PendingOperation>>
    regenerateKey(const EndpointName &endpoint, KeyKind key) = 0;

    // Models, code and environments.
    [[nodiscard]] virtual QFuture<Result<RegisteredAsset>> putAsset(const AssetSpec &spec) = 0;
    /// @p id with a version, or with the label "latest".
    [[nodiscard]] virtual QFuture<Result<RegisteredAsset>> asset(const AssetId &id) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<RegisteredAsset>>>
    assetVersions(AssetId::Kind kind, const QString &name) = 0;
    /// The names of all that there are.
    [[nodiscard]] virtual QFuture<Result<QStringList>> assetNames(AssetId::Kind kind) = 0;

    // Azure Monitor.
    [[nodiscard]] virtual QFuture<Result<QList<MetricSeries>>>
    metrics(const MetricQuery &query) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<MetricDescription>>>
    metricDefinitions(const QString &resourceId) = 0;
};

} // namespace serin
