// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/liveviews.h"

#include <QJsonArray>

#include <algorithm>

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

QString stateWord(ProvisioningState state, const QString &text)
{
    const QString word = restName(state);
    return !word.isEmpty() ? word : text.isEmpty() ? QStringLiteral("Unknown") : text;
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

/// The end of a registered asset's id: "model-1:1".
QString assetText(const std::optional<AssetReference> &asset)
{
    if (!asset || asset->text.isEmpty()) {
        return {};
    }
    QString text = asset->text;
    if (const auto at = text.indexOf(QLatin1String("/versions/")); at > 0) {
        const QString version = text.mid(at + 10);
        text = text.left(at).section(u'/', -1) + u':' + version;
    }
    return text.startsWith(QLatin1String("azureml:")) ? text.mid(8) : text;
}

QString timeText(const QDateTime &time)
{
    return time.isNull() ? QString() : time.toUTC().toString(Qt::ISODate);
}

QString mapText(const std::optional<TextMap> &map)
{
    QStringList parts;
    for (auto it = map.value_or(TextMap()).constBegin(); map && it != map->constEnd(); ++it) {
        parts << it.key() + u'=' + it.value();
    }
    return parts.join(QLatin1String(", "));
}

/// The rows of @p all that say something.
QList<QStringList> said(const QList<QStringList> &all)
{
    QList<QStringList> rows;
    for (const QStringList &row : all) {
        if (!row.value(1).isEmpty()) {
            rows << row;
        }
    }
    return rows;
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

QString sharesText(const QMap<QString, int> &shares)
{
    std::vector<std::pair<int, QString>> sorted;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        sorted.emplace_back(-it.value(), it.key());
    }
    std::sort(sorted.begin(), sorted.end());
    QStringList parts;
    for (const auto &[percent, name] : sorted) {
        if (percent != 0) {
            parts << QStringLiteral("%1 %2 %").arg(name).arg(-percent);
        }
    }
    return parts.isEmpty() ? QStringLiteral("none") : parts.join(QLatin1String(", "));
}

QString instancesText(const LiveDeployment &deployment)
{
    if (!deployment.spec.instanceCount) {
        return {};
    }
    const int desired = deployment.spec.instanceCount->value();
    const QString ready = deployment.state == ProvisioningState::Succeeded
                              ? QString::number(desired)
                              : QString(QChar(0x2013));
    return QStringLiteral("%1/%2").arg(ready).arg(desired);
}

QList<QStringList> endpointTable(const QList<LiveEndpoint> &endpoints)
{
    QList<QStringList> rows{{QStringLiteral("ENDPOINT"), QStringLiteral("STATE"),
                             QStringLiteral("TRAFFIC"), QStringLiteral("MIRROR"),
                             QStringLiteral("AUTH"), QStringLiteral("SCORING URI")}};
    for (const LiveEndpoint &endpoint : endpoints) {
        rows << QStringList{endpoint.spec.name.toString(),
                            stateWord(endpoint.state, endpoint.stateText),
                            sharesText(endpoint.traffic),
                            sharesText(endpoint.mirrorTraffic),
                            endpoint.spec.authMode ? manifestName(*endpoint.spec.authMode)
                                                   : QString(),
                            endpoint.scoringUri};
    }
    return rows;
}

QList<QStringList> deploymentTable(const QList<LiveDeployment> &deployments,
                                   const LiveEndpoint *endpoint)
{
    QList<QStringList> rows{{QStringLiteral("DEPLOYMENT"), QStringLiteral("STATE"),
                             QStringLiteral("TRAFFIC"), QStringLiteral("INSTANCES"),
                             QStringLiteral("INSTANCE TYPE"), QStringLiteral("MODEL")}};
    for (const LiveDeployment &deployment : deployments) {
        const QString name = deployment.spec.name.toString();
        QString share;
        if (endpoint != nullptr) {
            share = QStringLiteral("%1 %").arg(endpoint->traffic.value(name));
            if (const int mirrored = endpoint->mirrorTraffic.value(name); mirrored > 0) {
                share += QStringLiteral(" (mirror %1 %)").arg(mirrored);
            }
        }
        rows << QStringList{name,
                            stateWord(deployment.state, deployment.stateText),
                            share,
                            instancesText(deployment),
                            deployment.spec.instanceType.value_or(QString()),
                            assetText(deployment.spec.model)};
    }
    return rows;
}

QList<QStringList> details(const LiveEndpoint &endpoint)
{
    const EndpointSpec &spec = endpoint.spec;
    return said({{QStringLiteral("endpoint"), spec.name.toString()},
                 {QStringLiteral("state"), stateWord(endpoint.state, endpoint.stateText)},
                 {QStringLiteral("traffic"), sharesText(endpoint.traffic)},
                 {QStringLiteral("mirror"), sharesText(endpoint.mirrorTraffic)},
                 {QStringLiteral("auth"), spec.authMode ? manifestName(*spec.authMode) : QString()},
                 {QStringLiteral("scoring uri"), endpoint.scoringUri},
                 {QStringLiteral("description"), spec.description.value_or(QString())},
                 {QStringLiteral("tags"), mapText(spec.tags)},
                 {QStringLiteral("created"), timeText(endpoint.createdAt)},
                 {QStringLiteral("location"), endpoint.location}});
}

QList<QStringList> details(const LiveDeployment &deployment)
{
    const DeploymentSpec &spec = deployment.spec;
    return said(
        {{QStringLiteral("deployment"), spec.name.toString()},
         {QStringLiteral("endpoint"), spec.endpoint ? spec.endpoint->toString() : QString()},
         {QStringLiteral("state"), stateWord(deployment.state, deployment.stateText)},
         {QStringLiteral("instances"), instancesText(deployment)},
         {QStringLiteral("instance type"), spec.instanceType.value_or(QString())},
         {QStringLiteral("model"), assetText(spec.model)},
         {QStringLiteral("code"), assetText(spec.code)},
         {QStringLiteral("scoring script"), spec.scoringScript.value_or(QString())},
         {QStringLiteral("environment"), assetText(spec.environment)},
         {QStringLiteral("variables"), mapText(spec.environmentVariables)},
         {QStringLiteral("description"), spec.description.value_or(QString())},
         {QStringLiteral("tags"), mapText(spec.tags)},
         {QStringLiteral("created"), timeText(deployment.createdAt)}});
}

} // namespace serin
