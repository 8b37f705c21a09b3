// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/localconnection.h"

#include "services/core/statefolder.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace serin {

namespace {

constexpr QLatin1String baseUrlKey("baseUrl");
constexpr QLatin1String subscriptionKey("subscriptionId");
constexpr QLatin1String groupKey("resourceGroup");
constexpr QLatin1String workspaceKey("workspace");
constexpr QLatin1String tokenKey("tokenFile");
constexpr QLatin1String pidKey("pid");

// In the order of the contract, which QJsonObject would sort.
QByteArray member(QLatin1String key, const QString &value)
{
    const QByteArray array =
        QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact); // ["value"]
    return '"' + QByteArray(key.data(), key.size()) + "\":" + array.mid(1, array.size() - 2);
}

} // namespace

WorkspaceId localWorkspaceId()
{
    return {QStringLiteral("00000000-0000-0000-0000-000000000000"), QStringLiteral("local"),
            QStringLiteral("local")};
}

QByteArray LocalConnection::toJson() const
{
    return '{' + member(baseUrlKey, baseUrl) + ',' +
           member(subscriptionKey, workspace.subscription) + ',' +
           member(groupKey, workspace.resourceGroup) + ',' +
           member(workspaceKey, workspace.workspace) + ',' + member(tokenKey, tokenFile) +
           ",\"pid\":" + QByteArray::number(pid) + '}';
}

Result<LocalConnection> LocalConnection::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    LocalConnection result;
    result.baseUrl = object.value(baseUrlKey).toString();
    result.workspace.subscription = object.value(subscriptionKey).toString();
    result.workspace.resourceGroup = object.value(groupKey).toString();
    result.workspace.workspace = object.value(workspaceKey).toString();
    result.tokenFile = object.value(tokenKey).toString();
    result.pid = object.value(pidKey).toInteger();
    if (result.baseUrl.isEmpty() || result.workspace.workspace.isEmpty() ||
        result.tokenFile.isEmpty() || result.pid <= 0) {
        return failure(ErrorKind::Protocol,
                       QStringLiteral("this does not say how to reach a local workspace"));
    }
    return result;
}

LocalStatePaths LocalStatePaths::standard()
{
    const QString set = qEnvironmentVariable("SERIN_STATE_DIR");
    return LocalStatePaths(set.isEmpty() ? stateFolder() + QStringLiteral("/local")
                                         : QDir::cleanPath(QDir(set).absolutePath()));
}

} // namespace serin
