// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/livefields.h"

#include "services/domain/armid.h"
#include "services/domain/assetsource.h"
#include "services/gitops/drift/livetoken.h"
#include "services/gitops/drift/secretvariable.h"
#include "services/gitops/fieldvalues.h"
#include "services/gitops/specdifference.h"
#include "services/manifest/validation/validationtext.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

const QString variablesKey = QStringLiteral("environment_variables");
const QString propertiesKey = QStringLiteral("properties");
const QString codeKey = QStringLiteral("code_configuration");

/// "code_configuration.code" and the like as maps.
QJsonObject nested(const QJsonObject &said)
{
    QJsonObject values;
    for (auto field = said.begin(); field != said.end(); ++field) {
        const QString outer = field.key().section(u'.', 0, 0);
        const QString inner = field.key().section(u'.', 1);
        if (inner.isEmpty()) {
            values.insert(outer, field.value());
            continue;
        }
        QJsonObject map = values.value(outer).toObject();
        map.insert(inner, field.value());
        values.insert(outer, map);
    }
    return values;
}

/// What a reader of the manifest would take for something else.
QString misread(const QJsonValue &value)
{
    if (value.isString()) {
        return isTemplateText(value.toString())
                   ? QStringLiteral("%1 reads as a text that is filled in later")
                         .arg(printable(value.toString()))
                   : QString();
    }
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items) {
        if (const QString why = misread(item); !why.isEmpty()) {
            return why;
        }
    }
    const QJsonObject map = value.toObject();
    for (auto entry = map.begin(); entry != map.end(); ++entry) {
        if (isTemplateText(entry.key())) {
            return QStringLiteral("%1 reads as a name that is filled in later")
                .arg(printable(entry.key()));
        }
        if (const QString why = misread(entry.value()); !why.isEmpty()) {
            return why;
        }
    }
    return {};
}

void leaveOutMisread(LiveFields &fields)
{
    const QStringList keys = fields.values.keys();
    for (const QString &key : keys) {
        if (const QString why = misread(fields.values.value(key)); !why.isEmpty()) {
            fields.leaveOut(key, why);
        }
    }
}

/// The service adds these itself and takes none away.
void leaveOutServiceProperties(LiveFields &fields)
{
    QJsonObject own = fields.values.value(propertiesKey).toObject();
    for (const QString &key : own.keys()) {
        if (key.startsWith(QLatin1String("azureml."), Qt::CaseInsensitive) ||
            key == QLatin1String("serin.environment") || key == QLatin1String("serin.failure") ||
            sameWord(key, QStringLiteral("AzureAsyncOperationUri"))) {
            own.remove(key);
        }
    }
    fields.gone.insert(propertiesKey);
    if (own.isEmpty()) {
        fields.values.remove(propertiesKey);
    } else {
        fields.values.insert(propertiesKey, own);
    }
}

void noteUnknown(LiveFields &fields, const QJsonObject &raw, const QStringList &known,
                 const QStringList &unreadable)
{
    const QJsonObject properties = raw.value(propertiesKey).toObject();
    for (auto entry = properties.begin(); entry != properties.end(); ++entry) {
        const QJsonValue &value = entry.value();
        const bool isEmpty = value.isNull() || value == QJsonValue(false) ||
                             value == QJsonValue(QString()) || value == QJsonValue(QJsonObject()) ||
                             value == QJsonValue(QJsonArray());
        if (!isEmpty && !known.contains(entry.key())) {
            fields.notes.append(QStringLiteral("%1 is live and has no place in the manifest")
                                    .arg(printable(entry.key())));
        }
    }
    for (const QString &field : unreadable) {
        fields.notes.append(QStringLiteral("%1 is live and cannot be read").arg(printable(field)));
    }
}

