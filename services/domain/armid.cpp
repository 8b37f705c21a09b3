// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/armid.h"

#include <QStringList>

namespace serin {

namespace {

constexpr QLatin1String provider("Microsoft.MachineLearningServices");

bool same(const QString &one, QLatin1String other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

// The segments of an id that begins with a workspace's; fewer than 8 when it does not.
QStringList segmentsOf(const QString &text)
{
    QStringList segments = text.split(u'/');
    if (segments.size() < 9 || !segments.takeFirst().isEmpty()) {
        return {};
    }
    if (segments.last().isEmpty()) {
        segments.removeLast();
    }
    const bool workspace =
        segments.size() >= 8 && same(segments.at(0), QLatin1String("subscriptions")) &&
        same(segments.at(2), QLatin1String("resourceGroups")) &&
        same(segments.at(4), QLatin1String("providers")) && same(segments.at(5), provider) &&
        same(segments.at(6), QLatin1String("workspaces")) && !segments.contains(QString());
    return workspace ? segments : QStringList();
}

Result<AssetId> shortForm(const QString &text, AssetId::Kind kind)
{
    AssetId id;
    id.kind = kind;
    const qsizetype colon = text.lastIndexOf(u':');
    const qsizetype at = text.lastIndexOf(u'@');
    const qsizetype mark = qMax(colon, at);
    id.name = text.left(mark);
    (at > colon ? id.label : id.version) = text.mid(mark + 1);
    if (mark <= 0 || mark == text.size() - 1 || id.name.contains(u'/') || id.name.contains(u':')) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"azureml:%1\" does not name an asset").arg(text), {},
                       QStringLiteral("write azureml:name:version or azureml:name@latest"));
    }
    return id;
}

} // namespace

QString WorkspaceId::toString() const
{
    return QStringLiteral("/subscriptions/%1/resourceGroups/%2/providers/%3/workspaces/%4")
        .arg(subscription, resourceGroup, provider, workspace);
}

Result<WorkspaceId> WorkspaceId::fromString(const QString &text)
{
    const QStringList segments = segmentsOf(text);
    if (segments.size() != 8) {
        return failure(ErrorKind::Invalid, QStringLiteral("this is no workspace's ARM id"), {},
                       QStringLiteral("write %1")
                           .arg(WorkspaceId{QStringLiteral("ID"), QStringLiteral("GROUP"),
                                            QStringLiteral("NAME")}
                                    .toString()));
    }
    return WorkspaceId{segments.at(1), segments.at(3), segments.at(7)};
}

bool WorkspaceId::sameAs(const WorkspaceId &other) const
{
    return subscription.compare(other.subscription, Qt::CaseInsensitive) == 0 &&
           resourceGroup.compare(other.resourceGroup, Qt::CaseInsensitive) == 0 &&
           workspace.compare(other.workspace, Qt::CaseInsensitive) == 0;
}

QString endpointId(const WorkspaceId &workspace, const QString &endpoint)
{
    return workspace.toString() + QStringLiteral("/onlineEndpoints/") + endpoint;
}

QString deploymentId(const WorkspaceId &workspace, const QString &endpoint,
                     const QString &deployment)
{
    return endpointId(workspace, endpoint) + QStringLiteral("/deployments/") + deployment;
}

QString assetCollection(AssetId::Kind kind)
{
    switch (kind) {
    case AssetId::Kind::Model:
        return QStringLiteral("models");
    case AssetId::Kind::Code:
        return QStringLiteral("codes");
    case AssetId::Kind::Environment:
        break;
    }
    return QStringLiteral("environments");
}

QString AssetId::toString(const WorkspaceId &workspace) const
{
    Q_ASSERT(!version.isEmpty());
    return QStringLiteral("%1/%2/%3/versions/%4")
        .arg(workspace.toString(), assetCollection(kind), name, version);
}

QString AssetId::toShortString() const
{
    return label.isEmpty() ? QStringLiteral("azureml:%1:%2").arg(name, version)
                           : QStringLiteral("azureml:%1@%2").arg(name, label);
}

Result<AssetId> AssetId::fromString(const QString &text, Kind kind)
{
    const QLatin1String prefix("azureml:");
    const bool prefixed = text.startsWith(prefix, Qt::CaseInsensitive);
    const QString rest = prefixed ? text.mid(prefix.size()) : text;
    if (rest.startsWith(QLatin1String("//"))) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is of a registry, not of a workspace").arg(text));
    }
    if (prefixed && !rest.startsWith(u'/')) {
        return shortForm(rest, kind);
    }
    const QStringList segments = segmentsOf(rest);
    const QString collection = assetCollection(kind);
    if (segments.size() != 12 || segments.at(8).compare(collection, Qt::CaseInsensitive) != 0 ||
        !same(segments.at(10), QLatin1String("versions"))) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no ARM id of a version in %2").arg(text, collection));
    }
    AssetId id;
    id.kind = kind;
    id.name = segments.at(9);
    id.version = segments.at(11);
    return id;
}

} // namespace serin
