// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/deploymentjson.h"

#include "services/azure/armbody.h"
#include "services/azure/armfields.h"

#include <QJsonArray>

namespace serin {

namespace {

using Spec = DeploymentSpec;
using TextMap = QMap<QString, QString>;

std::optional<AssetReference> referenceFrom(const std::optional<QString> &text)
{
    if (!text || text->isEmpty()) {
        return std::nullopt;
    }
    return AssetReference{AssetReference::Kind::Registered, *text};
}

Spec::Probe probeFrom(const ArmFields &fields)
{
    return {fields.duration("initialDelay"), fields.duration("period"), fields.duration("timeout"),
            fields.integer("successThreshold"), fields.integer("failureThreshold")};
}

Spec::ScaleSettings scaleFrom(const ArmFields &fields)
{
    Spec::ScaleSettings scale;
    const QString type = fields.textOr("scaleType");
    if (type.compare(QLatin1String("TargetUtilization"), Qt::CaseInsensitive) == 0) {
        scale.type = Spec::ScaleSettings::Type::TargetUtilization;
    } else if (!type.isEmpty() &&
               type.compare(QLatin1String("Default"), Qt::CaseInsensitive) != 0) {
        fields.note(QStringLiteral("scaleType"));
    }
    scale.minInstances = fields.integer("minInstances");
    scale.maxInstances = fields.integer("maxInstances");
    scale.pollingInterval = fields.duration("pollingInterval");
    if (const auto percent = fields.integer("targetUtilizationPercentage")) {
        if (const Result<Percent> valid = Percent::fromInt(*percent)) {
            scale.targetUtilization = *valid;
        } else {
            fields.note(QStringLiteral("targetUtilizationPercentage"));
        }
    }
    return scale;
}

Spec::DataCollector collectorFrom(const ArmFields &fields)
{
    Spec::DataCollector collector;
    const ArmFields collections = fields.object("collections");
    for (const QString &name : collections.keys()) {
        const ArmFields entry = collections.object(name);
        Spec::DataCollector::Collection collection;
        collection.enabled = entry.enabled("dataCollectionMode").value_or(false);
        collection.dataId = entry.textOr("dataId");
        collection.samplingRate = entry.number("samplingRate");
        collector.collections.insert(name, collection);
    }
    collector.rollingRate = fields.text("rollingRate");
    collector.captureHeaders = fields.object("requestLogging").textList("captureHeaders");
    return collector;
}

void readSizes(Spec &spec, const ArmFields &fields, const ArmFields &properties)
{
    spec.instanceType = properties.text("instanceType");
    const ArmFields sku = fields.object("sku");
    if (const auto capacity = sku.integer("capacity")) {
        if (const Result<InstanceCount> count = InstanceCount::fromInt(*capacity)) {
            spec.instanceCount = *count;
        } else {
            sku.note(QStringLiteral("capacity"));
        }
    }
    if (properties.hasObject("scaleSettings")) {
        spec.scaleSettings = scaleFrom(properties.object("scaleSettings"));
    }
    if (properties.hasObject("containerResourceRequirements")) {
        const ArmFields resources = properties.object("containerResourceRequirements");
        spec.resources = Spec::ContainerResources{
            resources.textMap("containerResourceRequests").value_or(TextMap()),
            resources.textMap("containerResourceLimits").value_or(TextMap())};
    }
}

void readSpec(Spec &spec, const ArmFields &fields, const ArmFields &properties)
{
    if (const auto word = properties.text("endpointComputeType")) {
        if (const Result<EndpointComputeType> type = endpointComputeTypeFromString(*word)) {
            spec.computeType = *type;
        } else {
            properties.note(QStringLiteral("endpointComputeType"));
        }
    }
    spec.description = properties.text("description");
    spec.tags = fields.textMap("tags");
    spec.properties = properties.textMap("properties");
    spec.model = referenceFrom(properties.text("model"));
    spec.modelMountPath = properties.text("modelMountPath");
    const ArmFields code = properties.object("codeConfiguration");
    spec.code = referenceFrom(code.text("codeId"));
    spec.scoringScript = code.text("scoringScript");
    spec.environment = referenceFrom(properties.text("environmentId"));
    spec.environmentVariables = properties.textMap("environmentVariables");
    readSizes(spec, fields, properties);
    if (properties.hasObject("requestSettings")) {
        const ArmFields request = properties.object("requestSettings");
        spec.requestSettings = Spec::RequestSettings{
            request.duration("requestTimeout"), request.integer("maxConcurrentRequestsPerInstance"),
            request.duration("maxQueueWait")};
    }
    if (properties.hasObject("livenessProbe")) {
        spec.livenessProbe = probeFrom(properties.object("livenessProbe"));
    }
    if (properties.hasObject("readinessProbe")) {
        spec.readinessProbe = probeFrom(properties.object("readinessProbe"));
    }
    if (properties.hasObject("dataCollector")) {
        spec.dataCollector = collectorFrom(properties.object("dataCollector"));
    }
    spec.appInsightsEnabled = properties.boolean("appInsightsEnabled");
    spec.egressPublicNetworkAccess = properties.enabled("egressPublicNetworkAccess");
}

void putProbe(QJsonObject &properties, const char *key, const std::optional<Spec::Probe> &probe)
{
    if (!probe) {
        return;
    }
    QJsonObject json = properties.value(QLatin1String(key)).toObject();
    put(json, "initialDelay", probe->initialDelay);
    put(json, "period", probe->period);
    put(json, "timeout", probe->timeout);
    put(json, "successThreshold", probe->successThreshold);
    put(json, "failureThreshold", probe->failureThreshold);
    properties.insert(QLatin1String(key), json);
}

void putScale(QJsonObject &properties, const std::optional<Spec::ScaleSettings> &scale)
{
    if (!scale) {
        return;
    }
    const bool fixed = scale->type == Spec::ScaleSettings::Type::Default;
    QJsonObject json =
        fixed ? QJsonObject() : properties.value(QLatin1String("scaleSettings")).toObject();
    json.insert(QLatin1String("scaleType"),
                fixed ? QStringLiteral("Default") : QStringLiteral("TargetUtilization"));
    put(json, "minInstances", scale->minInstances);
    put(json, "maxInstances", scale->maxInstances);
    put(json, "pollingInterval", scale->pollingInterval);
    if (scale->targetUtilization) {
        json.insert(QLatin1String("targetUtilizationPercentage"),
                    scale->targetUtilization->value());
    }
    properties.insert(QLatin1String("scaleSettings"), json);
}

void putCollector(QJsonObject &properties, const std::optional<Spec::DataCollector> &collector)
{
    if (!collector) {
        return;
    }
    QJsonObject json = properties.value(QLatin1String("dataCollector")).toObject();
    const QJsonObject before = json.value(QLatin1String("collections")).toObject();
    QJsonObject collections;
    for (auto it = collector->collections.begin(); it != collector->collections.end(); ++it) {
        QJsonObject entry = before.value(it.key()).toObject();
        putEnabled(entry, "dataCollectionMode", it->enabled);
        if (!it->dataId.isEmpty()) {
            entry.insert(QLatin1String("dataId"), it->dataId);
        }
        if (it->samplingRate) {
            entry.insert(QLatin1String("samplingRate"), *it->samplingRate);
        }
        collections.insert(it.key(), entry);
    }
    json.insert(QLatin1String("collections"), collections);
    put(json, "rollingRate", collector->rollingRate);
    if (!collector->captureHeaders.isEmpty()) {
        json.insert(QLatin1String("requestLogging"),
                    QJsonObject{{QStringLiteral("captureHeaders"),
                                 QJsonArray::fromStringList(collector->captureHeaders)}});
    }
    properties.insert(QLatin1String("dataCollector"), json);
}

void putVariables(QJsonObject &properties, const std::optional<QMap<QString, QString>> &variables)
{
    if (!variables) {
        return;
    }
    QJsonObject json;
    const QJsonObject before = properties.value(QLatin1String("environmentVariables")).toObject();
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (isInjectedVariable(it.key())) {
            json.insert(it.key(), it.value());
        }
    }
    for (auto it = variables->begin(); it != variables->end(); ++it) {
        json.insert(it.key(), it.value());
    }
    properties.insert(QLatin1String("environmentVariables"), json);
}

// The ARM id for a reference to an asset of this workspace; a registry's is left as it is.
Result<QString> assetText(const AssetReference &reference, AssetId::Kind kind, const QString &field,
                          const WorkspaceId &workspace)
{
    if (reference.kind != AssetReference::Kind::Registered) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("%1 is given by a path or in place and is not registered").arg(field),
            field, QStringLiteral("name a registered version: azureml:name:version"));
    }
    if (!reference.text.startsWith(QLatin1String("azureml:"), Qt::CaseInsensitive) ||
        reference.text.startsWith(QLatin1String("azureml://"), Qt::CaseInsensitive)) {
        return reference.text;
    }
    const Result<AssetId> id = AssetId::fromString(reference.text, kind);
    if (!id) {
        Error error = id.error();
        error.where = field;
        return failure(error);
    }
    if (reference.text.startsWith(QLatin1String("azureml:/"), Qt::CaseInsensitive)) {
        return reference.text.mid(int(qstrlen("azureml:")));
    }
    if (id->version.isEmpty()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the label of %1 was not looked up").arg(field), field);
    }
    return id->toString(workspace);
}