/// In v2's form; nothing of what every endpoint gets.
void takeIdentity(LiveFields &fields, const EndpointSpec::Identity &identity)
{
    const QString key = QStringLiteral("identity");
    const QString type = QStringLiteral("type");
    fields.values.remove(key);
    QJsonArray users;
    for (const QString &id : identity.userAssigned) {
        users.append(QJsonObject{{QStringLiteral("resource_id"), id}});
    }
    if (identity.systemAssigned && !users.isEmpty()) {
        fields.leaveOut(key,
                        QStringLiteral("a manifest names one kind of identity, and there are two"));
    } else if (!users.isEmpty()) {
        fields.values.insert(key, QJsonObject{{type, QStringLiteral("user_assigned")},
                                              {QStringLiteral("user_assigned_identities"), users}});
    } else if (!identity.systemAssigned) {
        fields.values.insert(key, QJsonObject{{type, QStringLiteral("none")}});
    }
}

QJsonValue accessWord(bool isEnabled)
{
    return isEnabled ? QStringLiteral("enabled") : QStringLiteral("disabled");
}

void takeShares(LiveFields &fields, const QString &key, const QMap<QString, int> &shares,
                bool isValid)
{
    if (shares.isEmpty()) {
        fields.gone.insert(key);
    } else if (isValid) {
        fields.values.insert(key, sharesJson(shares));
    } else {
        fields.leaveOut(key, QStringLiteral("its shares make no split"));
    }
}

/// v2's form of @p collector.
QJsonObject collectorValue(const DeploymentSpec::DataCollector &collector)
{
    QJsonObject collections;
    for (auto each = collector.collections.begin(); each != collector.collections.end(); ++each) {
        QJsonObject json{{QStringLiteral("enabled"), each->enabled}};
        if (each->samplingRate) {
            json.insert(QStringLiteral("sampling_rate"), *each->samplingRate);
        }
        const QString id =
            each->dataId.startsWith(QLatin1String("azureml:")) ? each->dataId.mid(8) : QString();
        if (id.count(u':') == 1) {
            json.insert(QStringLiteral("data"),
                        QJsonObject{{QStringLiteral("name"), id.section(u':', 0, 0)},
                                    {QStringLiteral("version"), id.section(u':', 1)}});
        }
        collections.insert(each.key(), json);
    }
    QJsonObject json{{QStringLiteral("collections"), collections}};
    if (collector.rollingRate) {
        json.insert(QStringLiteral("rolling_rate"), *collector.rollingRate);
    }
    if (!collector.captureHeaders.isEmpty()) {
        json.insert(QStringLiteral("request_logging"),
                    QJsonObject{{QStringLiteral("capture_headers"),
                                 QJsonArray::fromStringList(collector.captureHeaders)}});
    }
    return json;
}

void takeVariables(LiveFields &fields)
{
    QJsonObject own = fields.values.value(variablesKey).toObject();
    QStringList secrets;
    for (const QString &name : own.keys()) {
        if (isInjectedVariable(name)) {
            own.remove(name);
        } else if (looksSecret(name, own.value(name).toString())) {
            secrets.append(name);
        }
    }
    if (own.isEmpty()) {
        fields.values.remove(variablesKey);
        fields.gone.insert(variablesKey);
        return;
    }
    fields.values.insert(variablesKey, own);
    if (!secrets.isEmpty()) {
        fields.leaveOut(variablesKey,
                        QStringLiteral("%1 may be secret; a manifest that names only the others "
                                       "would take it away")
                            .arg(secrets.join(QStringLiteral(", "))));
    }
}

void takeAssets(LiveFields &fields, const LiveDeployment &live)
{
    const auto shortened = [&live](const std::optional<AssetReference> &asset, AssetId::Kind kind) {
        return shortAsset(asset->text, kind, live.id);
    };
    if (live.spec.model) {
        fields.values.insert(QStringLiteral("model"),
                             shortened(live.spec.model, AssetId::Kind::Model));
    }
    if (live.spec.environment) {
        fields.values.insert(QStringLiteral("environment"),
                             shortened(live.spec.environment, AssetId::Kind::Environment));
    }
    if (live.spec.code) {
        QJsonObject code = fields.values.value(codeKey).toObject();
        const QString id = shortened(live.spec.code, AssetId::Kind::Code);
        code.insert(QStringLiteral("code"), id);
        fields.values.insert(codeKey, code);
        fields.notes.append(
            QStringLiteral("the code is known as %1 only: to change it, write the folder that it "
                           "was made of")
                .arg(id));
    }
}

