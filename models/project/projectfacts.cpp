// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/projectfacts.h"

#include "models/common/servicewords.h"
#include "services/workspace/projectlookup.h"
#include "services/workspace/workspaceregistry.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

struct ProjectWords
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

/// Those of the repository first, the others behind them.
QList<Project> sortedChoices(const ProjectLookup &lookup)
{
    QList<Project> choices = lookup.projects();
    const Result<Project> holding = lookup.holding();
    if (holding && holding->origin == Project::Origin::Default) {
        choices.prepend(*holding);
    }
    std::stable_partition(choices.begin(), choices.end(), [&lookup](const Project &each) {
        return each.repository == lookup.repository();
    });
    return choices;
}

} // namespace

Result<ProjectFacts> readProjectFacts(const ProjectRegistry &projects,
                                      const WorkspaceRegistry &workspaces, const QString &path,
                                      const QString &name)
{
    const QFileInfo opened(path);
    const QString folder = opened.isDir() ? path : opened.absolutePath();
    const auto lookup = ProjectLookup::at(projects, folder);
    if (!lookup) {
        return failure(lookup.error());
    }
    ProjectFacts facts;
    facts.path = path;
    facts.openedFolder = canonicalFolder(folder);
    facts.choices = sortedChoices(*lookup);
    facts.warnings = lookup->warnings();
    Result<Project> project = name.isEmpty() ? lookup->holding() : lookup->named(name);
    if (!project && project.error().kind == ErrorKind::Conflict && name.isEmpty()) {
        facts.isAmbiguous = true;
        const auto fitting = std::find_if(
            facts.choices.begin(), facts.choices.end(),
            [&lookup](const Project &each) { return each.repository == lookup->repository(); });
        facts.project = fitting == facts.choices.end() ? Project() : *fitting;
    } else if (!project) {
        return failure(project.error());
    } else {
        facts.project = *project;
    }
    const Result<WorkspaceEntry> workspace = workspaces.find(facts.project.workspace);
    if (!workspace) {
        return failure(workspace.error());
    }
    facts.workspace = *workspace;
    if (const Result<WorkspaceRegistry::Listing> all = workspaces.list()) {
        facts.workspaces = all->workspaces;
        facts.warnings += all->warnings;
    }
    facts.tier = std::max(facts.project.tier, workspace->tier);
    for (QString &warning : facts.warnings) {
        warning = serviceWords(warning);
    }
    const Result<bool> applied =
        projects.wasApplied(facts.project.absoluteFolder(), workspace->identity());
    facts.wasApplied = applied && *applied;
    return facts;
}

QString workspaceTitle(const WorkspaceEntry &workspace)
{
    if (workspace.isLocal) {
        return ProjectWords::tr("Local workspace");
    }
    return workspace.name.isEmpty() ? workspace.id.workspace : workspace.name;
}

QString targetTitle(const ProjectFacts &facts)
{
    return ProjectWords::tr("%1 (%2)", "a workspace, its tier")
        .arg(workspaceTitle(facts.workspace).toUpper(), tierName(facts.tier));
}

} // namespace serin
