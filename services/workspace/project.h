// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/workspace/tier.h"

#include <QHash>
#include <QString>

#include <optional>
#include <utility>

namespace serin {

/// Who carries a project's plans out: Serin, or a pipeline that follows the branch.
enum class ProjectApplies { Serin, Pipeline };

/// "serin" or "pipeline".
[[nodiscard]] QString projectAppliesName(ProjectApplies applies);
/// Nothing for another word.
[[nodiscard]] std::optional<ProjectApplies> projectAppliesFromName(const QString &name);

/// Which variant the person has picked where several files describe one thing. The keys are the
/// catalog's.
struct ProjectPicks
{
    /// An endpoint's key to its variant's key.
    QHash<QString, QString> endpoints;
    /// An endpoint's key and a deployment's name to the deployment's variant's key.
    QHash<std::pair<QString, QString>, QString> deployments;

    [[nodiscard]] bool isEmpty() const { return endpoints.isEmpty() && deployments.isEmpty(); }
    bool operator==(const ProjectPicks &) const = default;
};

/// What belongs together, so that manifests of dev never reach prod by accident: a folder of a
/// repository, its branch, and the workspace that it is applied to.
struct Project
{
    /// Where the project is known from.
    enum class Origin {
        Registered, ///< kept in the person's settings
        Offered,    ///< the repository's serin.yaml
        Default,    ///< a folder without an entry
    };

    QString name;       ///< unique in its repository
    QString repository; ///< absolute path without links; a plain folder where there is no git
    QString folder;     ///< in the repository, with slashes; empty: all of it
    QString branch;     ///< empty: any
    QString workspace;  ///< a workspace's name, or its ARM id
    Tier tier = Tier::Dev;
    ProjectApplies applies = ProjectApplies::Serin;
    ProjectPicks picks;
    Origin origin = Origin::Registered;
    /// The person's own care: nothing is changed on the workspace, whoever applies.
    bool readOnly = false;

    /// The folder's absolute path, without links as far as it exists.
    [[nodiscard]] QString absoluteFolder() const;

    bool operator==(const Project &) const = default;
};

/// @p folder as Project::folder. @error Invalid: absolute, or it leaves the repository.
[[nodiscard]] Result<QString> projectFolder(const QString &folder);

/// Invalid when @p project cannot be kept: a name that is empty, long, looks like an option or
/// holds control characters; a repository that is no absolute path; a folder outside of it; no
/// workspace.
[[nodiscard]] Result<void> checkProject(const Project &project);

/// Invalid when @p name cannot name a project or a workspace; @p what begins the sentence.
[[nodiscard]] Result<void> checkEntryName(const QString &name, const QString &what);

/// @p path without links, also where its last parts do not exist.
[[nodiscard]] QString canonicalFolder(const QString &path);

} // namespace serin