/// Manifests have whole numbers of milliseconds, or of seconds.
void leaveOutFractions(LiveFields &fields)
{
    const QStringList keys = fields.values.keys();
    for (const QString &key : keys) {
        if (key == QLatin1String("data_collector")) {
            continue;
        }
        QJsonObject map = fields.values.value(key).toObject();
        for (const QString &inner : map.keys()) {
            const double number = map.value(inner).toDouble();
            if (std::floor(number) != number) {
                map.remove(inner);
                fields.gone.insert(key);
                fields.notes.append(QStringLiteral("%1.%2 is left out: %3 is no whole number")
                                        .arg(key, inner)
                                        .arg(number));
                fields.values.insert(key, map);
            }
        }
        if (fields.values.value(key).isObject() && map.isEmpty()) {
            fields.values.remove(key);
        }
    }
}

NewYaml yamlOf(const QJsonValue &value)
{
    if (value.isObject()) {
        std::vector<NewEntry> entries;
        const QJsonObject map = value.toObject();
        for (auto entry = map.begin(); entry != map.end(); ++entry) {
            entries.push_back({entry.key().toStdString(), yamlOf(entry.value())});
        }
        return NewYaml::map(std::move(entries));
    }
    if (value.isArray()) {
        QByteArrayList items;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array) {
            const QString id = item[QLatin1String("resource_id")].toString();
            items.append(item.isObject() ? "{resource_id: " + manifestToken(id) + '}'
                                         : manifestToken(item).value_or("null"));
        }
        return NewYaml::token('[' + items.join(", ").toStdString() + ']');
    }
    return NewYaml::token(manifestToken(value).value_or("null").toStdString());
}

} // namespace

void LiveFields::leaveOut(const QString &key, const QString &why)
{
    values.remove(key);
    gone.insert(key);
    notes.append(QStringLiteral("%1 is left out: %2").arg(key, why));
}

const QStringList &manifestFields()
{
    static const QStringList fields{QStringLiteral("description"),
                                    QStringLiteral("tags"),
                                    propertiesKey,
                                    QStringLiteral("compute"),
                                    QStringLiteral("auth_mode"),
                                    QStringLiteral("identity"),
                                    QStringLiteral("public_network_access"),
                                    QStringLiteral("traffic"),
                                    QStringLiteral("mirror_traffic"),
                                    QStringLiteral("model"),
                                    QStringLiteral("model_mount_path"),
                                    codeKey,
                                    QStringLiteral("environment"),
                                    variablesKey,
                                    QStringLiteral("instance_type"),
                                    QStringLiteral("instance_count"),
                                    QStringLiteral("scale_settings"),
                                    QStringLiteral("request_settings"),
                                    QStringLiteral("liveness_probe"),
                                    QStringLiteral("readiness_probe"),
                                    QStringLiteral("resources"),
                                    QStringLiteral("data_collector"),
                                    QStringLiteral("app_insights_enabled"),
                                    QStringLiteral("egress_public_network_access")};
    return fields;
}

std::vector<NewEntry> LiveFields::entries() const
{
    const QStringList &order = manifestFields();
    QStringList keys = values.keys();
    std::stable_sort(keys.begin(), keys.end(), [&order](const QString &one, const QString &other) {
        const auto rank = [&order](const QString &key) {
            const qsizetype found = order.indexOf(key);
            return found < 0 ? order.size() : found;
        };
        return rank(one) < rank(other);
    });
    std::vector<NewEntry> found;
    for (const QString &key : keys) {
        found.push_back({key.toStdString(), yamlOf(values.value(key))});
    }
    return found;
}

