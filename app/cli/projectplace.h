// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/gitops/desiredstate.h"
#include "services/workspace/project.h"

#include <QString>

#include <optional>
#include <string>

namespace serin {

struct GlobalOptions;

/// Where a command of Git works.
struct ProjectPlace
{
    QString directory; ///< what was named: the repository is around it
    QString folder;    ///< of the project's manifests, absolute and without links
    DesiredPicks picks;
    /// Nothing when several projects fit: then the folder is that of them all.
    std::optional<Project> project;
    QStringList warnings; ///< what was printed
};

/// What `--repo` and `--project` say, else the current directory. Prints what could not be read on
/// the way. @error NotFound: no such folder or project.
[[nodiscard]] Result<ProjectPlace> projectPlace(const GlobalOptions &options,
                                                const std::string &repository);

[[nodiscard]] DesiredPicks variantPicks(const ProjectPicks &picks);

} // namespace serin
