// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/assetreference.h"
#include "services/domain/endpointcomputetype.h"
#include "services/domain/instancecount.h"
#include "services/domain/names.h"
#include "services/domain/percent.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <utility>

namespace serin {

/// What a deployment is, or shall be: a plain value, without what the service alone decides. An
/// absent optional is *not said*, as in EndpointSpec. Durations are milliseconds, whatever unit the
/// manifest or REST writes them in.
struct DeploymentSpec
{
    using Milliseconds = std::chrono::milliseconds;

    /// Limits of one request. The service's defaults: 5 s, 1, 0.5 s.
    struct RequestSettings
    {
        std::optional<Milliseconds> requestTimeout;
        std::optional<int> maxConcurrentRequestsPerInstance;
        std::optional<Milliseconds> maxQueueWait; ///< deprecated for managed
        bool operator==(const RequestSettings &) const = default;
    };

    /// A liveness or readiness probe. The service's defaults: 10 s, 10 s, 2 s, 1, 30.
    struct Probe
    {
        std::optional<Milliseconds> initialDelay;
        std::optional<Milliseconds> period;
        std::optional<Milliseconds> timeout;
        std::optional<int> successThreshold;
        std::optional<int> failureThreshold;
        bool operator==(const Probe &) const = default;
    };

    /// Fixed (`Default`: the instance count rules), or by utilization (Kubernetes only).
    struct ScaleSettings
    {
        enum class Type { Default, TargetUtilization };
        Type type = Type::Default;
        std::optional<int> minInstances;
        std::optional<int> maxInstances;
        std::optional<Percent> targetUtilization;
        std::optional<Milliseconds> pollingInterval;
        bool operator==(const ScaleSettings &) const = default;
    };

    /// Kubernetes quantities as written, keyed `cpu`, `memory`, `nvidia.com/gpu`.
    struct ContainerResources
    {
        QMap<QString, QString> requests;
        QMap<QString, QString> limits;
        bool operator==(const ContainerResources &) const = default;
    };

    /// What of requests and answers is kept, keyed by collection (`model_inputs`, …).
    struct DataCollector
    {
        struct Collection
        {
            bool enabled = false;
            QString dataId; ///< the data asset it goes to; empty: the service's own
            std::optional<double> samplingRate; ///< 0 to 1
            bool operator==(const Collection &) const = default;
        };
        QMap<QString, Collection> collections;
        std::optional<QString> rollingRate; ///< Minute, Hour, Day, Month or Year
        QStringList captureHeaders;
        bool operator==(const DataCollector &) const = default;
    };

    explicit DeploymentSpec(DeploymentName deploymentName) : name(std::move(deploymentName)) {}

    DeploymentName name;
    std::optional<EndpointName> endpoint; ///< a deployment manifest may leave it out
    EndpointComputeType computeType = EndpointComputeType::Managed;
    std::optional<QString> description;
    std::optional<QMap<QString, QString>> tags;
    std::optional<QMap<QString, QString>> properties;

    std::optional<AssetReference> model; ///< a custom container may have none
    std::optional<QString> modelMountPath;
    std::optional<AssetReference> code;
    std::optional<QString> scoringScript; ///< relative to the code; needed when there is code
    std::optional<AssetReference> environment;
    std::optional<QMap<QString, QString>> environmentVariables;

    std::optional<QString> instanceType;        ///< a SKU, e.g. Standard_DS3_v2; managed needs it
    std::optional<InstanceCount> instanceCount; ///< REST: `sku.capacity`
    std::optional<ScaleSettings> scaleSettings;
    std::optional<RequestSettings> requestSettings;
    std::optional<Probe> livenessProbe;
    std::optional<Probe> readinessProbe;
    std::optional<ContainerResources> resources; ///< Kubernetes only
    std::optional<DataCollector> dataCollector;
    std::optional<bool> appInsightsEnabled;
    std::optional<bool> egressPublicNetworkAccess; ///< managed only

    bool operator==(const DeploymentSpec &) const = default;
};

} // namespace serin
