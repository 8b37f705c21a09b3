// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/endpointjson.h"

#include "services/azure/armbody.h"
#include "services/azure/armfields.h"

namespace serin {

namespace {

using Identity = EndpointSpec::Identity;

Identity identityFrom(const ArmFields &fields)
{
    Identity identity;
    const QString type = fields.textOr("type");
    identity.systemAssigned = type.contains(QLatin1String("SystemAssigned"), Qt::CaseInsensitive);
    if (type.contains(QLatin1String("UserAssigned"), Qt::CaseInsensitive)) {
        for (const QString &id : fields.object("userAssignedIdentities").keys()) {
            identity.userAssigned.insert(id);
        }
    }
    return identity;
}

QJsonObject identityJson(const Identity &identity)
{
    QJsonObject json;
    QStringList types;
    if (identity.systemAssigned) {
        types.append(QStringLiteral("SystemAssigned"));
    }
    if (!identity.userAssigned.empty()) {
        types.append(QStringLiteral("UserAssigned"));
        QJsonObject users;
        for (const QString &id : identity.userAssigned) {
            users.insert(id, QJsonObject());
        }
        json.insert(QLatin1String("userAssignedIdentities"), users);
    }
    json.insert(QLatin1String("type"), types.isEmpty() ? QStringLiteral("None") : types.join(u','));
    return json;
}

// Shares that are no valid split stay in LiveEndpoint::traffic alone.
std::optional<TrafficSplit> splitFrom(const QMap<QString, int> &traffic, const ArmFields &fields)
{
    std::vector<TrafficShare> shares;
    for (auto it = traffic.begin(); it != traffic.end(); ++it) {
        const Result<DeploymentName> name = DeploymentName::fromString(it.key());
        const Result<Percent> percent = Percent::fromInt(it.value());
        if (!name || !percent) {
            fields.note(QStringLiteral("traffic.") + it.key());
            return std::nullopt;
        }
        shares.push_back({*name, *percent});
    }
    const Result<TrafficSplit> split = TrafficSplit::fromShares(std::move(shares));
    if (!split) {
        fields.note(QStringLiteral("traffic"));
        return std::nullopt;
    }
    return *split;
}

std::optional<MirrorTraffic> mirrorFrom(const QMap<QString, int> &traffic, const ArmFields &fields)
{
    MirrorTraffic mirror;
    for (auto it = traffic.begin(); it != traffic.end(); ++it) {
        const Result<DeploymentName> name = DeploymentName::fromString(it.key());
        const Result<Percent> percent = Percent::fromInt(it.value());
        const Result<MirrorTraffic> one =
            name && percent
                ? MirrorTraffic::toTarget(*name, *percent)
                : Result<MirrorTraffic>(failure(ErrorKind::Invalid, QStringLiteral("no share")));
        if (!one || (one->target() && mirror.target())) {
            fields.note(QStringLiteral("mirrorTraffic.") + it.key());
            return std::nullopt;
        }
        if (one->target()) {
            mirror = *one;
        }
    }
    return mirror;
}

QJsonObject trafficJson(const TrafficSplit &split)
{
    QJsonObject traffic;
    for (const TrafficShare &share : split.shares()) {
        if (share.percent.value() > 0) {
            traffic.insert(share.deployment.toString(), share.percent.value());
        }
    }
    return traffic;
}

QJsonObject mirrorJson(const MirrorTraffic &mirror)
{
    QJsonObject traffic;
    if (mirror.target()) {
        traffic.insert(mirror.target()->toString(), mirror.percent().value());
    }
    return traffic;
}

QString computeId(const QString &compute, const WorkspaceId &workspace)
{
    const QLatin1String prefix("azureml:");
    if (!compute.startsWith(prefix, Qt::CaseInsensitive)) {
        return compute;
    }
    const QString name = compute.mid(prefix.size());
    return name.startsWith(u'/') ? name
                                 : workspace.toString() + QStringLiteral("/computes/") + name;
}

void apply(QJsonObject &body, const EndpointSpec &spec, const WorkspaceId &workspace)
{
    putInto(body, "tags", spec.tags);
    if (spec.identity) {
        body.insert(QLatin1String("identity"), identityJson(*spec.identity));
    }
    QJsonObject properties = body.value(QLatin1String("properties")).toObject();
    if (spec.authMode) {
        properties.insert(QLatin1String("authMode"), restName(*spec.authMode));
    }
    put(properties, "description", spec.description);
    putInto(properties, "properties", spec.properties);
    putEnabled(properties, "publicNetworkAccess", spec.publicNetworkAccess);
    if (spec.compute) {
        properties.insert(QLatin1String("compute"), computeId(*spec.compute, workspace));
    }
    body.insert(QLatin1String("properties"), properties);
}

} // namespace

Result<LiveEndpoint> endpointFromJson(const QJsonObject &json)
{
    QStringList unreadable;
    const ArmFields fields(json, {}, &unreadable);
    const QString id = fields.textOr("id");
    const QString text = fields.text("name").value_or(id.section(u'/', -1));
    const Result<EndpointName> name = EndpointName::fromString(text);
    if (!name) {
        return failure(ErrorKind::Protocol,
                       QStringLiteral("the service sent an endpoint with an unusable name: %1")
                           .arg(name.error().detail));
    }
    const ArmFields properties = fields.object("properties");
    LiveEndpoint live{EndpointSpec(*name)};
    live.id = id;
    live.location = fields.textOr("location");
    live.stateText = properties.textOr("provisioningState");
    live.state = provisioningStateFromString(live.stateText);
    live.scoringUri = properties.textOr("scoringUri");
    live.openApiUri = properties.textOr("swaggerUri");
    live.traffic = properties.integerMap("traffic");
    live.mirrorTraffic = properties.integerMap("mirrorTraffic");
    live.createdAt = fields.object("systemData").time("createdAt");
    live.modifiedAt = fields.object("systemData").time("lastModifiedAt");
    live.raw = json;

    EndpointSpec &spec = live.spec;
    spec.compute = properties.text("compute");
    if (spec.compute && spec.compute->isEmpty()) {
        spec.compute.reset();
    }
    const bool kubernetes =
        fields.textOr("kind").compare(QLatin1String("Kubernetes"), Qt::CaseInsensitive) == 0;
    spec.computeType =
        kubernetes || spec.compute ? EndpointComputeType::Kubernetes : EndpointComputeType::Managed;
    if (const auto word = properties.text("authMode")) {
        if (const Result<AuthMode> mode = authModeFromString(*word)) {
            spec.authMode = *mode;
        } else {
            properties.note(QStringLiteral("authMode"));
        }
    }
    spec.description = properties.text("description");
    spec.tags = fields.textMap("tags");
    spec.properties = properties.textMap("properties");
    if (fields.hasObject("identity")) {
        spec.identity = identityFrom(fields.object("identity"));
    }
    spec.publicNetworkAccess = properties.enabled("publicNetworkAccess");
    if (properties.hasObject("traffic")) {
        spec.traffic = splitFrom(live.traffic, properties);
    }
    if (properties.hasObject("mirrorTraffic")) {
        spec.mirrorTraffic = mirrorFrom(live.mirrorTraffic, properties);
    }
    live.unreadable = unreadable;
    return live;
}

QJsonObject newEndpointJson(const EndpointSpec &spec, const WorkspaceId &workspace,
                            const QString &location)
{
    const QString kind = spec.computeType == EndpointComputeType::Kubernetes
                             ? QStringLiteral("Kubernetes")
                             : QStringLiteral("Managed");
    QJsonObject body{{QStringLiteral("location"), location},
                     {QStringLiteral("kind"), kind},
                     {QStringLiteral("tags"), QJsonObject()},
                     {QStringLiteral("identity"), identityJson(spec.identity.value_or(Identity()))},
                     {QStringLiteral("properties"),
                      QJsonObject{{QStringLiteral("authMode"), restName(AuthMode::Key)},
                                  {QStringLiteral("properties"), QJsonObject()},
                                  {QStringLiteral("traffic"), QJsonObject()},
                                  {QStringLiteral("mirrorTraffic"), QJsonObject()}}}};
    apply(body, spec, workspace);
    return body;
}

QJsonObject mergedEndpointJson(const QJsonObject &live, const EndpointSpec &spec,
                               const WorkspaceId &workspace)
{
    QJsonObject body = writablePart(live);
    apply(body, spec, workspace);
    QJsonObject properties = body.value(QLatin1String("properties")).toObject();
    if (spec.traffic) {
        properties.insert(QLatin1String("traffic"), trafficJson(*spec.traffic));
    }
    if (spec.mirrorTraffic) {
        properties.insert(QLatin1String("mirrorTraffic"), mirrorJson(*spec.mirrorTraffic));
    }
    body.insert(QLatin1String("properties"), properties);
    return body;
}

} // namespace serin
