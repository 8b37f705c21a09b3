// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/assetjson.h"

#include "services/azure/armbody.h"
#include "services/azure/armfields.h"

#include <algorithm>
#include <tuple>

namespace serin {

namespace {

auto ageOf(const RegisteredAsset &asset)
{
    bool isNumber = false;
    const qlonglong number = asset.spec.id.version.toLongLong(&isNumber);
    const qint64 created = asset.createdAt.isValid() ? asset.createdAt.toMSecsSinceEpoch() : 0;
    return std::tuple(created, isNumber ? number : -1);
}

} // namespace

Result<RegisteredAsset> assetFromJson(const QJsonObject &json, AssetId::Kind kind)
{
    QStringList unreadable;
    const ArmFields fields(json, {}, &unreadable);
    const ArmFields properties = fields.object("properties");
    RegisteredAsset asset;
    asset.armId = fields.textOr("id");
    const Result<AssetId> id = AssetId::fromString(asset.armId, kind);
    if (!id) {
        return failure(ErrorKind::Protocol,
                       QStringLiteral("the service sent an asset with an unusable id"));
    }
    asset.spec.id = *id;
    asset.spec.uri = properties.textOr(kind == AssetId::Kind::Code ? "codeUri" : "modelUri");
    asset.spec.modelType = properties.textOr("modelType");
    asset.spec.image = properties.textOr("image");
    asset.spec.condaFile = properties.textOr("condaFile");
    asset.spec.description = properties.textOr("description");
    asset.spec.tags = properties.textMap("tags").value_or(QMap<QString, QString>());
    asset.spec.properties = properties.textMap("properties").value_or(QMap<QString, QString>());
    asset.createdAt = fields.object("systemData").time("createdAt");
    asset.raw = json;
    return asset;
}

QJsonObject assetJson(const AssetSpec &spec)
{
    QJsonObject properties{{QStringLiteral("tags"), jsonMap(spec.tags)},
                           {QStringLiteral("properties"), jsonMap(spec.properties)}};
    const auto set = [&](const char *key, const QString &value) {
        if (!value.isEmpty()) {
            properties.insert(QLatin1String(key), value);
        }
    };
    set("description", spec.description);
    switch (spec.id.kind) {
    case AssetId::Kind::Model:
        set("modelUri", spec.uri);
        set("modelType",
            spec.modelType.isEmpty() ? QStringLiteral("custom_model") : spec.modelType);
        break;
    case AssetId::Kind::Code:
        set("codeUri", spec.uri);
        break;
    case AssetId::Kind::Environment:
        set("image", spec.image);
        set("condaFile", spec.condaFile);
        break;
    }
    return {{QStringLiteral("properties"), properties}};
}

std::optional<RegisteredAsset> latestOf(const QList<RegisteredAsset> &versions)
{
    const auto newest =
        std::max_element(versions.begin(), versions.end(),
                         [](const RegisteredAsset &one, const RegisteredAsset &other) {
                             return ageOf(one) < ageOf(other);
                         });
    return newest == versions.end() ? std::nullopt : std::optional(*newest);
}

} // namespace serin
