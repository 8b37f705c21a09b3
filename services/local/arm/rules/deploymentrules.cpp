// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/deploymentrules.h"

#include "services/domain/instancecount.h"
#include "services/local/arm/rules/coderules.h"
#include "services/local/arm/rules/findings.h"
#include "services/local/arm/rules/jsonfields.h"
#include "services/local/arm/rules/resourcerules.h"
#include "services/local/arm/rules/servingrules.h"
#include "services/local/arm/scoring/scoringresolver.h"

namespace serin {

using namespace Qt::StringLiterals;

namespace {

QJsonObject checkSku(const JsonFields &body, const QJsonObject &before)
{
    const JsonFields sku = body.fields(u"sku"_s);
    QJsonObject kept = before;
    for (const QString &key : sku.object().keys()) {
        kept.insert(key, sku.object().value(key));
    }
    (void)sku.choice(u"name"_s, {u"Default"_s});
    kept.insert(u"name"_s, u"Default"_s);
    kept.insert(u"tier"_s, u"Standard"_s);
    kept.insert(u"capacity"_s, sku.integer(u"capacity"_s, 1, InstanceCount::managedLimit)
                                   .value_or(before.value("capacity"_L1).toInt(1)));
    return kept;
}

void checkComputeType(const JsonFields &properties)
{
    const QString key = u"endpointComputeType"_s;
    properties.require(key);
    if (properties.choice(key, {u"Managed"_s, u"Kubernetes"_s}) == u"Kubernetes"_s) {
        properties.refuse(key, u"The local workspace has no Kubernetes compute; use Managed."_s);
    }
}

void checkEnvironmentReference(const JsonFields &properties, const ScoringResolver &resolver,
                               QJsonObject &kept)
{
    const QString key = u"environmentId"_s;
    const QString reference = properties.text(key).value_or(QString());
    // A registry's is not built locally either, so nothing is lost by not having it.
    if (reference.startsWith("azureml://registries/"_L1, Qt::CaseInsensitive)) {
        return;
    }
    checkReference(properties, key, AssetId::Kind::Environment, resolver.references(), kept);
}

QJsonObject checkedProperties(const JsonFields &body, const ScoringResolver &resolver)
{
    body.require(u"properties"_s);
    const JsonFields properties = body.fields(u"properties"_s);
    QJsonObject kept = properties.object();
    kept.remove(u"provisioningState"_s);

    checkComputeType(properties);
    kept.insert(u"endpointComputeType"_s, u"Managed"_s);
    for (const QString &optional : {u"description"_s, u"modelMountPath"_s}) {
        const std::optional<QString> text = properties.text(optional);
        kept.insert(optional, text ? QJsonValue(*text) : QJsonValue());
    }
    kept.insert(u"instanceType"_s,
                properties.text(u"instanceType"_s).value_or(u"Standard_F4s_v2"_s));
    for (const QString &flag : {u"appInsightsEnabled"_s, u"privateNetworkConnection"_s}) {
        kept.insert(flag, properties.boolean(flag).value_or(false));
    }
    const QString egress = u"egressPublicNetworkAccess"_s;
    kept.insert(egress,
                properties.choice(egress, {u"Enabled"_s, u"Disabled"_s}).value_or(u"Enabled"_s));
    (void)properties.object(u"dataCollector"_s);
    kept.insert(u"properties"_s, checkProperties(properties));
    kept.insert(u"scaleSettings"_s, checkScaleSettings(properties));
    kept.insert(u"requestSettings"_s, checkRequestSettings(properties));
    kept.insert(u"livenessProbe"_s, checkProbe(properties, u"livenessProbe"_s, 1));
    kept.insert(u"readinessProbe"_s, checkProbe(properties, u"readinessProbe"_s, mostProbes));
    kept.insert(u"environmentVariables"_s, checkEnvironmentVariables(properties));
    checkReference(properties, u"model"_s, AssetId::Kind::Model, resolver.references(), kept);
    checkEnvironmentReference(properties, resolver, kept);
    kept.insert(u"codeConfiguration"_s, checkCode(properties, resolver.references()));
    return kept;
}

// Takes the variables out that are the workspace's own addition.
void dropInjected(QJsonObject &body, const QMap<QString, QString> &injected)
{
    QJsonObject properties = body.value("properties"_L1).toObject();
    QJsonObject variables = properties.value("environmentVariables"_L1).toObject();
    for (auto variable = injected.cbegin(); variable != injected.cend(); ++variable) {
        if (variables.value(variable.key()).toString() == *variable) {
            variables.remove(variable.key());
        }
    }
    properties.insert(u"environmentVariables"_s, variables);
    body.insert(u"properties"_s, properties);
}

} // namespace

ArmResult<QJsonObject> deploymentBody(const QString &name, const QJsonObject &asked,
                                      const ScoringResolver &resolver,
                                      const QMap<QString, QString> &shownBefore)
{
    Findings findings;
    const JsonFields body(asked, QString(), findings);
    QJsonObject kept = withoutReadOnly(asked);
    checkName(name, u"name"_s, findings);
    checkLocation(body);
    kept.insert(u"kind"_s, u"Managed"_s);
    kept.insert(u"tags"_s, checkTags(body));
    kept.insert(u"sku"_s, checkSku(body, {}));
    if (body.has(u"identity"_s)) {
        kept.insert(u"identity"_s, checkIdentity(body));
    }
    kept.insert(u"properties"_s, checkedProperties(body, resolver));
    checkCommand(body.fields(u"properties"_s), resolver.codeDir(kept));
    if (!findings.isEmpty()) {
        return refuse(findings.toError());
    }
    dropInjected(kept, shownBefore);
    dropInjected(kept, resolver.injectedVariables(kept));
    return kept;
}

ArmResult<QJsonObject> patchedDeployment(QJsonObject body, const QJsonObject &asked)
{
    Findings findings;
    const JsonFields patch(asked, QString(), findings);
    for (const QString &key : asked.keys()) {
        if (key != "tags"_L1 && key != "identity"_L1 && key != "sku"_L1) {
            patch.refuse(key, u"PATCH changes tags, identity and sku of a deployment; change %1 "
                              "with a PUT of the whole deployment."_s.arg(key.left(100)));
        }
    }
    if (patch.has(u"tags"_s)) {
        body.insert(u"tags"_s, checkTags(patch));
    }
    if (patch.has(u"identity"_s)) {
        body.insert(u"identity"_s, checkIdentity(patch));
    }
    body.insert(u"sku"_s, checkSku(patch, body.value("sku"_L1).toObject()));
    if (!findings.isEmpty()) {
        return refuse(findings.toError());
    }
    return body;
}

} // namespace serin
