// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specdifference.h"

#include "services/domain/assetsource.h"
#include "services/domain/livedeployment.h"

#include <QJsonArray>

#include <utility>

namespace serin {

namespace {

using std::chrono::milliseconds;
using TextMap = QMap<QString, QString>;

QJsonValue json(const QString &text)
{
    return text;
}
QJsonValue json(int number)
{
    return number;
}
QJsonValue json(bool value)
{
    return value;
}
QJsonValue json(AuthMode mode)
{
    return manifestName(mode);
}
QJsonValue json(Percent percent)
{
    return percent.value();
}
QJsonValue json(InstanceCount count)
{
    return count.value();
}
QJsonValue json(const TextMap &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}
QJsonValue json(const EndpointSpec::Identity &identity)
{
    QJsonArray users;
    for (const QString &id : identity.userAssigned) {
        users.append(id);
    }
    return QJsonObject{{QStringLiteral("system_assigned"), identity.systemAssigned},
                       {QStringLiteral("user_assigned_identities"), users}};
}
QJsonValue json(const DeploymentSpec::DataCollector &collector)
{
    QJsonObject collections;
    for (auto it = collector.collections.begin(); it != collector.collections.end(); ++it) {
        QJsonObject entry{{QStringLiteral("enabled"), it->enabled}};
        if (!it->dataId.isEmpty()) {
            entry.insert(QStringLiteral("data"), it->dataId);
        }
        if (it->samplingRate) {
            entry.insert(QStringLiteral("sampling_rate"), *it->samplingRate);
        }
        collections.insert(it.key(), entry);
    }
    QJsonObject object{{QStringLiteral("collections"), collections}};
    if (collector.rollingRate) {
        object.insert(QStringLiteral("rolling_rate"), *collector.rollingRate);
    }
    if (!collector.captureHeaders.isEmpty()) {
        object.insert(QStringLiteral("capture_headers"),
                      QJsonArray::fromStringList(collector.captureHeaders));
    }
    return object;
}

bool sameWord(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// "azureml:NAME", an ARM id of a compute, or either behind "azureml:".
bool sameCompute(const QString &one, const QString &other)
{
    const auto name = [](const QString &text) { return text.section(u'/', -1).section(u':', -1); };
    return sameWord(name(one), name(other));
}

bool sameIdentity(const EndpointSpec::Identity &one, const EndpointSpec::Identity &other)
{
    const auto lower = [](const std::set<QString> &ids) {
        std::set<QString> result;
        for (const QString &id : ids) {
            result.insert(id.toLower());
        }
        return result;
    };
    return one.systemAssigned == other.systemAssigned &&
           lower(one.userAssigned) == lower(other.userAssigned);
}

/// Kubernetes quantities: "1" is "1.0".
bool sameQuantities(const TextMap &one, const TextMap &other)
{
    if (one.keys() != other.keys()) {
        return false;
    }
    for (auto it = one.begin(); it != one.end(); ++it) {
        const QString value = other.value(it.key());
        bool numeric = false;
        bool otherNumeric = false;
        const double number = it.value().toDouble(&numeric);
        const double otherNumber = value.toDouble(&otherNumeric);
        const bool sameNumber =
            numeric && otherNumeric && !(number < otherNumber) && !(otherNumber < number);
        if (!sameNumber && it.value() != value) {
            return false;
        }
    }
    return true;
}

bool sameCollector(DeploymentSpec::DataCollector one, DeploymentSpec::DataCollector other)
{
    for (DeploymentSpec::DataCollector *each : {&one, &other}) {
        each->rollingRate = each->rollingRate.value_or(QStringLiteral("Hour")).toLower();
        each->captureHeaders.sort();
        for (auto it = each->collections.begin(); it != each->collections.end(); ++it) {
            it->samplingRate = it->samplingRate.value_or(1.0);
        }
    }
    return one == other;
}

/// Collects the differences of one spec. Without a live one every said field is one.
class Differ
{
public:
    explicit Differ(std::vector<FieldDifference> &found) : m_found(found) {}

    template<typename T, typename Same>
    void field(const QString &name, const std::optional<T> &desired, const std::optional<T> &live,
               Same same)
    {
        if (desired && !(live && same(*desired, *live))) {
            add(name, live ? json(*live) : QJsonValue(), json(*desired));
        }
    }
    template<typename T>
    void field(const QString &name, const std::optional<T> &desired, const std::optional<T> &live)
    {
        field(name, desired, live, [](const T &one, const T &other) { return one == other; });
    }
    /// @p usual is what the service takes when nothing is said.
    template<typename T>
    void fieldOr(const QString &name, const std::optional<T> &desired, const std::optional<T> &live,
                 const T &usual)
    {
        field(name, desired, desired && !live ? std::optional<T>(usual) : live);
    }
    void milliseconds(const QString &name, const std::optional<std::chrono::milliseconds> &desired,
                      const std::optional<std::chrono::milliseconds> &live,
                      std::chrono::milliseconds usual, std::chrono::milliseconds unit)
    {
        const auto inUnits = [&](std::chrono::milliseconds value) -> QJsonValue {
            return value.count() % unit.count() == 0
                       ? QJsonValue(static_cast<double>(value.count() / unit.count()))
                       : QJsonValue(static_cast<double>(value.count()) /
                                    static_cast<double>(unit.count()));
        };
        if (desired && *desired != live.value_or(usual)) {
            add(name, inUnits(live.value_or(usual)), inUnits(*desired));
        }
    }
    /// The entries of @p desired; with @p whole the entries that only @p live has, too.
    void map(const QString &name, const std::optional<TextMap> &desired,
             const std::optional<TextMap> &live, bool whole)
    {
        if (!desired) {
            return;
        }
        const TextMap had = live.value_or(TextMap());
        QJsonObject before;
        QJsonObject after;
        for (auto it = desired->begin(); it != desired->end(); ++it) {
            const auto found = had.find(it.key());
            if (whole && isInjectedVariable(it.key())) {
                continue;
            }
            if (found == had.end() || found.value() != it.value()) {
                after.insert(it.key(), it.value());
                if (found != had.end()) {
                    before.insert(it.key(), found.value());
                }
            }
        }
        for (auto it = had.begin(); whole && it != had.end(); ++it) {
            if (!desired->contains(it.key()) && !isInjectedVariable(it.key())) {
                before.insert(it.key(), it.value());
            }
        }
        if (!before.isEmpty() || !after.isEmpty()) {
            add(name, before, after);
        }
    }
    void asset(AssetId::Kind kind, const std::optional<AssetReference> &desired,
               const std::optional<AssetReference> &live)
    {
        if (!desired) {
            return;
        }
        const bool comparable = desired->kind == AssetReference::Kind::Registered &&
                                (!live || live->kind == AssetReference::Kind::Registered);
        const QJsonValue before = live ? QJsonValue(live->text) : QJsonValue();
        if (!comparable) {
            m_found.push_back({assetField(kind), !live, before, desired->text});
            return;
        }
        if (live && sameRegistered(desired->text, live->text, kind)) {
            return;
        }
        const Result<AssetId> id = AssetId::fromString(desired->text, kind);
        const bool label = id && id->version.isEmpty();
        m_found.push_back({assetField(kind), !(label && live), before, desired->text});
    }
    void add(const QString &name, const QJsonValue &live, const QJsonValue &desired)
    {
        m_found.push_back({name, true, live, desired});
    }

private:
    std::vector<FieldDifference> &m_found;
};

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
        object.insert(QStringLiteral("identity"), json(*spec.identity));
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