Result<void> putAssets(QJsonObject &properties, const Spec &spec, const WorkspaceId &workspace)
{
    QJsonObject code = properties.value(QLatin1String("codeConfiguration")).toObject();
    const auto set = [&](QJsonObject &object, const char *key,
                         const std::optional<AssetReference> &reference, AssetId::Kind kind,
                         const QString &field) -> Result<void> {
        if (!reference) {
            return {};
        }
        const Result<QString> text = assetText(*reference, kind, field, workspace);
        const bool keep = reference->kind != AssetReference::Kind::Registered &&
                          !object.value(QLatin1String(key)).toString().isEmpty();
        if (!text && !keep) {
            return failure(text.error());
        }
        if (text) {
            object.insert(QLatin1String(key), *text);
        }
        return {};
    };
    Result<void> done =
        set(properties, "model", spec.model, AssetId::Kind::Model, QStringLiteral("model"));
    if (done) {
        done = set(code, "codeId", spec.code, AssetId::Kind::Code,
                   QStringLiteral("code_configuration.code"));
    }
    if (done) {
        done = set(properties, "environmentId", spec.environment, AssetId::Kind::Environment,
                   QStringLiteral("environment"));
    }
    put(code, "scoringScript", spec.scoringScript);
    if (!code.isEmpty()) {
        properties.insert(QLatin1String("codeConfiguration"), code);
    }
    return done;
}

