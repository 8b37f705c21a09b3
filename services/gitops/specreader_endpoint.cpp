// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specfields.h"

namespace serin {

namespace {

/// One entry of `traffic` or `mirror_traffic` that makes sense.
struct Share
{
    DeploymentName deployment;
    Percent percent;
    const SchemaValue *value;
};

/// The entries of the map under @p key; nothing when it is not said or one makes no sense.
std::optional<std::vector<Share>> sharesOf(const SpecFields &fields, const QString &key)
{
    const SchemaValue *map = fields.raw(key);
    if (map == nullptr || fields.isOpen(key, *map)) {
        return std::nullopt;
    }
    fields.keep(key, *map);
    if (!map->isMap()) {
        fields.problem(*map,
                       map->kind == SchemaValue::Kind::Null
                           ? QStringLiteral("%1 has no value").arg(key)
                           : QStringLiteral("%1 is a map of deployments and percents").arg(key),
                       QStringLiteral("write one line for each deployment below %1:, or remove it "
                                      "and leave the live shares as they are")
                           .arg(key));
        return std::nullopt;
    }
    std::vector<Share> shares;
    bool usable = true;
    for (const SchemaValue &entry : map->children) {
        if (fields.isOpen(key + u'.' + entry.key, entry)) {
            usable = false;
            continue;
        }
        const Result<DeploymentName> name = DeploymentName::fromString(entry.key);
        const std::optional<int> number = entry.wholeNumber();
        if (!name) {
            fields.problem(entry, name.error(), QStringLiteral("name a deployment"));
        } else if (!number || *number < 0 || *number > 100) {
            fields.problem(entry,
                           QStringLiteral("the share of %1 is no whole percent from 0 to 100: %2")
                               .arg(entry.key, entry.text),
                           QStringLiteral("write a whole number from 0 to 100"));
        } else {
            shares.push_back({*name, Percent::clamped(*number), &entry});
            continue;
        }
        usable = false;
    }
    return usable ? std::optional(shares) : std::nullopt;
}

std::optional<TrafficSplit> trafficOf(const SpecFields &fields)
{
    const QString key = QStringLiteral("traffic");
    const auto read = sharesOf(fields, key);
    if (!read) {
        return std::nullopt;
    }
    std::vector<TrafficShare> shares;
    for (const Share &share : *read) {
        shares.push_back({share.deployment, share.percent});
    }
    const Result<TrafficSplit> split = TrafficSplit::fromShares(std::move(shares));
    if (!split) {
        fields.problem(*fields.raw(key), split.error(),
                       QStringLiteral("make the shares sum to 100"));
        return std::nullopt;
    }
    return *split;
}

std::optional<MirrorTraffic> mirrorOf(const SpecFields &fields)
{
    const QString key = QStringLiteral("mirror_traffic");
    const auto read = sharesOf(fields, key);
    if (!read) {
        return std::nullopt;
    }
    MirrorTraffic mirror;
    for (const Share &share : *read) {
        const Result<MirrorTraffic> one = MirrorTraffic::toTarget(share.deployment, share.percent);
        if (!one) {
            fields.problem(*share.value, one.error(),
                           QStringLiteral("write at most %1").arg(MirrorTraffic::limit));
            return std::nullopt;
        }
        if (one->target() && mirror.target()) {
            fields.problem(*share.value,
                           QStringLiteral("mirror_traffic names two deployments, %1 and %2")
                               .arg(mirror.target()->toString(), share.deployment.toString()),
                           QStringLiteral("leave one of them"));
            return std::nullopt;
        }
        if (one->target()) {
            mirror = *one;
        }
    }
    return mirror;
}

std::optional<EndpointSpec::Identity> identityOf(const SpecFields &fields)
{
    if (!fields.hasMap(QStringLiteral("identity"))) {
        return std::nullopt;
    }
    const SpecFields from = fields.map(QStringLiteral("identity"));
    const std::optional<QString> type = from.text(QStringLiteral("type"));
    EndpointSpec::Identity identity;
    if (type) {
        const QString word = QString(*type).remove(u'_').toLower();
        const bool system = word.contains(QLatin1String("systemassigned"));
        const bool user = word.contains(QLatin1String("userassigned"));
        if (!system && !user && word != QLatin1String("none")) {
            from.problem(*from.raw(QStringLiteral("type")),
                         QStringLiteral("identity.type is not known: %1").arg(*type),
                         QStringLiteral("write system_assigned or user_assigned"));
            return std::nullopt;
        }
        identity.systemAssigned = system;
    }
    const SchemaValue *users = from.raw(QStringLiteral("user_assigned_identities"));
    if (users != nullptr && users->isList()) {
        for (const SchemaValue &user : users->children) {
            const QString id =
                user.isMap() ? user.textOf(QStringLiteral("resource_id")) : user.text;
            if (!from.isOpen(QStringLiteral("user_assigned_identities"), user) && !id.isEmpty()) {
                identity.userAssigned.insert(id);
            }
        }
    }
    return identity;
}

/// The cluster of the preview's and of the current manifests.
std::optional<QString> computeOf(const SpecFields &fields)
{
    if (const std::optional<QString> compute = fields.text(QStringLiteral("compute"))) {
        return compute;
    }
    std::optional<QString> where = fields.text(QStringLiteral("target"));
    if (!where) {
        where = fields.text(QStringLiteral("infrastructure"));
    }
    const bool managed =
        where && where->compare(QLatin1String("managed"), Qt::CaseInsensitive) == 0;
    return managed ? std::nullopt : where;
}

} // namespace

void readEndpointFields(const SpecFields &fields, EndpointSpec &spec)
{
    const QString authMode = QStringLiteral("auth_mode");
    if (const std::optional<QString> word = fields.text(authMode)) {
        if (const Result<AuthMode> mode = authModeFromString(*word)) {
            spec.authMode = *mode;
        } else {
            fields.problem(*fields.raw(authMode), mode.error(),
                           QStringLiteral("write key, aml_token or aad_token"));
        }
    }
    spec.compute = computeOf(fields);
    if (spec.compute) {
        spec.computeType = EndpointComputeType::Kubernetes;
    }
    spec.description = fields.text(QStringLiteral("description"));
    spec.tags = fields.textMap(QStringLiteral("tags"));
    spec.properties = fields.textMap(QStringLiteral("properties"));
    spec.identity = identityOf(fields);
    spec.publicNetworkAccess = fields.enabled(QStringLiteral("public_network_access"));
    spec.traffic = trafficOf(fields);
    spec.mirrorTraffic = mirrorOf(fields);
}

} // namespace serin
