// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/livetables.h"

#include <algorithm>

namespace serin {

namespace {

using TextMap = QMap<QString, QString>;

/// The end of a registered asset's id: "model-1:1".
QString assetText(const std::optional<AssetReference> &asset)
{
    if (!asset || asset->text.isEmpty()) {
        return {};
    }
    QString text = asset->text;
    if (const auto at = text.indexOf(QLatin1String("/versions/")); at > 0) {
        const QString version = text.mid(at + 10);
        text = text.left(at).section(u'/', -1) + u':' + version;
    }
    return text.startsWith(QLatin1String("azureml:")) ? text.mid(8) : text;
}

QString mapText(const std::optional<TextMap> &map)
{
    QStringList parts;
    const TextMap pairs = map.value_or(TextMap());
    for (auto it = pairs.constBegin(); it != pairs.constEnd(); ++it) {
        parts << it.key() + u'=' + it.value();
    }
    return parts.join(QLatin1String(", "));
}

/// The rows of @p all that say something.
QList<QStringList> said(const QList<QStringList> &all)
{
    QList<QStringList> rows;
    for (const QStringList &row : all) {
        if (!row.value(1).isEmpty()) {
            rows << row;
        }
    }
    return rows;
}

} // namespace

QString stateWord(ProvisioningState state, const QString &text)
{
    const QString word = restName(state);
    return !word.isEmpty() ? word : text.isEmpty() ? QStringLiteral("Unknown") : text;
}

QString timeText(const QDateTime &time)
{
    return time.isNull() ? QString() : time.toUTC().toString(Qt::ISODate);
}

QString sharesText(const QMap<QString, int> &shares)
{
    std::vector<std::pair<int, QString>> sorted;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        sorted.emplace_back(-it.value(), it.key());
    }
    std::sort(sorted.begin(), sorted.end());
    QStringList parts;
    for (const auto &[percent, name] : sorted) {
        if (percent != 0) {
            parts << QStringLiteral("%1 %2 %").arg(name).arg(-percent);
        }
    }
    return parts.isEmpty() ? QStringLiteral("none") : parts.join(QLatin1String(", "));
}

QString instancesText(const LiveDeployment &deployment)
{
    if (!deployment.spec.instanceCount) {
        return {};
    }
    const int desired = deployment.spec.instanceCount->value();
    const QString ready = deployment.state == ProvisioningState::Succeeded
                              ? QString::number(desired)
                              : QString(QChar(0x2013));
    return QStringLiteral("%1/%2").arg(ready).arg(desired);
}

QList<QStringList> endpointTable(const QList<LiveEndpoint> &endpoints)
{
    QList<QStringList> rows{{QStringLiteral("ENDPOINT"), QStringLiteral("STATE"),
                             QStringLiteral("TRAFFIC"), QStringLiteral("MIRROR"),
                             QStringLiteral("AUTH"), QStringLiteral("SCORING URI")}};
    for (const LiveEndpoint &endpoint : endpoints) {
        rows << QStringList{endpoint.spec.name.toString(),
                            stateWord(endpoint.state, endpoint.stateText),
                            sharesText(endpoint.traffic),
                            sharesText(endpoint.mirrorTraffic),
                            endpoint.spec.authMode ? manifestName(*endpoint.spec.authMode)
                                                   : QString(),
                            endpoint.scoringUri};
    }
    return rows;
}

QList<QStringList> deploymentTable(const QList<LiveDeployment> &deployments,
                                   const LiveEndpoint *endpoint)
{
    QList<QStringList> rows{{QStringLiteral("DEPLOYMENT"), QStringLiteral("STATE"),
                             QStringLiteral("TRAFFIC"), QStringLiteral("INSTANCES"),
                             QStringLiteral("INSTANCE TYPE"), QStringLiteral("MODEL")}};
    for (const LiveDeployment &deployment : deployments) {
        const QString name = deployment.spec.name.toString();
        QString share;
        if (endpoint != nullptr) {
            share = QStringLiteral("%1 %").arg(endpoint->traffic.value(name));
            if (const int mirrored = endpoint->mirrorTraffic.value(name); mirrored > 0) {
                share += QStringLiteral(" (mirror %1 %)").arg(mirrored);
            }
        }
        rows << QStringList{name,
                            stateWord(deployment.state, deployment.stateText),
                            share,
                            instancesText(deployment),
                            deployment.spec.instanceType.value_or(QString()),
                            assetText(deployment.spec.model)};
    }
    return rows;
}

QList<QStringList> details(const LiveEndpoint &endpoint)
{
    const EndpointSpec &spec = endpoint.spec;
    return said({{QStringLiteral("endpoint"), spec.name.toString()},
                 {QStringLiteral("state"), stateWord(endpoint.state, endpoint.stateText)},
                 {QStringLiteral("traffic"), sharesText(endpoint.traffic)},
                 {QStringLiteral("mirror"), sharesText(endpoint.mirrorTraffic)},
                 {QStringLiteral("auth"), spec.authMode ? manifestName(*spec.authMode) : QString()},
                 {QStringLiteral("scoring uri"), endpoint.scoringUri},
                 {QStringLiteral("description"), spec.description.value_or(QString())},
                 {QStringLiteral("tags"), mapText(spec.tags)},
                 {QStringLiteral("created"), timeText(endpoint.createdAt)},
                 {QStringLiteral("location"), endpoint.location}});
}

QList<QStringList> details(const LiveDeployment &deployment)
{
    const DeploymentSpec &spec = deployment.spec;
    return said(
        {{QStringLiteral("deployment"), spec.name.toString()},
         {QStringLiteral("endpoint"), spec.endpoint ? spec.endpoint->toString() : QString()},
         {QStringLiteral("state"), stateWord(deployment.state, deployment.stateText)},
         {QStringLiteral("instances"), instancesText(deployment)},
         {QStringLiteral("instance type"), spec.instanceType.value_or(QString())},
         {QStringLiteral("model"), assetText(spec.model)},
         {QStringLiteral("code"), assetText(spec.code)},
         {QStringLiteral("scoring script"), spec.scoringScript.value_or(QString())},
         {QStringLiteral("environment"), assetText(spec.environment)},
         {QStringLiteral("variables"), mapText(spec.environmentVariables)},
         {QStringLiteral("description"), spec.description.value_or(QString())},
         {QStringLiteral("tags"), mapText(spec.tags)},
         {QStringLiteral("created"), timeText(deployment.createdAt)}});
}

} // namespace serin