Result<QJsonObject> applied(QJsonObject body, const Spec &spec, const WorkspaceId &workspace)
{
    putInto(body, "tags", spec.tags);
    if (spec.instanceCount) {
        QJsonObject sku = body.value(QLatin1String("sku")).toObject();
        if (!sku.contains(QLatin1String("name"))) {
            sku.insert(QLatin1String("name"), QStringLiteral("Default"));
        }
        sku.insert(QLatin1String("capacity"), spec.instanceCount->value());
        body.insert(QLatin1String("sku"), sku);
    }
    QJsonObject properties = body.value(QLatin1String("properties")).toObject();
    if (const Result<void> assets = putAssets(properties, spec, workspace); !assets) {
        return failure(assets.error());
    }
    put(properties, "description", spec.description);
    putInto(properties, "properties", spec.properties);
    put(properties, "modelMountPath", spec.modelMountPath);
    putVariables(properties, spec.environmentVariables);
    put(properties, "instanceType", spec.instanceType);
    putScale(properties, spec.scaleSettings);
    if (spec.requestSettings) {
        QJsonObject json = properties.value(QLatin1String("requestSettings")).toObject();
        put(json, "requestTimeout", spec.requestSettings->requestTimeout);
        put(json, "maxConcurrentRequestsPerInstance",
            spec.requestSettings->maxConcurrentRequestsPerInstance);
        put(json, "maxQueueWait", spec.requestSettings->maxQueueWait);
        properties.insert(QLatin1String("requestSettings"), json);
    }
    putProbe(properties, "livenessProbe", spec.livenessProbe);
    putProbe(properties, "readinessProbe", spec.readinessProbe);
    if (spec.resources) {
        properties.insert(
            QLatin1String("containerResourceRequirements"),
            QJsonObject{
                {QStringLiteral("containerResourceRequests"), jsonMap(spec.resources->requests)},
                {QStringLiteral("containerResourceLimits"), jsonMap(spec.resources->limits)}});
    }
    putCollector(properties, spec.dataCollector);
    put(properties, "appInsightsEnabled", spec.appInsightsEnabled);
    putEnabled(properties, "egressPublicNetworkAccess", spec.egressPublicNetworkAccess);
    body.insert(QLatin1String("properties"), properties);
    return body;
}

} // namespace

Result<LiveDeployment> deploymentFromJson(const QJsonObject &json)
{
    QStringList unreadable;
    const ArmFields fields(json, {}, &unreadable);
    const QString id = fields.textOr("id");
    const Result<DeploymentName> name =
        DeploymentName::fromString(fields.text("name").value_or(id.section(u'/', -1)));
    if (!name) {
        return failure(ErrorKind::Protocol,
                       QStringLiteral("the service sent a deployment with an unusable name: %1")
                           .arg(name.error().detail));
    }
    const ArmFields properties = fields.object("properties");
    LiveDeployment live{DeploymentSpec(*name)};
    live.id = id;
    live.location = fields.textOr("location");
    live.stateText = properties.textOr("provisioningState");
    live.state = provisioningStateFromString(live.stateText);
    live.createdAt = fields.object("systemData").time("createdAt");
    live.modifiedAt = fields.object("systemData").time("lastModifiedAt");
    live.raw = json;
    // …/onlineEndpoints/ENDPOINT/deployments/NAME
    if (const Result<EndpointName> endpoint = EndpointName::fromString(id.section(u'/', -3, -3))) {
        live.spec.endpoint = *endpoint;
    }
    readSpec(live.spec, fields, properties);
    live.unreadable = unreadable;
    return live;
}

Result<QJsonObject> newDeploymentJson(const DeploymentSpec &spec, const WorkspaceId &workspace,
                                      const QString &location)
{
    const QJsonObject body{
        {QStringLiteral("location"), location},
        {QStringLiteral("kind"), restName(spec.computeType)},
        {QStringLiteral("tags"), QJsonObject()},
        {QStringLiteral("properties"),
         QJsonObject{{QStringLiteral("endpointComputeType"), restName(spec.computeType)},
                     {QStringLiteral("scaleSettings"),
                      QJsonObject{{QStringLiteral("scaleType"), QStringLiteral("Default")}}}}}};
    return applied(body, spec, workspace);
}

Result<QJsonObject> mergedDeploymentJson(const QJsonObject &live, const DeploymentSpec &spec,
                                         const WorkspaceId &workspace)
{
    return applied(writablePart(live), spec, workspace);
}

} // namespace serin
