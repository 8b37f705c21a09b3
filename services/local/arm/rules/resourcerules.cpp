// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/resourcerules.h"

#include "services/domain/names.h"
#include "services/local/arm/rules/findings.h"
#include "services/local/arm/rules/jsonfields.h"
#include "services/local/arm/rules/ownproperties.h"

namespace serin {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostTags = 50;
constexpr qsizetype longestTagName = 512;
constexpr qsizetype longestTagValue = 256;
} // namespace

QJsonObject checkTags(const JsonFields &body)
{
    const QMap<QString, QString> tags = body.texts(u"tags"_s);
    if (tags.size() > mostTags) {
        body.refuse(u"tags"_s,
                    u"A resource has at most %1 tags, not %2."_s.arg(mostTags).arg(tags.size()));
    }
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag) {
        if (tag.key().isEmpty() || tag.key().size() > longestTagName ||
            tag->size() > longestTagValue) {
            body.refuse(u"tags"_s,
                        u"A tag's name has 1 to %1 characters and its value at most %2."_s
                            .arg(longestTagName)
                            .arg(longestTagValue));
        }
    }
    return toJson(tags);
}

QJsonObject checkIdentity(const JsonFields &body)
{
    QJsonObject kept = body.object(u"identity"_s).value_or(QJsonObject());
    const JsonFields identity = body.fields(u"identity"_s);
    const QString userAssigned = u"userAssignedIdentities"_s;
    const QString type = identity
                             .choice(u"type"_s, {u"None"_s, u"SystemAssigned"_s, u"UserAssigned"_s,
                                                 u"SystemAssigned,UserAssigned"_s})
                             .value_or(u"SystemAssigned"_s);
    const qsizetype count = identity.object(userAssigned).value_or(QJsonObject()).size();
    if (type.contains("UserAssigned"_L1) && count == 0) {
        identity.refuse(userAssigned,
                        u"An identity of type %1 names at least one identity in %2."_s.arg(
                            type, identity.pathOf(userAssigned)));
    }
    kept.insert(u"type"_s, type);
    kept.remove(u"principalId"_s);
    kept.remove(u"tenantId"_s);
    return kept;
}

QJsonObject checkProperties(const JsonFields &properties)
{
    return withoutOwnProperties(toJson(properties.texts(u"properties"_s)));
}

void checkLocation(const JsonFields &body)
{
    if (body.text(u"location"_s).value_or(QString()).isEmpty()) {
        body.findings().add(u"location"_s,
                            u"The location property is required for this definition."_s,
                            u"LocationRequired"_s);
    }
}

void checkName(const QString &name, const QString &target, Findings &findings)
{
    if (const Result<void> checked = checkResourceName(name); !checked) {
        findings.add(target, u"The name \"%1\" is not allowed: %2."_s.arg(name.left(100),
                                                                          checked.error().detail));
    }
}

QJsonObject withoutReadOnly(QJsonObject body)
{
    for (const QString &key : {u"id"_s, u"name"_s, u"type"_s, u"systemData"_s}) {
        body.remove(key);
    }
    return body;
}

} // namespace serin
