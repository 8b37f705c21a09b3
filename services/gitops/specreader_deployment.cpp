// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specfields.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace serin {

namespace {

using Spec = DeploymentSpec;
constexpr std::chrono::milliseconds second{1000};
constexpr std::chrono::milliseconds millisecond{1};

std::optional<InstanceCount> countOf(const SpecFields &fields, const QString &key)
{
    const std::optional<int> number = fields.integer(key);
    if (!number) {
        return std::nullopt;
    }
    const Result<InstanceCount> count = InstanceCount::fromInt(*number);
    if (!count) {
        fields.problem(*fields.raw(key), count.error(), QStringLiteral("write 1 or more"));
        return std::nullopt;
    }
    return *count;
}

/// The preview's scale_type `manual`, and v2's `default`, fix the count; what the preview writes
/// beside it as minimum and maximum means nothing then.
void readScale(const SpecFields &fields, DeploymentReading &reading)
{
    Spec &spec = *reading.spec;
    spec.instanceCount = countOf(fields, QStringLiteral("instance_count"));
    if (!fields.hasMap(QStringLiteral("scale_settings"))) {
        return;
    }
    const SpecFields from = fields.map(QStringLiteral("scale_settings"));
    if (!spec.instanceCount) {
        spec.instanceCount = countOf(from, QStringLiteral("instance_count"));
    }
    const QString type =
        from.text(QStringLiteral("type")).value_or(from.textOr(QStringLiteral("scale_type")));
    const QString word = QString(type).remove(u'_').toLower();
    const bool automatic = word.startsWith(QLatin1String("auto"));
    const bool byUse = word == QLatin1String("targetutilization") ||
                       (automatic && spec.computeType == EndpointComputeType::Kubernetes);
    if (automatic && !spec.instanceCount) {
        // A managed one is scaled by rules of its own, whose count is not for a manifest to undo.
        reading.firstCount = countOf(from, QStringLiteral("min_instances"));
    }
    if (!byUse) {
        if (!type.isEmpty() && !automatic) {
            spec.scaleSettings = Spec::ScaleSettings{};
        }
        return;
    }
    Spec::ScaleSettings scale;
    scale.type = Spec::ScaleSettings::Type::TargetUtilization;
    scale.minInstances = from.integer(QStringLiteral("min_instances"));
    scale.maxInstances = from.integer(QStringLiteral("max_instances"));
    scale.pollingInterval = from.duration(QStringLiteral("polling_interval"), second);
    const QString target = QStringLiteral("target_utilization_percentage");
    if (const std::optional<int> percent = from.integer(target)) {
        if (const Result<Percent> valid = Percent::fromInt(*percent)) {
            scale.targetUtilization = *valid;
        } else {
            from.problem(*from.raw(target), valid.error(),
                         QStringLiteral("write a number from 0 to 100"));
        }
    }
    spec.scaleSettings = scale;
}

std::optional<Spec::RequestSettings> requestOf(const SpecFields &fields)
{
    if (!fields.hasMap(QStringLiteral("request_settings"))) {
        return std::nullopt;
    }
    const SpecFields from = fields.map(QStringLiteral("request_settings"));
    return Spec::RequestSettings{
        from.duration(QStringLiteral("request_timeout_ms"), millisecond),
        from.integer(QStringLiteral("max_concurrent_requests_per_instance")),
        from.duration(QStringLiteral("max_queue_wait_ms"), millisecond)};
}

std::optional<Spec::Probe> probeOf(const SpecFields &fields, const QString &key)
{
    if (!fields.hasMap(key)) {
        return std::nullopt;
    }
    const SpecFields from = fields.map(key);
    const auto seconds = [&](const QString &name) {
        const auto now = from.duration(name, second);
        return now ? now : from.duration(name + QStringLiteral("_seconds"), second);
    };
    return Spec::Probe{seconds(QStringLiteral("initial_delay")), seconds(QStringLiteral("period")),
                       seconds(QStringLiteral("timeout")),
                       from.integer(QStringLiteral("success_threshold")),
                       from.integer(QStringLiteral("failure_threshold"))};
}

/// v2's `resources`, or the preview's `resource_requirements` with its numbers of GB.
std::optional<Spec::ContainerResources> resourcesOf(const SpecFields &fields)
{
    Spec::ContainerResources resources;
    if (fields.hasMap(QStringLiteral("resources"))) {
        const SpecFields from = fields.map(QStringLiteral("resources"));
        resources.requests = from.textMap(QStringLiteral("requests")).value_or(resources.requests);
        resources.limits = from.textMap(QStringLiteral("limits")).value_or(resources.limits);
        return resources;
    }
    if (!fields.hasMap(QStringLiteral("resource_requirements"))) {
        return std::nullopt;
    }
    const SpecFields from = fields.map(QStringLiteral("resource_requirements"));
    const auto take = [&](const QString &key, QMap<QString, QString> &into, const QString &name,
                          const QString &unit) {
        if (const std::optional<QString> text = from.text(key)) {
            into.insert(name, *text + unit);
        }
    };
    const QString gigabytes = QStringLiteral("Gi");
    take(QStringLiteral("cpu"), resources.requests, QStringLiteral("cpu"), QString());
    take(QStringLiteral("memory_in_gb"), resources.requests, QStringLiteral("memory"), gigabytes);
    take(QStringLiteral("gpu"), resources.requests, QStringLiteral("nvidia.com/gpu"), QString());
    take(QStringLiteral("cpu_cores_limit"), resources.limits, QStringLiteral("cpu"), QString());
    take(QStringLiteral("memory_in_gb_limit"), resources.limits, QStringLiteral("memory"),
         gigabytes);
    return resources;
}

std::optional<Spec::DataCollector> collectorOf(const SpecFields &fields)
{
    if (!fields.hasMap(QStringLiteral("data_collector"))) {
        return std::nullopt;
    }
    const SpecFields from = fields.map(QStringLiteral("data_collector"));
    Spec::DataCollector collector;
    const std::optional<double> rate = from.number(QStringLiteral("sampling_rate"));
    if (const SchemaValue *all = from.raw(QStringLiteral("collections"));
        all != nullptr && all->isMap()) {
        const SpecFields collections = from.map(QStringLiteral("collections"));
        for (const SchemaValue &each : all->children) {
            const SpecFields entry = collections.map(each.key);
            Spec::DataCollector::Collection collection;
            collection.enabled = entry.enabled(QStringLiteral("enabled")).value_or(false);
            const auto own = entry.number(QStringLiteral("sampling_rate"));
            collection.samplingRate = own ? own : rate;
            if (entry.hasMap(QStringLiteral("data"))) {
                const SpecFields data = entry.map(QStringLiteral("data"));
                const QString name = data.textOr(QStringLiteral("name"));
                const QString version = data.textOr(QStringLiteral("version"));
                if (!name.isEmpty() && !version.isEmpty()) {
                    collection.dataId = QStringLiteral("azureml:%1:%2").arg(name, version);
                }
            }
            collector.collections.insert(each.key, collection);
        }
    }
    collector.rollingRate = from.text(QStringLiteral("rolling_rate"));
    if (from.hasMap(QStringLiteral("request_logging"))) {
        const SchemaValue *headers =
            from.map(QStringLiteral("request_logging")).raw(QStringLiteral("capture_headers"));
        if (headers != nullptr && headers->isList()) {
            for (const SchemaValue &header : headers->children) {
                collector.captureHeaders.append(header.text);
            }
        }
    }
    return collector;
}

/// Who an asset is by what a manifest writes as one text.
AssetReference referenceOf(const QString &text)
{
    static const QString file = QStringLiteral("file:");
    if (text.startsWith(QLatin1String("azureml:"), Qt::CaseInsensitive) ||
        text.startsWith(QLatin1String("/subscriptions/"), Qt::CaseInsensitive)) {
        return {AssetReference::Kind::Registered, text};
    }
    return {AssetReference::Kind::LocalPath, text.startsWith(file) ? text.mid(file.size()) : text};
}

QString firstOf(const SpecFields &fields, std::initializer_list<QString> keys)
{
    for (const QString &key : keys) {
        const QString text = fields.textOr(key);
        if (!text.isEmpty()) {
            return text.startsWith(QLatin1String("file:")) ? text.mid(5) : text;
        }
    }
    return {};
}

/// What is left of @p path without its last part; empty without any other.
QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? QString() : slash == 0 ? QStringLiteral("/") : path.left(slash);
}

