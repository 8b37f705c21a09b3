// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specdifference.h"

#include "services/gitops/differ.h"

namespace serin {

namespace {

using std::chrono::milliseconds;

void compareProbe(Differ &differ, const QString &name,
                  const std::optional<DeploymentSpec::Probe> &desired,
                  const std::optional<DeploymentSpec::Probe> &live)
{
    if (!desired) {
        return;
    }
    const DeploymentSpec::Probe had = live.value_or(DeploymentSpec::Probe());
    constexpr milliseconds second{1000};
    differ.milliseconds(name + QStringLiteral(".initial_delay"), desired->initialDelay,
                        had.initialDelay, 10 * second, second);
    differ.milliseconds(name + QStringLiteral(".period"), desired->period, had.period, 10 * second,
                        second);
    differ.milliseconds(name + QStringLiteral(".timeout"), desired->timeout, had.timeout,
                        2 * second, second);
    differ.fieldOr(name + QStringLiteral(".success_threshold"), desired->successThreshold,
                   had.successThreshold, 1);
    differ.fieldOr(name + QStringLiteral(".failure_threshold"), desired->failureThreshold,
                   had.failureThreshold, 30);
}

void compareScale(Differ &differ, const DeploymentSpec &desired, const DeploymentSpec &live)
{
    using Scale = DeploymentSpec::ScaleSettings;
    const bool byUse =
        desired.scaleSettings && desired.scaleSettings->type == Scale::Type::TargetUtilization;
    if (!byUse) {
        differ.field(QStringLiteral("instance_count"), desired.instanceCount, live.instanceCount);
    }
    if (!desired.scaleSettings) {
        return;
    }
    const Scale had = live.scaleSettings.value_or(Scale());
    const auto word = [](Scale::Type type) {
        return type == Scale::Type::Default ? QStringLiteral("default")
                                            : QStringLiteral("target_utilization");
    };
    const QString name = QStringLiteral("scale_settings");
    if (desired.scaleSettings->type != had.type) {
        differ.add(name + QStringLiteral(".type"), word(had.type),
                   word(desired.scaleSettings->type));
    }
    differ.fieldOr(name + QStringLiteral(".min_instances"), desired.scaleSettings->minInstances,
                   had.minInstances, 1);
    differ.fieldOr(name + QStringLiteral(".max_instances"), desired.scaleSettings->maxInstances,
                   had.maxInstances, 1);
    differ.fieldOr(name + QStringLiteral(".target_utilization_percentage"),
                   desired.scaleSettings->targetUtilization, had.targetUtilization,
                   Percent::clamped(70));
    differ.milliseconds(name + QStringLiteral(".polling_interval"),
                        desired.scaleSettings->pollingInterval, had.pollingInterval,
                        milliseconds(1000), milliseconds(1000));
}

void compareRequests(Differ &differ, const DeploymentSpec &desired, const DeploymentSpec &live)
{
    if (!desired.requestSettings) {
        return;
    }
    const auto had = live.requestSettings.value_or(DeploymentSpec::RequestSettings());
    const QString name = QStringLiteral("request_settings");
    differ.milliseconds(name + QStringLiteral(".request_timeout_ms"),
                        desired.requestSettings->requestTimeout, had.requestTimeout,
                        milliseconds(5000), milliseconds(1));
    differ.fieldOr(name + QStringLiteral(".max_concurrent_requests_per_instance"),
                   desired.requestSettings->maxConcurrentRequestsPerInstance,
                   had.maxConcurrentRequestsPerInstance, 1);
    if (desired.computeType == EndpointComputeType::Managed) {
        // Deprecated there: it does nothing, and the service's answers have 0 s, so that a
        // difference might never go away.
        return;
    }
    differ.milliseconds(name + QStringLiteral(".max_queue_wait_ms"),
                        desired.requestSettings->maxQueueWait, had.maxQueueWait, milliseconds(500),
                        milliseconds(1));
}

void compare(Differ &differ, const EndpointSpec &desired, const EndpointSpec &live)
{
    differ.field(QStringLiteral("compute"), desired.compute, live.compute, sameCompute);
    differ.field(QStringLiteral("auth_mode"), desired.authMode, live.authMode);
    differ.fieldOr(QStringLiteral("description"), desired.description, live.description, QString());
    differ.map(QStringLiteral("tags"), desired.tags, live.tags, false);
    differ.map(QStringLiteral("properties"), desired.properties, live.properties, false);
    differ.field(QStringLiteral("identity"), desired.identity,
                 std::optional(live.identity.value_or(EndpointSpec::Identity())), sameIdentity);
    differ.fieldOr(QStringLiteral("public_network_access"), desired.publicNetworkAccess,
                   live.publicNetworkAccess, true);
}

void compare(Differ &differ, const DeploymentSpec &desired, const DeploymentSpec &live)
{
    differ.fieldOr(QStringLiteral("description"), desired.description, live.description, QString());
    differ.map(QStringLiteral("tags"), desired.tags, live.tags, false);
    differ.map(QStringLiteral("properties"), desired.properties, live.properties, false);
    differ.asset(AssetId::Kind::Model, desired.model, live.model);
    differ.fieldOr(QStringLiteral("model_mount_path"), desired.modelMountPath, live.modelMountPath,
                   QString());
    differ.asset(AssetId::Kind::Code, desired.code, live.code);
    differ.fieldOr(QStringLiteral("code_configuration.scoring_script"), desired.scoringScript,
                   live.scoringScript, QString());
    differ.asset(AssetId::Kind::Environment, desired.environment, live.environment);
    differ.map(QStringLiteral("environment_variables"), desired.environmentVariables,
               live.environmentVariables, true);
    differ.field(QStringLiteral("instance_type"), desired.instanceType, live.instanceType,
                 sameWord);
    compareScale(differ, desired, live);
    compareRequests(differ, desired, live);
    compareProbe(differ, QStringLiteral("liveness_probe"), desired.livenessProbe,
                 live.livenessProbe);
    compareProbe(differ, QStringLiteral("readiness_probe"), desired.readinessProbe,
                 live.readinessProbe);
    if (desired.resources) {
        const auto had = live.resources.value_or(DeploymentSpec::ContainerResources());
        differ.field(QStringLiteral("resources.requests"),
                     std::optional(desired.resources->requests), std::optional(had.requests),
                     sameQuantities);
        differ.field(QStringLiteral("resources.limits"), std::optional(desired.resources->limits),
                     std::optional(had.limits), sameQuantities);
    }
    differ.field(QStringLiteral("data_collector"), desired.dataCollector, live.dataCollector,
                 sameCollector);
    differ.fieldOr(QStringLiteral("app_insights_enabled"), desired.appInsightsEnabled,
                   live.appInsightsEnabled, false);
    differ.fieldOr(QStringLiteral("egress_public_network_access"),
                   desired.egressPublicNetworkAccess, live.egressPublicNetworkAccess, true);
}

template<typename Spec>
QJsonObject said(const Spec &spec, const Spec &nothing)
{
    std::vector<FieldDifference> found;
    Differ differ(found);
    compare(differ, spec, nothing);
    QJsonObject object;
    for (const FieldDifference &each : found) {
        object.insert(each.field, each.desired);
    }
    return object;
}

} // namespace

const std::optional<AssetReference> &referenceOf(const DeploymentSpec &spec, AssetId::Kind kind)
{
    return kind == AssetId::Kind::Model  ? spec.model
           : kind == AssetId::Kind::Code ? spec.code
                                         : spec.environment;
}

std::optional<AssetReference> &referenceOf(DeploymentSpec &spec, AssetId::Kind kind)
{
    return kind == AssetId::Kind::Model  ? spec.model
           : kind == AssetId::Kind::Code ? spec.code
                                         : spec.environment;
}

bool sameRegistered(const QString &one, const QString &other, AssetId::Kind kind)
{
    const auto bare = [](const QString &text) {
        const QLatin1String prefix("azureml:");
        return text.startsWith(QLatin1String("azureml:/"), Qt::CaseInsensitive) &&
                       !text.startsWith(QLatin1String("azureml://"), Qt::CaseInsensitive)
                   ? text.mid(prefix.size())
                   : text;
    };
    const QString a = bare(one);
    const QString b = bare(other);
    if (sameWord(a, b)) {
        return true;
    }
    if (a.startsWith(u'/') && b.startsWith(u'/')) {
        return false;
    }
    const Result<AssetId> first = AssetId::fromString(a, kind);
    const Result<AssetId> second = AssetId::fromString(b, kind);
    return first && second && !first->version.isEmpty() && sameWord(first->name, second->name) &&
           first->version == second->version;
}

std::vector<FieldDifference> differences(const EndpointSpec &desired, const EndpointSpec &live)
{
    std::vector<FieldDifference> found;
    Differ differ(found);
    if (desired.computeType != live.computeType) {
        differ.add(QStringLiteral("endpoint_compute_type"), restName(live.computeType).toLower(),
                   restName(desired.computeType).toLower());
    }
    EndpointSpec wanted = desired;
    if (!live.authMode) {
        // Not sent while the endpoint is being created; nothing to go by.
        wanted.authMode.reset();
    }
    compare(differ, wanted, live);
    return found;
}

std::vector<FieldDifference> differences(const DeploymentSpec &desired, const DeploymentSpec &live)
{
    std::vector<FieldDifference> found;
    Differ differ(found);
    if (desired.computeType != live.computeType) {
        differ.add(QStringLiteral("endpoint_compute_type"), restName(live.computeType).toLower(),
                   restName(desired.computeType).toLower());
    }
    compare(differ, desired, live);
    return found;
}

QJsonObject saidFields(const EndpointSpec &spec)
{
    QJsonObject object = said(spec, EndpointSpec(spec.name));
    if (spec.identity) {
        object.insert(QStringLiteral("identity"), fieldJson(*spec.identity));
    }
    return object;
}

QJsonObject saidFields(const DeploymentSpec &spec)
{
    return said(spec, DeploymentSpec(spec.name));
}

QMap<QString, int> sharesOf(const QMap<QString, int> &traffic)
{
    QMap<QString, int> shares;
    for (auto it = traffic.begin(); it != traffic.end(); ++it) {
        if (it.value() != 0) {
            shares.insert(it.key(), it.value());
        }
    }
    return shares;
}

QMap<QString, int> sharesOf(const TrafficSplit &split)
{
    QMap<QString, int> shares;
    for (const TrafficShare &share : split.shares()) {
        if (share.percent.value() != 0) {
            shares.insert(share.deployment.toString(), share.percent.value());
        }
    }
    return shares;
}

QMap<QString, int> sharesOf(const MirrorTraffic &mirror)
{
    QMap<QString, int> shares;
    if (mirror.target()) {
        shares.insert(mirror.target()->toString(), mirror.percent().value());
    }
    return shares;
}

} // namespace serin
