// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/controlplane.h"
#include "services/workspace/project.h"

#include <QString>

#include <memory>
#include <optional>

namespace serin {

class HttpClient;
class ScoringClient;

/// The workspace that a command talks to. Copies share the same one.
struct Target
{
    std::shared_ptr<ControlPlane> plane;
    std::shared_ptr<ScoringClient> scoring;
    QString name; ///< for people: "the local workspace", "workspace W of group G"
    /// The one that `--project` or the current directory names; nothing when the workspace was
    /// named itself.
    std::optional<Project> project;
    /// The project's, or what the workspace alone asks for, whichever wants more care.
    Tier tier = Tier::Dev;
    /// WorkspaceEntry::identity().
    QString identity;
    /// Whether `--project` or the workspace was named, and not taken from the current directory.
    bool isChosen = false;
    /// Local and inline models, code and environments can be registered: the workspace reads this
    /// computer's files.
    bool canRegister = false;
    QString baseUrl;
};

/// Refuses what would change prod only because of the directory that a person happens to be in.
/// @error Invalid, with the option to add.
[[nodiscard]] Result<void> checkChosen(const Target &target);

} // namespace serin
