// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/api/resourcejson.h"

#include "services/local/arm/armsettings.h"
#include "services/local/arm/rules/ownproperties.h"
#include "services/local/arm/scoring/scoringresolver.h"
#include "services/local/arm/wire/armanswer.h"
#include "services/local/arm/wire/armcall.h"

#include <QUuid>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

const QString typePrefix = u"Microsoft.MachineLearningServices/workspaces/"_s;

// Lays the computed part of a resource over its kept one.
QJsonObject resource(QJsonObject body, const QString &id, const QString &name, const QString &type,
                     const QDateTime &createdAt, const QDateTime &modifiedAt)
{
    body.insert(u"id"_s, id);
    body.insert(u"name"_s, name);
    body.insert(u"type"_s, typePrefix + type);
    body.insert(u"systemData"_s, systemData(createdAt, modifiedAt));
    return body;
}

QString ownGuid(const QString &uid, QLatin1String what)
{
    return QUuid::createUuidV5(QUuid(uid), QString(what)).toString(QUuid::WithoutBraces);
}

QJsonObject identityOf(const EndpointRecord &endpoint, const ArmSettings &settings)
{
    QJsonObject identity = endpoint.body.value("identity"_L1).toObject();
    if (identity.value("type"_L1).toString().contains("SystemAssigned"_L1)) {
        identity.insert(u"principalId"_s, ownGuid(endpoint.uid, "principal"_L1));
        identity.insert(u"tenantId"_s, settings.tenantId);
    }
    return identity;
}

// Adds what the workspace says in `properties.properties` of an endpoint or a deployment.
template<typename Record>
void addOwnProperties(QJsonObject &properties, const ArmCall &call, const ArmSettings &settings,
                      const Record &record)
{
    QJsonObject own = properties.value("properties"_L1).toObject();
    own.insert(operationUriProperty, operationUrl(call, settings, record.operation));
    if (!record.failure.isEmpty()) {
        own.insert(failureProperty, record.failure);
    }
    properties.insert(u"properties"_s, own);
    properties.insert(u"provisioningState"_s, restName(record.state));
}

} // namespace

QJsonObject endpointJson(const ArmCall &call, const ArmSettings &settings,
                         const EndpointRecord &endpoint)
{
    const QString id = endpointId(settings.workspace, endpoint.name);
    const QString base = call.baseUrl + u"/endpoints/"_s + endpoint.name;
    QJsonObject properties = endpoint.body.value("properties"_L1).toObject();
    const bool serves = endpoint.provisioned;
    properties.insert(u"scoringUri"_s, serves ? QJsonValue(base + u"/score"_s) : QJsonValue());
    properties.insert(u"swaggerUri"_s,
                      serves ? QJsonValue(base + u"/swagger.json"_s) : QJsonValue());
    properties.insert(u"keys"_s, QJsonValue());
    addOwnProperties(properties, call, settings, endpoint);
    QJsonObject own = properties.value("properties"_L1).toObject();
    own.insert(endpointIdProperty, id.toLower());
    properties.insert(u"properties"_s, own);

    QJsonObject json = resource(endpoint.body, id, endpoint.name, u"onlineEndpoints"_s,
                                endpoint.createdAt, endpoint.modifiedAt);
    json.insert(u"identity"_s, identityOf(endpoint, settings));
    json.insert(u"properties"_s, properties);
    return json;
}

QJsonObject deploymentJson(const ArmCall &call, const ArmSettings &settings,
                           const ScoringResolver &resolver, const DeploymentRecord &deployment)
{
    QJsonObject properties = deployment.body.value("properties"_L1).toObject();
    QJsonObject variables = properties.value("environmentVariables"_L1).toObject();
    const QMap<QString, QString> injected = resolver.injectedVariables(deployment.body);
    for (auto variable = injected.cbegin(); variable != injected.cend(); ++variable) {
        variables.insert(variable.key(), *variable);
    }
    properties.insert(u"environmentVariables"_s, variables);
    addOwnProperties(properties, call, settings, deployment);
    if (const QString note = ScoringResolver::environmentNote(deployment.body); !note.isEmpty()) {
        QJsonObject own = properties.value("properties"_L1).toObject();
        own.insert(environmentProperty, note);
        properties.insert(u"properties"_s, own);
    }

    QJsonObject json = resource(
        deployment.body, deploymentId(settings.workspace, deployment.endpoint, deployment.name),
        deployment.name, u"onlineEndpoints/deployments"_s, deployment.createdAt,
        deployment.modifiedAt);
    json.insert(u"properties"_s, properties);
    return json;
}

QJsonObject assetVersionJson(const ArmSettings &settings, const AssetRecord &asset)
{
    QJsonObject properties = asset.properties;
    properties.insert(u"provisioningState"_s, u"Succeeded"_s);
    const AssetId id{asset.kind, asset.name, asset.version, {}};
    return resource({{u"properties"_s, properties}}, id.toString(settings.workspace), asset.version,
                    assetCollection(asset.kind) + u"/versions"_s, asset.createdAt,
                    asset.modifiedAt);
}

QJsonObject assetNameJson(const ArmSettings &settings, const AssetRecord &latest,
                          const QString &nextVersion)
{
    const QJsonObject properties{{u"latestVersion"_s, latest.version},
                                 {u"nextVersion"_s, nextVersion},
                                 {u"description"_s, latest.properties.value("description"_L1)},
                                 {u"tags"_s, latest.properties.value("tags"_L1)},
                                 {u"properties"_s, latest.properties.value("properties"_L1)},
                                 {u"isArchived"_s, latest.properties.value("isArchived"_L1)},
                                 {u"provisioningState"_s, u"Succeeded"_s}};
    const QString collection = assetCollection(latest.kind);
    return resource({{u"properties"_s, properties}},
                    settings.workspace.toString() + u'/' + collection + u'/' + latest.name,
                    latest.name, collection, latest.createdAt, latest.modifiedAt);
}

} // namespace serin
