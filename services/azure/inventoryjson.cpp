// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/inventoryjson.h"

#include "services/azure/armfields.h"

namespace serin {

namespace {

QDateTime fromEpoch(std::optional<double> epoch)
{
    constexpr double latest = 32'503'680'000; // the year 3000
    return epoch && *epoch > 0 && *epoch < latest
               ? QDateTime::fromSecsSinceEpoch(static_cast<qint64>(*epoch), Qt::UTC)
               : QDateTime();
}

} // namespace

Result<SubscriptionInfo> subscriptionFromJson(const QJsonObject &json)
{
    QStringList unreadable;
    const ArmFields fields(json, {}, &unreadable);
    SubscriptionInfo info{fields.textOr("subscriptionId"), fields.textOr("displayName"),
                          fields.textOr("tenantId"), fields.textOr("state")};
    if (info.id.isEmpty()) {
        return failure(ErrorKind::Protocol,
                       QStringLiteral("the service sent a subscription without an id"));
    }
    return info;
}

Result<WorkspaceInfo> workspaceFromJson(const QJsonObject &json)
{
    QStringList unreadable;
    const ArmFields fields(json, {}, &unreadable);
    const Result<WorkspaceId> id = WorkspaceId::fromString(fields.textOr("id"));
    if (!id) {
        return failure(ErrorKind::Protocol,
                       QStringLiteral("the service sent a workspace with an unusable id"));
    }
    const ArmFields properties = fields.object("properties");
    return WorkspaceInfo{*id, fields.textOr("location"), properties.textOr("friendlyName"),
                         fields.textOr("kind"), properties.textOr("provisioningState")};
}

Result<SkuInfo> skuFromJson(const QJsonObject &json)
{
    QStringList unreadable;
    const ArmFields fields(json, {}, &unreadable);
    const ArmFields sku = fields.object("sku");
    const ArmFields capacity = fields.object("capacity");
    return SkuInfo{sku.textOr("name"),          sku.textOr("tier"),
                   capacity.integer("minimum"), capacity.integer("maximum"),
                   capacity.integer("default"), capacity.textOr("scaleType")};
}

Result<EndpointKeys> keysFromJson(const QJsonObject &json)
{
    EndpointKeys keys{Secret(json.value(QLatin1String("primaryKey")).toString().toUtf8()),
                      Secret(json.value(QLatin1String("secondaryKey")).toString().toUtf8())};
    if (keys.primary.isEmpty()) {
        return failure(ErrorKind::Protocol, QStringLiteral("the service sent no key"));
    }
    return keys;
}

Result<EndpointToken> endpointTokenFromJson(const QJsonObject &json)
{
    QStringList unreadable;
    const ArmFields fields(json, {}, &unreadable);
    EndpointToken token{Secret(fields.textOr("accessToken").toUtf8()),
                        fromEpoch(fields.number("expiryTimeUtc")),
                        fromEpoch(fields.number("refreshAfterTimeUtc"))};
    if (token.token.isEmpty()) {
        return failure(ErrorKind::Protocol, QStringLiteral("the service sent no token"));
    }
    return token;
}

} // namespace serin
