// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/workspace/project.h"
#include "services/workspace/workspaceentry.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace serin {

class ProjectRegistry;
class WorkspaceRegistry;

/// What the files of settings say about the folder that is open. A value.
struct ProjectFacts
{
    QString path;         ///< what was opened: a folder, or one file; absolute
    QString openedFolder; ///< that folder, or the file's; without links
    Project project;      ///< the one to work in
    WorkspaceEntry workspace;
    Tier tier = Tier::Dev; ///< the project's or the workspace's, whichever wants more care
    /// The projects that can be chosen, this one too, those of this repository first. A folder that
    /// no entry holds is one of them, of Origin::Default.
    QList<Project> choices;
    /// All that the person has, the local one first.
    QList<WorkspaceEntry> workspaces;
    /// Several projects fit: which one has to be chosen first. Then nothing is applied.
    bool isAmbiguous = false;
    bool wasApplied = false; ///< this folder, to this workspace, at least once
    QStringList warnings;    ///< for people
};

/// Reads small files; for another thread. @p name: a project to work in; empty: the one whose
/// folder holds @p path.
/// @error NotFound: the path or the name; as the registries.
[[nodiscard]] Result<ProjectFacts> readProjectFacts(const ProjectRegistry &projects,
                                                    const WorkspaceRegistry &workspaces,
                                                    const QString &path, const QString &name);

/// The workspace for people: "Local workspace", or the name that the person gave it.
[[nodiscard]] QString workspaceTitle(const WorkspaceEntry &workspace);
/// What a confirming button names: "LOCAL WORKSPACE (dev)".
[[nodiscard]] QString targetTitle(const ProjectFacts &facts);

} // namespace serin
