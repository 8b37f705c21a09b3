// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/livejson.h"

#include "app/cli/livetables.h"

#include <QJsonArray>

namespace serin {

namespace {

using TextMap = QMap<QString, QString>;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject toJson(const TextMap &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}

QJsonObject toJson(const QMap<QString, int> &shares)
{
    QJsonObject object;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}

QString enabledWord(bool enabled)
{
    return enabled ? QStringLiteral("enabled") : QStringLiteral("disabled");
}

QString resourceGroupOf(const QString &armId)
{
    const QStringList parts = armId.split(u'/');
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        if (parts.at(i).compare(QLatin1String("resourceGroups"), Qt::CaseInsensitive) == 0) {
            return parts.at(i + 1);
        }
    }
    return {};
}

QString identityType(const EndpointSpec::Identity &identity)
{
    if (identity.userAssigned.empty()) {
        return identity.systemAssigned ? QStringLiteral("system_assigned") : QStringLiteral("none");
    }
    return identity.systemAssigned ? QStringLiteral("system_assigned,user_assigned")
                                   : QStringLiteral("user_assigned");
}

void insertIdentity(QJsonObject &json, const EndpointSpec::Identity &identity)
{
    QJsonArray users;
    for (const QString &id : identity.userAssigned) {
        users.append(QJsonObject{{QStringLiteral("resource_id"), id}});
    }
    QJsonObject object{{QStringLiteral("type"), identityType(identity)}};
    if (!users.isEmpty()) {
        object.insert(QStringLiteral("user_assigned_identities"), users);
    }
    json.insert(QStringLiteral("identity"), object);
}

template<typename T>
void insertIf(QJsonObject &json, const char *key, const std::optional<T> &value)
{
    if (value) {
        json.insert(QLatin1String(key), *value);
    }
}

void insertTime(QJsonObject &json, const char *key,
                const std::optional<DeploymentSpec::Milliseconds> &value, int unit)
{
    if (value) {
        json.insert(QLatin1String(key), static_cast<double>(value->count()) / unit);
    }
}

QJsonObject toJson(const DeploymentSpec::Probe &probe)
{
    constexpr int second = 1'000;
    QJsonObject json;
    insertTime(json, "initial_delay", probe.initialDelay, second);
    insertTime(json, "period", probe.period, second);
    insertTime(json, "timeout", probe.timeout, second);
    insertIf(json, "success_threshold", probe.successThreshold);
    insertIf(json, "failure_threshold", probe.failureThreshold);
    return json;
}

QJsonObject toJson(const DeploymentSpec::RequestSettings &settings)
{
    QJsonObject json;
    insertTime(json, "request_timeout_ms", settings.requestTimeout, 1);
    insertIf(json, "max_concurrent_requests_per_instance",
             settings.maxConcurrentRequestsPerInstance);
    insertTime(json, "max_queue_wait_ms", settings.maxQueueWait, 1);
    return json;
}

QJsonObject toJson(const DeploymentSpec::ScaleSettings &settings)
{
    const bool fixed = settings.type == DeploymentSpec::ScaleSettings::Type::Default;
    QJsonObject json{{QStringLiteral("type"),
                      fixed ? QStringLiteral("default") : QStringLiteral("target_utilization")}};
    insertIf(json, "min_instances", settings.minInstances);
    insertIf(json, "max_instances", settings.maxInstances);
    if (settings.targetUtilization) {
        json.insert(QStringLiteral("target_utilization_percentage"),
                    settings.targetUtilization->value());
    }
    insertTime(json, "polling_interval", settings.pollingInterval, 1'000);
    return json;
}

void insertSettings(QJsonObject &json, const DeploymentSpec &spec)
{
    const auto insert = [&json](const char *key, const auto &value) {
        if (value) {
            json.insert(QLatin1String(key), toJson(*value));
        }
    };
    insert("environment_variables", spec.environmentVariables);
    insert("scale_settings", spec.scaleSettings);
    insert("request_settings", spec.requestSettings);
    insert("liveness_probe", spec.livenessProbe);
    insert("readiness_probe", spec.readinessProbe);
    if (spec.resources) {
        json.insert(QStringLiteral("resources"),
                    QJsonObject{{QStringLiteral("requests"), toJson(spec.resources->requests)},
                                {QStringLiteral("limits"), toJson(spec.resources->limits)}});
    }
    if (spec.egressPublicNetworkAccess) {
        json.insert(QStringLiteral("egress_public_network_access"),
                    enabledWord(*spec.egressPublicNetworkAccess));
    }
    insertIf(json, "app_insights_enabled", spec.appInsightsEnabled);
    insertIf(json, "model_mount_path", spec.modelMountPath);
}

} // namespace

QJsonObject toJson(const LiveEndpoint &endpoint)
{
    const EndpointSpec &spec = endpoint.spec;
    QJsonObject json{
        {QStringLiteral("name"), spec.name.toString()},
        {QStringLiteral("id"), endpoint.id},
        {QStringLiteral("location"), endpoint.location},
        {QStringLiteral("resourceGroup"), resourceGroupOf(endpoint.id)},
        {QStringLiteral("kind"), restName(spec.computeType)},
        {QStringLiteral("provisioning_state"), stateWord(endpoint.state, endpoint.stateText)},
        {QStringLiteral("scoring_uri"), textOrNull(endpoint.scoringUri)},
        {QStringLiteral("openapi_uri"), textOrNull(endpoint.openApiUri)},
        {QStringLiteral("traffic"), toJson(endpoint.traffic)},
        {QStringLiteral("mirror_traffic"), toJson(endpoint.mirrorTraffic)},
        {QStringLiteral("tags"), toJson(spec.tags.value_or(TextMap()))},
        {QStringLiteral("properties"), toJson(spec.properties.value_or(TextMap()))}};
    if (spec.authMode) {
        json.insert(QStringLiteral("auth_mode"), manifestName(*spec.authMode));
    }
    insertIf(json, "description", spec.description);
    insertIf(json, "compute", spec.compute);
    if (spec.identity) {
        insertIdentity(json, *spec.identity);
    }
    if (spec.publicNetworkAccess) {
        json.insert(QStringLiteral("public_network_access"),
                    enabledWord(*spec.publicNetworkAccess));
    }
    return json;
}

QJsonObject toJson(const LiveDeployment &deployment)
{
    const DeploymentSpec &spec = deployment.spec;
    const bool managed = spec.computeType == EndpointComputeType::Managed;
    QJsonObject json{
        {QStringLiteral("name"), spec.name.toString()},
        {QStringLiteral("endpoint_name"), spec.endpoint ? spec.endpoint->toString() : QString()},
        {QStringLiteral("id"), deployment.id},
        {QStringLiteral("location"), deployment.location},
        {QStringLiteral("resourceGroup"), resourceGroupOf(deployment.id)},
        {QStringLiteral("type"),
         managed ? QStringLiteral("managed") : QStringLiteral("kubernetes")},
        {QStringLiteral("provisioning_state"), stateWord(deployment.state, deployment.stateText)},
        {QStringLiteral("instance_count"),
         spec.instanceCount ? QJsonValue(spec.instanceCount->value()) : QJsonValue()},
        {QStringLiteral("instance_type"), textOrNull(spec.instanceType.value_or(QString()))},
        {QStringLiteral("tags"), toJson(spec.tags.value_or(TextMap()))},
        {QStringLiteral("properties"), toJson(spec.properties.value_or(TextMap()))}};
    insertIf(json, "description", spec.description);
    if (spec.model) {
        json.insert(QStringLiteral("model"), spec.model->text);
    }
    if (spec.code) {
        json.insert(QStringLiteral("code_configuration"),
                    QJsonObject{{QStringLiteral("code"), spec.code->text},
                                {QStringLiteral("scoring_script"),
                                 textOrNull(spec.scoringScript.value_or(QString()))}});
    }
    if (spec.environment) {
        json.insert(QStringLiteral("environment"), spec.environment->text);
    }
    insertSettings(json, spec);
    return json;
}

QJsonObject previewJson(const LiveEndpoint &endpoint, const QList<LiveDeployment> &deployments)
{
    QJsonObject json = toJson(endpoint);
    QJsonObject inside;
    for (const LiveDeployment &deployment : deployments) {
        inside.insert(deployment.spec.name.toString(), toJson(deployment));
    }
    json.insert(QStringLiteral("deployments"), inside);
    return json;
}

QJsonObject toJson(const RegisteredAsset &asset)
{
    const AssetSpec &spec = asset.spec;
    QJsonObject json{{QStringLiteral("name"), spec.id.name},
                     {QStringLiteral("version"), spec.id.version},
                     {QStringLiteral("id"), asset.armId},
                     {QStringLiteral("tags"), toJson(spec.tags)},
                     {QStringLiteral("properties"), toJson(spec.properties)}};
    const auto insert = [&json](const char *key, const QString &text) {
        if (!text.isEmpty()) {
            json.insert(QLatin1String(key), text);
        }
    };
    insert("path", spec.uri);
    insert("type", spec.modelType);
    insert("image", spec.image);
    insert("conda_file", spec.condaFile);
    insert("description", spec.description);
    insert("created_at", timeText(asset.createdAt));
    return json;
}

} // namespace serin