/// Reads the asset of @p kind under @p key into @p reading and returns what it is given by.
std::optional<AssetReference> assetOf(const SpecFields &fields, const QString &key,
                                      AssetId::Kind kind, DeploymentReading &reading)
{
    const SchemaValue *value = fields.raw(key);
    if (value == nullptr || fields.isOpen(key, *value) || value->kind == SchemaValue::Kind::Null) {
        return std::nullopt;
    }
    AssetSource source;
    source.kind = kind;
    source.folder = folderOf(fields.manifest().path());
    source.line = fields.tree().position(value->place()).line;
    if (!value->isMap()) {
        const std::optional<QString> text = fields.text(key);
        if (!text || text->isEmpty()) {
            return std::nullopt;
        }
        const AssetReference reference = referenceOf(*text);
        if (reference.kind == AssetReference::Kind::LocalPath) {
            source.path = reference.text;
            reading.assets.push_back(source);
        }
        return reference;
    }
    const SpecFields from = fields.map(key);
    source.name = from.textOr(QStringLiteral("name"));
    source.version = from.textOr(QStringLiteral("version"));
    source.path = firstOf(from, {QStringLiteral("path"), QStringLiteral("local_path"),
                                 QStringLiteral("asset_path"), QStringLiteral("directory"),
                                 QStringLiteral("file"), QStringLiteral("code")});
    source.modelType = from.textOr(QStringLiteral("type"));
    source.image = from.textOr(QStringLiteral("image"));
    if (from.hasMap(QStringLiteral("docker"))) {
        source.image = from.map(QStringLiteral("docker")).textOr(QStringLiteral("image"));
    }
    if (from.hasMap(QStringLiteral("build"))) {
        source.buildPath = from.map(QStringLiteral("build")).textOr(QStringLiteral("path"));
    }
    if (from.hasMap(QStringLiteral("conda_file"))) {
        const QJsonObject conda = from.raw(QStringLiteral("conda_file"))->toJson().toObject();
        source.condaText = QString::fromUtf8(QJsonDocument(conda).toJson(QJsonDocument::Compact));
    } else {
        source.condaFile = firstOf(from, {QStringLiteral("conda_file")});
    }
    const QString named =
        source.version.isEmpty() ? source.name : source.name + u':' + source.version;
    const bool described = !source.path.isEmpty() || !source.image.isEmpty() ||
                           !source.condaFile.isEmpty() || !source.condaText.isEmpty() ||
                           !source.buildPath.isEmpty();
    if (!described && !source.name.isEmpty() && !source.version.isEmpty()) {
        return AssetReference{AssetReference::Kind::Registered, QStringLiteral("azureml:") + named};
    }
    reading.assets.push_back(source);
    if (kind != AssetId::Kind::Environment && !source.path.isEmpty()) {
        const AssetReference path = referenceOf(source.path);
        // A path in the workspace's own stores describes an asset and is none.
        return path.kind == AssetReference::Kind::LocalPath
                   ? path
                   : AssetReference{AssetReference::Kind::Inline, source.path};
    }
    return AssetReference{AssetReference::Kind::Inline, named.isEmpty() ? source.image : named};
}

} // namespace

