// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/fieldvalues.h"

#include <QJsonArray>

namespace serin {

using TextMap = QMap<QString, QString>;

QJsonValue fieldJson(const QString &text)
{
    return text;
}
QJsonValue fieldJson(int number)
{
    return number;
}
QJsonValue fieldJson(bool value)
{
    return value;
}
QJsonValue fieldJson(AuthMode mode)
{
    return manifestName(mode);
}
QJsonValue fieldJson(Percent percent)
{
    return percent.value();
}
QJsonValue fieldJson(InstanceCount count)
{
    return count.value();
}
QJsonValue fieldJson(const TextMap &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}
QJsonObject sharesJson(const QMap<QString, int> &shares)
{
    QJsonObject object;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}
QJsonValue fieldJson(const EndpointSpec::Identity &identity)
{
    QJsonArray users;
    for (const QString &id : identity.userAssigned) {
        users.append(id);
    }
    return QJsonObject{{QStringLiteral("system_assigned"), identity.systemAssigned},
                       {QStringLiteral("user_assigned_identities"), users}};
}
QJsonValue fieldJson(const DeploymentSpec::DataCollector &collector)
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
        for (auto &collection : each->collections) {
            collection.samplingRate = collection.samplingRate.value_or(1.0);
        }
    }
    return one == other;
}

} // namespace serin
