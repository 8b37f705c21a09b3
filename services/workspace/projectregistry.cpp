// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/projectregistry.h"

#include "services/core/configfolder.h"
#include "services/workspace/registrykeys.h"

#include <QJsonArray>

#include <algorithm>

namespace serin {

namespace {

constexpr QLatin1String projectsKey("projects");
constexpr QLatin1String picksKey("picks");
constexpr QLatin1String appliedKey("applied");
constexpr QLatin1String projectKey("project");
constexpr QLatin1String repositoryKey("repository");
constexpr QLatin1String folderKey("folder");
constexpr QLatin1String branchKey("branch");
constexpr QLatin1String appliesKey("applies");
constexpr QLatin1String readOnlyKey("readOnly");
constexpr QLatin1String endpointsKey("endpoints");
constexpr QLatin1String deploymentsKey("deployments");

QString text(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString();
}

Result<Project> readProject(const QJsonObject &entry)
{
    Project project;
    project.name = text(entry, nameKey);
    project.repository = text(entry, repositoryKey);
    project.branch = text(entry, branchKey);
    project.workspace = text(entry, workspaceKey);
    const auto tier = tierFromName(text(entry, tierKey));
    const auto applies = projectAppliesFromName(text(entry, appliesKey));
    const auto folder = projectFolder(text(entry, folderKey));
    if (!tier || !applies) {
        return failure(ErrorKind::Invalid,
                       tier ? QStringLiteral("applies is neither serin nor pipeline")
                            : QStringLiteral("tier is not dev, staging or prod"));
    }
    if (!folder) {
        return failure(folder.error());
    }
    project.tier = *tier;
    project.applies = *applies;
    project.folder = *folder;
    project.readOnly = entry.value(readOnlyKey).toBool();
    if (const Result<void> good = checkProject(project); !good) {
        return failure(good.error());
    }
    return project;
}

// Members that a newer Serin has put there stay.
void write(QJsonObject &entry, const Project &project)
{
    entry.insert(nameKey, project.name);
    entry.insert(repositoryKey, project.repository);
    entry.insert(folderKey, project.folder);
    entry.insert(branchKey, project.branch);
    entry.insert(workspaceKey, project.workspace);
    entry.insert(tierKey, tierName(project.tier));
    entry.insert(appliesKey, projectAppliesName(project.applies));
    if (project.readOnly) {
        entry.insert(readOnlyKey, true);
    } else {
        entry.remove(readOnlyKey);
    }
}

ProjectPicks readPicks(const QJsonObject &entry)
{
    ProjectPicks picks;
    const QJsonObject endpoints = entry.value(endpointsKey).toObject();
    for (auto it = endpoints.begin(); it != endpoints.end(); ++it) {
        picks.endpoints.insert(it.key(), it.value().toString());
    }
    const QJsonObject deployments = entry.value(deploymentsKey).toObject();
    for (auto it = deployments.begin(); it != deployments.end(); ++it) {
        const QJsonObject names = it.value().toObject();
        for (auto name = names.begin(); name != names.end(); ++name) {
            picks.deployments.insert({it.key(), name.key()}, name.value().toString());
        }
    }
    return picks;
}

void write(QJsonObject &entry, const ProjectPicks &picks)
{
    QJsonObject endpoints;
    for (auto it = picks.endpoints.begin(); it != picks.endpoints.end(); ++it) {
        endpoints.insert(it.key(), it.value());
    }
    QJsonObject deployments;
    for (auto it = picks.deployments.begin(); it != picks.deployments.end(); ++it) {
        QJsonObject names = deployments.value(it.key().first).toObject();
        names.insert(it.key().second, it.value());
        deployments.insert(it.key().first, names);
    }
    entry.insert(endpointsKey, endpoints);
    entry.insert(deploymentsKey, deployments);
}

/// The index in @p entries of the one of @p repository whose @p key is @p name, or -1.
qsizetype indexOf(const QJsonArray &entries, const QString &repository, QLatin1String key,
                  const QString &name)
{
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonObject entry = entries.at(i).toObject();
        if (text(entry, repositoryKey) == repository && text(entry, key) == name) {
            return i;
        }
    }
    return -1;
}

void putPicks(QJsonObject &root, const QString &repository, const QString &name,
              const ProjectPicks &picks)
{
    QJsonArray all = root.value(picksKey).toArray();
    const qsizetype at = indexOf(all, repository, projectKey, name);
    if (picks.isEmpty()) {
        if (at >= 0) {
            all.removeAt(at);
        }
    } else {
        QJsonObject entry = at >= 0 ? all.at(at).toObject() : QJsonObject();
        entry.insert(repositoryKey, repository);
        entry.insert(projectKey, name);
        write(entry, picks);
        if (at >= 0) {
            all.replace(at, entry);
        } else {
            all.append(entry);
        }
    }
    root.insert(picksKey, all);
}

ProjectPicks picksIn(const QJsonObject &root, const QString &repository, const QString &name)
{
    const QJsonArray all = root.value(picksKey).toArray();
    const qsizetype at = indexOf(all, repository, projectKey, name);
    return at >= 0 ? readPicks(all.at(at).toObject()) : ProjectPicks();
}

bool isApplied(const QJsonObject &root, const QString &folder, const QString &workspace)
{
    const QJsonArray all = root.value(appliedKey).toArray();
    return std::any_of(all.begin(), all.end(), [&](const QJsonValue &value) {
        const QJsonObject entry = value.toObject();
        return text(entry, folderKey) == folder && text(entry, workspaceKey) == workspace;
    });
}

tl::unexpected<Error> noSuchProject(const QString &repository, const QString &name)
{
    return failure(ErrorKind::NotFound,
                   QStringLiteral("there is no project \"%1\" of this repository").arg(name),
                   repository);
}

} // namespace