void readAssetFields(const SpecFields &fields, DeploymentReading &reading)
{
    Spec &spec = *reading.spec;
    spec.model = assetOf(fields, QStringLiteral("model"), AssetId::Kind::Model, reading);
    spec.environment =
        assetOf(fields, QStringLiteral("environment"), AssetId::Kind::Environment, reading);
    if (fields.hasMap(QStringLiteral("code_configuration"))) {
        const SpecFields from = fields.map(QStringLiteral("code_configuration"));
        spec.code = assetOf(from, QStringLiteral("code"), AssetId::Kind::Code, reading);
        spec.scoringScript = from.text(QStringLiteral("scoring_script"));
    }
}

void readDeploymentFields(const SpecFields &fields, DeploymentReading &reading)
{
    Spec &spec = *reading.spec;
    spec.description = fields.text(QStringLiteral("description"));
    spec.tags = fields.textMap(QStringLiteral("tags"));
    spec.properties = fields.textMap(QStringLiteral("properties"));
    spec.modelMountPath = fields.text(QStringLiteral("model_mount_path"));
    spec.environmentVariables = fields.textMap(QStringLiteral("environment_variables"));
    spec.instanceType = fields.text(QStringLiteral("instance_type"));
    if (!spec.instanceType) {
        spec.instanceType = fields.text(QStringLiteral("sku"));
    }
    readScale(fields, reading);
    spec.requestSettings = requestOf(fields);
    spec.livenessProbe = probeOf(fields, QStringLiteral("liveness_probe"));
    spec.readinessProbe = probeOf(fields, QStringLiteral("readiness_probe"));
    spec.resources = resourcesOf(fields);
    spec.dataCollector = collectorOf(fields);
    spec.appInsightsEnabled = fields.boolean(QStringLiteral("app_insights_enabled"));
    spec.egressPublicNetworkAccess = fields.enabled(QStringLiteral("egress_public_network_access"));
}

} // namespace serin