LiveFields liveFields(const LiveEndpoint &live)
{
    static const QStringList known{QStringLiteral("authMode"),
                                   QStringLiteral("description"),
                                   QStringLiteral("keys"),
                                   propertiesKey,
                                   QStringLiteral("compute"),
                                   QStringLiteral("publicNetworkAccess"),
                                   QStringLiteral("traffic"),
                                   QStringLiteral("mirrorTraffic"),
                                   QStringLiteral("scoringUri"),
                                   QStringLiteral("swaggerUri"),
                                   QStringLiteral("provisioningState")};
    LiveFields fields;
    fields.values = nested(saidFields(live.spec));
    leaveOutServiceProperties(fields);
    if (live.spec.identity) {
        takeIdentity(fields, *live.spec.identity);
    }
    const QString access = QStringLiteral("public_network_access");
    if (fields.values.contains(access)) {
        fields.values.insert(access, accessWord(fields.values.value(access).toBool()));
    }
    if (live.spec.compute) {
        fields.values.insert(QStringLiteral("compute"),
                             QStringLiteral("azureml:") +
                                 live.spec.compute->section(u'/', -1).section(u':', -1));
    }
    takeShares(fields, QStringLiteral("traffic"), sharesOf(live.traffic),
               live.spec.traffic.has_value());
    takeShares(fields, QStringLiteral("mirror_traffic"), sharesOf(live.mirrorTraffic),
               live.spec.mirrorTraffic.has_value());
    leaveOutMisread(fields);
    noteUnknown(fields, live.raw, known, live.unreadable);
    return fields;
}

LiveFields liveFields(const LiveDeployment &live)
{
    static const QStringList known{QStringLiteral("endpointComputeType"),
                                   QStringLiteral("description"),
                                   propertiesKey,
                                   QStringLiteral("codeConfiguration"),
                                   QStringLiteral("environmentId"),
                                   QStringLiteral("environmentVariables"),
                                   QStringLiteral("model"),
                                   QStringLiteral("modelMountPath"),
                                   QStringLiteral("instanceType"),
                                   QStringLiteral("appInsightsEnabled"),
                                   QStringLiteral("egressPublicNetworkAccess"),
                                   QStringLiteral("scaleSettings"),
                                   QStringLiteral("requestSettings"),
                                   QStringLiteral("livenessProbe"),
                                   QStringLiteral("readinessProbe"),
                                   QStringLiteral("dataCollector"),
                                   QStringLiteral("containerResourceRequirements"),
                                   QStringLiteral("provisioningState")};
    LiveFields fields;
    fields.values = nested(saidFields(live.spec));
    leaveOutServiceProperties(fields);
    takeVariables(fields);
    takeAssets(fields, live);
    const QString access = QStringLiteral("egress_public_network_access");
    if (fields.values.contains(access)) {
        fields.values.insert(access, accessWord(fields.values.value(access).toBool()));
    }
    if (live.spec.dataCollector) {
        fields.values.insert(QStringLiteral("data_collector"),
                             collectorValue(*live.spec.dataCollector));
    }
    leaveOutFractions(fields);
    leaveOutMisread(fields);
    noteUnknown(fields, live.raw, known, live.unreadable);
    return fields;
}

QString shortAsset(const QString &text, AssetId::Kind kind, const QString &resource)
{
    const qsizetype end =
        resource.indexOf(QLatin1String("/onlineEndpoints/"), 0, Qt::CaseInsensitive);
    const QString bare = text.startsWith(QLatin1String("azureml:/"), Qt::CaseInsensitive) &&
                                 !text.startsWith(QLatin1String("azureml://"), Qt::CaseInsensitive)
                             ? text.mid(8)
                             : text;
    const Result<AssetId> id = AssetId::fromString(bare, kind);
    const bool isNear =
        end > 0 && bare.startsWith(resource.left(end) + u'/', Qt::CaseInsensitive) && id;
    return isNear                  ? id->toShortString()
           : bare.startsWith(u'/') ? QStringLiteral("azureml:") + bare
                                   : bare;
}

} // namespace serin
