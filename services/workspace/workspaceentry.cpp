// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/workspaceentry.h"

#include "services/workspace/project.h"

#include <QUrl>

namespace serin {

WorkspaceEntry WorkspaceEntry::local()
{
    WorkspaceEntry entry;
    entry.name = localWorkspaceName;
    entry.isLocal = true;
    entry.tier = Tier::Dev;
    return entry;
}

WorkspaceEntry WorkspaceEntry::unnamed(const WorkspaceId &id)
{
    WorkspaceEntry entry;
    entry.name = id.workspace;
    entry.armUrl = publicArmUrl;
    entry.id = id;
    return entry;
}

QString WorkspaceEntry::identity() const
{
    return isLocal ? QString(localWorkspaceName) : armUrl.toLower() + id.toString().toLower();
}

Result<QString> armUrlFrom(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QString host = parsed.host();
    const bool isHere = host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") ||
                        host == QLatin1String("::1");
    const bool isSecure = parsed.scheme() == QLatin1String("https");
    if (!parsed.isValid() || host.isEmpty() || !parsed.userInfo().isEmpty() || parsed.hasQuery() ||
        parsed.hasFragment() || (!isSecure && parsed.scheme() != QLatin1String("http"))) {
        return failure(ErrorKind::Invalid, QStringLiteral("this is no address of a control plane"),
                       parsed.toDisplayString(),
                       QStringLiteral("name one like %1").arg(publicArmUrl));
    }
    if (!isSecure && !isHere) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("an address without https would show the token on the way"),
                       url, QStringLiteral("use https"));
    }
    QString text = parsed.toString(QUrl::FullyEncoded);
    while (text.endsWith(u'/')) {
        text.chop(1);
    }
    return text;
}

Result<void> checkWorkspace(const WorkspaceEntry &entry)
{
    if (Result<void> named = checkEntryName(entry.name, QStringLiteral("a workspace")); !named) {
        return named;
    }
    if (entry.name.contains(u'/')) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the name of a workspace has no slash, as an ARM id has"),
                       entry.name);
    }
    if (entry.isLocal != (entry.name == localWorkspaceName)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"local\" is the name of this computer's own workspace"), {},
                       QStringLiteral("choose another name"));
    }
    if (entry.isLocal) {
        return {};
    }
    if (const Result<QString> url = armUrlFrom(entry.armUrl); !url) {
        return failure(url.error());
    }
    const Result<WorkspaceId> id = WorkspaceId::fromString(entry.id.toString());
    if (!id || !(*id == entry.id)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("workspace \"%1\" needs a subscription, a resource group and "
                                      "a name")
                           .arg(entry.name),
                       entry.id.toString());
    }
    return {};
}

} // namespace serin
