// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/workspaceregistry.h"

#include "services/core/configfolder.h"
#include "services/workspace/registrykeys.h"

#include <QJsonArray>

#include <algorithm>

namespace serin {

namespace {

constexpr QLatin1String workspacesKey("workspaces");
constexpr QLatin1String urlKey("armUrl");
constexpr QLatin1String subscriptionKey("subscription");
constexpr QLatin1String groupKey("resourceGroup");
constexpr QLatin1String tenantKey("tenant");

Result<WorkspaceEntry> readEntry(const QJsonObject &object)
{
    WorkspaceEntry entry;
    entry.name = object.value(nameKey).toString();
    entry.armUrl = object.value(urlKey).toString();
    entry.id.subscription = object.value(subscriptionKey).toString();
    entry.id.resourceGroup = object.value(groupKey).toString();
    entry.id.workspace = object.value(workspaceKey).toString();
    entry.tenant = object.value(tenantKey).toString();
    const auto tier = tierFromName(object.value(tierKey).toString());
    if (!tier) {
        return failure(ErrorKind::Invalid, QStringLiteral("tier is not dev, staging or prod"));
    }
    entry.tier = *tier;
    if (const Result<void> good = checkWorkspace(entry); !good) {
        return failure(good.error());
    }
    return entry;
}

// Members that a newer Serin has put there stay.
void write(QJsonObject &object, const WorkspaceEntry &entry)
{
    object.insert(nameKey, entry.name);
    object.insert(urlKey, entry.armUrl);
    object.insert(subscriptionKey, entry.id.subscription);
    object.insert(groupKey, entry.id.resourceGroup);
    object.insert(workspaceKey, entry.id.workspace);
    object.insert(tenantKey, entry.tenant);
    object.insert(tierKey, tierName(entry.tier));
}

qsizetype indexOf(const QJsonArray &entries, const QString &name)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const QJsonValue &value) {
        return value.toObject().value(nameKey).toString() == name;
    });
    return found == entries.end() ? -1 : found - entries.begin();
}

tl::unexpected<Error> noSuchWorkspace(const QString &name)
{
    return failure(ErrorKind::NotFound, QStringLiteral("there is no workspace \"%1\"").arg(name),
                   {}, QStringLiteral("`serinctl workspace list` shows those there are"));
}

} // namespace

WorkspaceRegistry::WorkspaceRegistry(const QString &path)
    : m_file(path, QStringLiteral("the list of workspaces"), {workspacesKey})
{}

QString WorkspaceRegistry::defaultPath()
{
    return configFolder() + QStringLiteral("/workspaces.json");
}

Result<WorkspaceRegistry::Listing> WorkspaceRegistry::list() const
{
    const Result<RegistryFile::Content> content = m_file.read();
    if (!content) {
        return failure(content.error());
    }
    Listing listing;
    listing.warnings = content->warnings;
    listing.workspaces << WorkspaceEntry::local();
    const QJsonArray entries = content->root.value(workspacesKey).toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (Result<WorkspaceEntry> entry = readEntry(entries.at(i).toObject())) {
            listing.workspaces << *std::move(entry);
        } else {
            listing.warnings << QStringLiteral("%1: workspace %2 is left out: %3")
                                    .arg(path())
                                    .arg(i + 1)
                                    .arg(entry.error().toLine());
        }
    }
    return listing;
}

Result<WorkspaceEntry> WorkspaceRegistry::find(const QString &nameOrId) const
{
    const Result<Listing> listing = list();
    if (!listing) {
        return failure(listing.error());
    }
    const Result<WorkspaceId> id = WorkspaceId::fromString(nameOrId);
    for (const WorkspaceEntry &entry : listing->workspaces) {
        if (id ? !entry.isLocal && entry.id.sameAs(*id) : entry.name == nameOrId) {
            return entry;
        }
    }
    return id ? Result<WorkspaceEntry>(WorkspaceEntry::unnamed(*id)) : noSuchWorkspace(nameOrId);
}

Result<QStringList> WorkspaceRegistry::put(const WorkspaceEntry &entry, bool isNew)
{
    if (const Result<void> good = checkWorkspace(entry); !good) {
        return failure(good.error());
    }
    if (entry.isLocal) {
        return failure(ErrorKind::Invalid, QStringLiteral("the local workspace is always there"));
    }
    return m_file.change([&](QJsonObject &root) -> Result<void> {
        QJsonArray entries = root.value(workspacesKey).toArray();
        const qsizetype at = indexOf(entries, entry.name);
        if (at < 0 && !isNew) {
            return noSuchWorkspace(entry.name);
        }
        if (at >= 0 && isNew) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("there is a workspace \"%1\" already").arg(entry.name),
                           {}, QStringLiteral("choose another name, or remove that one"));
        }
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const Result<WorkspaceEntry> other = readEntry(entries.at(i).toObject());
            if (i != at && other && other->identity() == entry.identity()) {
                return failure(
                    ErrorKind::Conflict,
                    QStringLiteral("this is the workspace \"%1\" already").arg(other->name),
                    entry.id.toString());
            }
        }
        QJsonObject object = at >= 0 ? entries.at(at).toObject() : QJsonObject();
        write(object, entry);
        if (at >= 0) {
            entries.replace(at, object);
        } else {
            entries.append(object);
        }
        root.insert(workspacesKey, entries);
        return {};
    });
}

Result<QStringList> WorkspaceRegistry::add(const WorkspaceEntry &entry)
{
    return put(entry, true);
}

Result<QStringList> WorkspaceRegistry::replace(const WorkspaceEntry &entry)
{
    return put(entry, false);
}

Result<QStringList> WorkspaceRegistry::remove(const QString &name)
{
    if (name == localWorkspaceName) {
        return failure(ErrorKind::Invalid, QStringLiteral("the local workspace is always there"),
                       {}, QStringLiteral("`serinctl local reset` empties it"));
    }
    return m_file.change([&name](QJsonObject &root) -> Result<void> {
        QJsonArray entries = root.value(workspacesKey).toArray();
        const qsizetype at = indexOf(entries, name);
        if (at < 0) {
            return noSuchWorkspace(name);
        }
        entries.removeAt(at);
        root.insert(workspacesKey, entries);
        return {};
    });
}

} // namespace serin