ProjectRegistry::ProjectRegistry(const QString &path)
    : m_file(path, QStringLiteral("the list of projects"), {projectsKey, picksKey, appliedKey})
{}

QString ProjectRegistry::defaultPath()
{
    return configFolder() + QStringLiteral("/projects.json");
}

Result<ProjectRegistry::Listing> ProjectRegistry::list() const
{
    const Result<RegistryFile::Content> content = m_file.read();
    if (!content) {
        return failure(content.error());
    }
    Listing listing;
    listing.warnings = content->warnings;
    const QJsonArray entries = content->root.value(projectsKey).toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        Result<Project> project = readProject(entries.at(i).toObject());
        if (!project) {
            listing.warnings << QStringLiteral("%1: project %2 is left out: %3")
                                    .arg(path())
                                    .arg(i + 1)
                                    .arg(project.error().toLine());
            continue;
        }
        project->picks = picksIn(content->root, project->repository, project->name);
        listing.projects.append(*std::move(project));
    }
    return listing;
}

Result<QStringList> ProjectRegistry::add(const Project &project)
{
    if (const Result<void> good = checkProject(project); !good) {
        return failure(good.error());
    }
    return m_file.change([&project](QJsonObject &root) -> Result<void> {
        QJsonArray entries = root.value(projectsKey).toArray();
        if (indexOf(entries, project.repository, nameKey, project.name) >= 0) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("there is a project \"%1\" of this repository already")
                               .arg(project.name),
                           project.repository,
                           QStringLiteral("choose another name, or remove that one"));
        }
        QJsonObject entry;
        write(entry, project);
        entries.append(entry);
        root.insert(projectsKey, entries);
        if (!project.picks.isEmpty()) {
            putPicks(root, project.repository, project.name, project.picks);
        }
        return {};
    });
}

Result<QStringList> ProjectRegistry::replace(const Project &project)
{
    if (const Result<void> good = checkProject(project); !good) {
        return failure(good.error());
    }
    return m_file.change([&project](QJsonObject &root) -> Result<void> {
        QJsonArray entries = root.value(projectsKey).toArray();
        const qsizetype at = indexOf(entries, project.repository, nameKey, project.name);
        if (at < 0) {
            return noSuchProject(project.repository, project.name);
        }
        QJsonObject entry = entries.at(at).toObject();
        write(entry, project);
        entries.replace(at, entry);
        root.insert(projectsKey, entries);
        putPicks(root, project.repository, project.name, project.picks);
        return {};
    });
}

Result<QStringList> ProjectRegistry::remove(const QString &repository, const QString &name)
{
    return m_file.change([&](QJsonObject &root) -> Result<void> {
        QJsonArray entries = root.value(projectsKey).toArray();
        const qsizetype at = indexOf(entries, repository, nameKey, name);
        if (at < 0) {
            return noSuchProject(repository, name);
        }
        entries.removeAt(at);
        root.insert(projectsKey, entries);
        putPicks(root, repository, name, {});
        return {};
    });
}

Result<ProjectPicks> ProjectRegistry::picks(const QString &repository, const QString &name) const
{
    const Result<RegistryFile::Content> content = m_file.read();
    if (!content) {
        return failure(content.error());
    }
    return picksIn(content->root, repository, name);
}

Result<QStringList> ProjectRegistry::setPicks(const QString &repository, const QString &name,
                                              const ProjectPicks &picks)
{
    return m_file.change([&](QJsonObject &root) -> Result<void> {
        putPicks(root, repository, name, picks);
        return {};
    });
}

Result<bool> ProjectRegistry::wasApplied(const QString &folder,
                                         const QString &workspaceIdentity) const
{
    const Result<RegistryFile::Content> content = m_file.read();
    if (!content) {
        return failure(content.error());
    }
    return isApplied(content->root, folder, workspaceIdentity);
}

Result<QStringList> ProjectRegistry::setApplied(const QString &folder,
                                                const QString &workspaceIdentity)
{
    const Result<bool> known = wasApplied(folder, workspaceIdentity);
    if (known && *known) {
        return QStringList();
    }
    return m_file.change([&](QJsonObject &root) -> Result<void> {
        if (!isApplied(root, folder, workspaceIdentity)) {
            QJsonArray all = root.value(appliedKey).toArray();
            all.append(QJsonObject{{folderKey, folder}, {workspaceKey, workspaceIdentity}});
            root.insert(appliedKey, all);
        }
        return {};
    });
}

} // namespace serin
