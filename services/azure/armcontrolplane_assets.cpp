// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armcontrolplane.h"

#include "services/azure/armpages.h"
#include "services/azure/assetjson.h"
#include "services/azure/metricsjson.h"

namespace serin {

namespace {

const QString monitorVersion = QStringLiteral("2018-01-01");

QString monitorId(const QString &resource, const char *what)
{
    return resource + QStringLiteral("/providers/Microsoft.Insights/") + QLatin1String(what);
}

// A name of an asset is a segment of a path: nothing may lead out of it.
Result<void> checkSegment(const QString &text, const QString &what)
{
    if (text.isEmpty() || text.contains(u'/') || text == QLatin1String(".") ||
        text == QLatin1String("..")) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no %2 of an asset").arg(text, what));
    }
    return {};
}

Result<void> checkVersion(const AssetId &id)
{
    const Result<void> name = checkSegment(id.name, QStringLiteral("name"));
    return name ? checkSegment(id.version, QStringLiteral("version")) : name;
}

Result<QString> nameFrom(const QJsonObject &json)
{
    const QString name = json.value(QLatin1String("name")).toString();
    if (name.isEmpty()) {
        return failure(ErrorKind::Protocol,
                       QStringLiteral("the service sent an asset without a name"));
    }
    return name;
}

} // namespace

QFuture<Result<RegisteredAsset>> ArmControlPlane::putAsset(const AssetSpec &spec)
{
    if (const Result<void> valid = checkVersion(spec.id); !valid) {
        return readyFuture<RegisteredAsset>(failure(valid.error()));
    }
    ArmRequest request;
    request.method = "PUT";
    request.url = m_session.url(spec.id.toString(m_workspace));
    request.body = assetJson(spec);
    // A version is what it is: to send it again changes nothing.
    request.tries = m_session.http().retry().tries;
    return andThen(m_session.fetch(request), this, [kind = spec.id.kind](const QJsonObject &json) {
        return assetFromJson(json, kind);
    });
}

QFuture<Result<RegisteredAsset>> ArmControlPlane::asset(const AssetId &id)
{
    if (id.label.isEmpty()) {
        if (const Result<void> valid = checkVersion(id); !valid) {
            return readyFuture<RegisteredAsset>(failure(valid.error()));
        }
        return andThen(
            get(id.toString(m_workspace)), this,
            [kind = id.kind](const QJsonObject &json) { return assetFromJson(json, kind); });
    }
    if (id.label.compare(QLatin1String("latest"), Qt::CaseInsensitive) != 0) {
        return readyFuture<RegisteredAsset>(failure(
            ErrorKind::Invalid,
            QStringLiteral("only the label \"latest\" is known, not \"%1\"").arg(id.label)));
    }
    return andThen(assetVersions(id.kind, id.name), this,
                   [id](const QList<RegisteredAsset> &versions) -> Result<RegisteredAsset> {
                       if (const auto latest = latestOf(versions)) {
                           return *latest;
                       }
                       return failure(ErrorKind::NotFound,
                                      QStringLiteral("there is no version of %1").arg(id.name));
                   });
}

QFuture<Result<QList<RegisteredAsset>>> ArmControlPlane::assetVersions(AssetId::Kind kind,
                                                                       const QString &name)
{
    if (const Result<void> valid = checkSegment(name, QStringLiteral("name")); !valid) {
        return readyFuture<QList<RegisteredAsset>>(failure(valid.error()));
    }
    const QUrl url = m_session.url(QStringLiteral("%1/%2/%3/versions")
                                       .arg(m_workspace.toString(), assetCollection(kind), name));
    return (new ArmPages<RegisteredAsset>(
                &m_session, url,
                [kind](const QJsonObject &json) { return assetFromJson(json, kind); }))
        ->future();
}

QFuture<Result<QStringList>> ArmControlPlane::assetNames(AssetId::Kind kind)
{
    const QUrl url = m_session.url(m_workspace.toString() + u'/' + assetCollection(kind));
    return (new ArmPages<QString>(&m_session, url, nameFrom))->future();
}

QFuture<Result<QList<MetricSeries>>> ArmControlPlane::metrics(const MetricQuery &query)
{
    ArmRequest request;
    request.url =
        m_session.url(monitorId(query.resourceId, "metrics"), metricsQuery(query), monitorVersion);
    return andThen(m_session.fetch(request), this, metricsFromJson);
}

QFuture<Result<QList<MetricDescription>>>
ArmControlPlane::metricDefinitions(const QString &resourceId)
{
    ArmRequest request;
    request.url = m_session.url(monitorId(resourceId, "metricDefinitions"), {}, monitorVersion);
    return andThen(m_session.fetch(request), this,
                   [](const QJsonObject &json) -> Result<QList<MetricDescription>> {
                       return metricDefinitionsFromJson(json);
                   });
}

} // namespace serin
