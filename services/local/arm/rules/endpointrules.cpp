// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/endpointrules.h"

#include "services/local/arm/rules/findings.h"
#include "services/local/arm/rules/jsonfields.h"
#include "services/local/arm/rules/resourcerules.h"
#include "services/local/arm/rules/trafficrules.h"

#include <QRegularExpression>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

void checkKeys(const JsonFields &properties)
{
    const JsonFields keys = properties.fields(u"keys"_s);
    for (const QString &which : {u"primaryKey"_s, u"secondaryKey"_s}) {
        if (const std::optional<QString> key = keys.text(which); key && !isUsableKey(*key)) {
            keys.refuse(which, u"%1 must have 8 to 256 visible ASCII characters."_s.arg(
                                   keys.pathOf(which)));
        }
    }
}

QJsonObject checkedProperties(const JsonFields &body, const QStringList &deployments)
{
    body.require(u"properties"_s);
    const JsonFields properties = body.fields(u"properties"_s);
    QJsonObject kept = properties.object();
    for (const QString &readOnly :
         {u"scoringUri"_s, u"swaggerUri"_s, u"provisioningState"_s, u"keys"_s}) {
        kept.remove(readOnly);
    }

    properties.require(u"authMode"_s);
    kept.insert(u"authMode"_s,
                properties.choice(u"authMode"_s, {u"Key"_s, u"AMLToken"_s, u"AADToken"_s})
                    .value_or(QString()));
    if (properties.has(u"compute"_s)) {
        properties.refuse(u"compute"_s, u"The local workspace has no Kubernetes compute; leave "
                                        "properties.compute out for a managed endpoint."_s);
    }
    const std::optional<QString> description = properties.text(u"description"_s);
    kept.insert(u"description"_s, description ? QJsonValue(*description) : QJsonValue());
    kept.insert(u"publicNetworkAccess"_s,
                properties.choice(u"publicNetworkAccess"_s, {u"Enabled"_s, u"Disabled"_s})
                    .value_or(u"Enabled"_s));
    kept.insert(u"compute"_s, QJsonValue());
    kept.insert(u"properties"_s, checkProperties(properties));
    checkKeys(properties);
    const TrafficRules rules = TrafficRules::check(properties, deployments);
    kept.insert(u"traffic"_s, rules.traffic);
    kept.insert(u"mirrorTraffic"_s, rules.mirrorTraffic);
    return kept;
}

} // namespace

ArmResult<QJsonObject> endpointBody(const QString &name, const QJsonObject &asked,
                                    const QStringList &deployments)
{
    Findings findings;
    const JsonFields body(asked, QString(), findings);
    QJsonObject kept = withoutReadOnly(asked);
    checkName(name, u"name"_s, findings);
    checkLocation(body);
    kept.insert(u"kind"_s, u"Managed"_s);
    kept.insert(u"tags"_s, checkTags(body));
    kept.insert(u"identity"_s, checkIdentity(body));
    kept.insert(u"properties"_s, checkedProperties(body, deployments));
    (void)body.object(u"sku"_s);
    if (!findings.isEmpty()) {
        return refuse(findings.toError());
    }
    return kept;
}

ArmResult<QJsonObject> patchedEndpoint(QJsonObject body, const QJsonObject &asked)
{
    Findings findings;
    const JsonFields patch(asked, QString(), findings);
    for (const QString &key : asked.keys()) {
        if (key != "tags"_L1 && key != "identity"_L1 && key != "sku"_L1) {
            patch.refuse(key,
                         u"PATCH changes tags, identity and sku of an endpoint; change %1 with "
                         "a PUT of the whole endpoint."_s.arg(key.left(100)));
        }
    }
    if (patch.has(u"tags"_s)) {
        body.insert(u"tags"_s, checkTags(patch));
    }
    if (patch.has(u"identity"_s)) {
        body.insert(u"identity"_s, checkIdentity(patch));
    }
    if (const std::optional<QJsonObject> sku = patch.object(u"sku"_s)) {
        body.insert(u"sku"_s, *sku);
    }
    if (!findings.isEmpty()) {
        return refuse(findings.toError());
    }
    return body;
}

bool isUsableKey(const QString &key)
{
    static const QRegularExpression form(QStringLiteral(R"(\A[\x21-\x7e]{8,256}\z)"));
    return form.match(key).hasMatch();
}

} // namespace serin
