// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/projectlookup.h"

#include "services/git/layout/gitlayout.h"
#include "services/workspace/projectoffers.h"
#include "services/workspace/workspaceentry.h"

#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

bool holds(const QString &folder, const QString &directory)
{
    return directory == folder ||
           directory.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

QString listed(const QList<Project> &projects)
{
    QStringList names;
    for (const Project &project : projects) {
        names << QStringLiteral("\"%1\"").arg(project.name);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

Result<ProjectLookup> ProjectLookup::at(const ProjectRegistry &registry, const QString &directory)
{
    ProjectLookup lookup;
    lookup.m_directory = QFileInfo(directory).canonicalFilePath();
    if (lookup.m_directory.isEmpty() || !QFileInfo(lookup.m_directory).isDir()) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is no such folder"), directory);
    }
    const Result<GitLayout> layout = findGitLayout(lookup.m_directory);
    lookup.m_repository = layout ? layout->top : lookup.m_directory;
    Result<ProjectRegistry::Listing> listing = registry.list();
    if (!listing) {
        return failure(listing.error());
    }
    lookup.m_projects = std::move(listing->projects);
    lookup.m_warnings = std::move(listing->warnings);
    const ProjectOffers offers = readProjectOffers(lookup.m_repository);
    for (const Error &finding : offers.findings) {
        lookup.m_warnings << finding.toLine();
    }
    for (Project offer : offers.projects) {
        const bool isOwn = std::any_of(
            lookup.m_projects.begin(), lookup.m_projects.end(), [&](const Project &own) {
                return own.repository == offer.repository && own.name == offer.name;
            });
        if (!isOwn) {
            offer.picks = registry.picks(offer.repository, offer.name).value_or(ProjectPicks());
            lookup.m_projects.append(offer);
        }
    }
    const Project plain = lookup.defaultProject();
    lookup.m_defaultPicks = registry.picks(plain.repository, plain.name).value_or(ProjectPicks());
    return lookup;
}

Project ProjectLookup::defaultProject() const
{
    Project project;
    project.name = QFileInfo(m_repository).fileName();
    project.repository = m_repository;
    project.workspace = localWorkspaceName;
    project.picks = m_defaultPicks;
    project.origin = Project::Origin::Default;
    return project;
}

Result<Project> ProjectLookup::holding() const
{
    QList<Project> best;
    qsizetype depth = -1;
    for (const Project &project : m_projects) {
        const QString folder = project.absoluteFolder();
        if (!holds(folder, m_directory) || folder.size() < depth) {
            continue;
        }
        if (folder.size() > depth) {
            best.clear();
            depth = folder.size();
        }
        // The person's come first in the list and go before offers.
        if (best.isEmpty() || best.first().origin == project.origin) {
            best << project;
        }
    }
    if (best.size() > 1) {
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("this folder belongs to several projects: %1").arg(listed(best)),
            m_directory, QStringLiteral("choose one with --project NAME"));
    }
    return best.isEmpty() ? defaultProject() : best.first();
}

Result<Project> ProjectLookup::named(const QString &name) const
{
    QList<Project> elsewhere;
    for (const Project &project : m_projects) {
        if (project.name == name) {
            if (project.repository == m_repository) {
                return project;
            }
            elsewhere << project;
        }
    }
    if (elsewhere.size() > 1) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("several repositories have a project \"%1\"").arg(name), {},
                       QStringLiteral("go into one of them first"));
    }
    if (elsewhere.isEmpty()) {
        return failure(
            ErrorKind::NotFound, QStringLiteral("there is no project \"%1\"").arg(name), {},
            m_projects.isEmpty() ? QStringLiteral("`serinctl project add` makes one")
                                 : QStringLiteral("there are %1").arg(listed(m_projects)));
    }
    return elsewhere.first();
}

} // namespace serin
