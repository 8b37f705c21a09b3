// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armbody.h"

#include "services/domain/isoduration.h"

#include <QJsonArray>

namespace serin {

namespace {

void removeAll(QJsonObject &object, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        object.remove(QLatin1String(key));
    }
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || value == QJsonValue(0) ||
           value == QJsonValue(false) || value == QJsonValue(QString()) ||
           (value.isObject() && value.toObject().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty());
}

bool covers(const QJsonValue &live, const QJsonValue &wanted)
{
    if (isNothing(wanted) && isNothing(live)) {
        return true;
    }
    if (wanted.isObject()) {
        const QJsonObject inner = wanted.toObject();
        const QJsonObject there = live.toObject();
        for (auto it = inner.begin(); it != inner.end(); ++it) {
            if (!covers(there.value(it.key()), it.value())) {
                return false;
            }
        }
        return true;
    }
    if (wanted.isString() && live.isString()) {
        return wanted.toString().compare(live.toString(), Qt::CaseInsensitive) == 0;
    }
    return wanted == live;
}

// In a map that the PUT replaces whole, a name more is a difference too.
bool sameShares(const QJsonObject &live, const QJsonObject &wanted, const char *key)
{
    const QJsonValue one = live.value(QLatin1String(key));
    const QJsonValue other = wanted.value(QLatin1String(key));
    return other.isUndefined() || (covers(one, other) && covers(other, one));
}

} // namespace

QJsonObject writablePart(const QJsonObject &live)
{
    QJsonObject body = live;
    removeAll(body, {"id", "name", "type", "systemData"});
    QJsonObject properties = body.value(QLatin1String("properties")).toObject();
    removeAll(properties, {"provisioningState", "scoringUri", "swaggerUri", "keys"});
    body.insert(QLatin1String("properties"), properties);
    if (QJsonObject identity = body.value(QLatin1String("identity")).toObject();
        !identity.isEmpty()) {
        removeAll(identity, {"principalId", "tenantId"});
        QJsonObject users = identity.value(QLatin1String("userAssignedIdentities")).toObject();
        for (const QString &id : users.keys()) {
            users.insert(id, QJsonObject());
        }
        if (!users.isEmpty()) {
            identity.insert(QLatin1String("userAssignedIdentities"), users);
        }
        body.insert(QLatin1String("identity"), identity);
    }
    return body;
}

bool carriesOut(const QJsonObject &live, const QJsonObject &wanted)
{
    QJsonObject asked = wanted;
    QJsonObject properties = asked.value(QLatin1String("properties")).toObject();
    QJsonObject given = properties.value(QLatin1String("properties")).toObject();
    given.remove(QLatin1String("AzureAsyncOperationUri")); // another one for each change
    properties.insert(QLatin1String("properties"), given);
    asked.insert(QLatin1String("properties"), properties);
    const QJsonObject there = live.value(QLatin1String("properties")).toObject();
    return covers(live, asked) && sameShares(there, properties, "traffic") &&
           sameShares(there, properties, "mirrorTraffic");
}

bool sameResource(const QJsonObject &one, const QJsonObject &other)
{
    const auto lasting = [](const QJsonObject &resource) {
        QJsonObject rest = resource;
        rest.remove(QLatin1String("systemData"));
        QJsonObject properties = rest.value(QLatin1String("properties")).toObject();
        properties.remove(QLatin1String("provisioningState"));
        rest.insert(QLatin1String("properties"), properties);
        return rest;
    };
    return lasting(one) == lasting(other);
}

void put(QJsonObject &object, const char *key, const std::optional<QString> &value)
{
    if (value) {
        object.insert(QLatin1String(key), *value);
    }
}

void put(QJsonObject &object, const char *key, const std::optional<int> &value)
{
    if (value) {
        object.insert(QLatin1String(key), *value);
    }
}

void put(QJsonObject &object, const char *key, const std::optional<bool> &value)
{
    if (value) {
        object.insert(QLatin1String(key), *value);
    }
}

void putEnabled(QJsonObject &object, const char *key, const std::optional<bool> &value)
{
    if (value) {
        object.insert(QLatin1String(key),
                      *value ? QStringLiteral("Enabled") : QStringLiteral("Disabled"));
    }
}

void put(QJsonObject &object, const char *key,
         const std::optional<std::chrono::milliseconds> &value)
{
    if (value) {
        object.insert(QLatin1String(key), isoDuration(*value));
    }
}

void putInto(QJsonObject &object, const char *key,
             const std::optional<QMap<QString, QString>> &entries)
{
    if (!entries) {
        return;
    }
    QJsonObject map = object.value(QLatin1String(key)).toObject();
    for (auto it = entries->begin(); it != entries->end(); ++it) {
        map.insert(it.key(), it.value());
    }
    object.insert(QLatin1String(key), map);
}

QJsonObject jsonMap(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}

} // namespace serin
