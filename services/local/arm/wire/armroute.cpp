// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/wire/armroute.h"

#include <QStringList>

#include <vector>

namespace serin {

namespace {

using Kind = ArmRoute::Kind;

struct Pattern
{
    Kind kind;
    QStringList segments; // "{name}" matches any
};

std::vector<Pattern> makePatterns()
{
    const QString subscription = QStringLiteral("subscriptions/{subscription}");
    const QString group = subscription + QStringLiteral("/resourceGroups/{resourceGroup}");
    const QString provider = QStringLiteral("/providers/Microsoft.MachineLearningServices");
    const QString workspace = group + provider + QStringLiteral("/workspaces/{workspace}");
    const QString endpoints = workspace + QStringLiteral("/onlineEndpoints");
    const QString endpoint = endpoints + QStringLiteral("/{endpoint}");
    const QString deployments = endpoint + QStringLiteral("/deployments");
    const QString deployment = deployments + QStringLiteral("/{deployment}");
    const QString location = subscription + provider + QStringLiteral("/locations/{location}");
    const QString insights = QStringLiteral("/providers/Microsoft.Insights");
    const QString assets = workspace + QStringLiteral("/{asset}");
    const auto pattern = [](Kind kind, const QString &path) {
        return Pattern{kind, path.split(u'/')};
    };
    return {
        pattern(Kind::Subscriptions, QStringLiteral("subscriptions")),
        pattern(Kind::Subscription, subscription),
        pattern(Kind::Tenants, QStringLiteral("tenants")),
        pattern(Kind::ResourceGroups, subscription + QStringLiteral("/resourceGroups")),
        pattern(Kind::ResourceGroup, group),
        pattern(Kind::Workspaces, subscription + provider + QStringLiteral("/workspaces")),
        pattern(Kind::Workspaces, group + provider + QStringLiteral("/workspaces")),
        pattern(Kind::Workspace, workspace),
        pattern(Kind::Endpoints, endpoints),
        pattern(Kind::Endpoint, endpoint),
        pattern(Kind::ListKeys, endpoint + QStringLiteral("/listKeys")),
        pattern(Kind::RegenerateKeys, endpoint + QStringLiteral("/regenerateKeys")),
        pattern(Kind::Token, endpoint + QStringLiteral("/token")),
        pattern(Kind::Metrics, endpoint + insights + QStringLiteral("/metrics")),
        pattern(Kind::MetricDefinitions,
                endpoint + insights + QStringLiteral("/metricDefinitions")),
        pattern(Kind::Deployments, deployments),
        pattern(Kind::Deployment, deployment),
        pattern(Kind::GetLogs, deployment + QStringLiteral("/getLogs")),
        pattern(Kind::Skus, deployment + QStringLiteral("/skus")),
        pattern(Kind::Metrics, deployment + insights + QStringLiteral("/metrics")),
        pattern(Kind::MetricDefinitions,
                deployment + insights + QStringLiteral("/metricDefinitions")),
        pattern(Kind::AssetNames, assets),
        pattern(Kind::AssetName, assets + QStringLiteral("/{name}")),
        pattern(Kind::AssetVersions, assets + QStringLiteral("/{name}/versions")),
        pattern(Kind::AssetVersion, assets + QStringLiteral("/{name}/versions/{version}")),
        pattern(Kind::OperationStatus,
                location + QStringLiteral("/mfeOperationsStatus/{operation}")),
        pattern(Kind::OperationResult,
                location + QStringLiteral("/mfeOperationResults/{operation}")),
    };
}

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

std::optional<AssetId::Kind> assetKind(const QString &collection)
{
    for (const AssetId::Kind kind :
         {AssetId::Kind::Model, AssetId::Kind::Code, AssetId::Kind::Environment}) {
        if (same(collection, assetCollection(kind))) {
            return kind;
        }
    }
    return std::nullopt;
}

bool take(ArmRoute &route, const QString &placeholder, const QString &value)
{
    if (placeholder == QLatin1String("{asset}")) {
        const std::optional<AssetId::Kind> kind = assetKind(value);
        route.asset = kind.value_or(route.asset);
        return kind.has_value();
    }
    static const std::vector<std::pair<QLatin1String, QString ArmRoute::*>> fields = {
        {QLatin1String("{subscription}"), &ArmRoute::subscription},
        {QLatin1String("{resourceGroup}"), &ArmRoute::resourceGroup},
        {QLatin1String("{workspace}"), &ArmRoute::workspace},
        {QLatin1String("{location}"), &ArmRoute::location},
        {QLatin1String("{endpoint}"), &ArmRoute::endpoint},
        {QLatin1String("{deployment}"), &ArmRoute::deployment},
        {QLatin1String("{name}"), &ArmRoute::name},
        {QLatin1String("{version}"), &ArmRoute::version},
        {QLatin1String("{operation}"), &ArmRoute::operation},
    };
    for (const auto &[name, member] : fields) {
        if (placeholder == name) {
            route.*member = value;
            return true;
        }
    }
    Q_UNREACHABLE();
}

std::optional<ArmRoute> match(const Pattern &pattern, const QStringList &segments)
{
    if (pattern.segments.size() != segments.size()) {
        return std::nullopt;
    }
    ArmRoute route;
    route.kind = pattern.kind;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString &expected = pattern.segments.at(i);
        const bool fits = expected.startsWith(u'{') ? take(route, expected, segments.at(i))
                                                    : same(expected, segments.at(i));
        if (!fits) {
            return std::nullopt;
        }
    }
    return route;
}

} // namespace

std::optional<ArmRoute> ArmRoute::fromPath(const QByteArray &path)
{
    static const std::vector<Pattern> patterns = makePatterns();
    QStringList segments;
    for (const QByteArray &part : path.split('/')) {
        if (!part.isEmpty()) {
            segments += QString::fromUtf8(QByteArray::fromPercentEncoding(part));
        }
    }
    for (const Pattern &pattern : patterns) {
        if (std::optional<ArmRoute> route = match(pattern, segments)) {
            return route;
        }
    }
    return std::nullopt;
}

} // namespace serin
