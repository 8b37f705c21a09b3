// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/layout/gitstate.h"

#include <QString>

namespace serin {

class ProjectController;

/// Why git cannot be asked about @p project now, translated; empty: it can.
[[nodiscard]] QString gitReason(const ProjectController &project);

/// Why no commit can be made or moved during @p operation, translated; empty: there is none.
[[nodiscard]] QString operationReason(GitState::Operation operation);
/// Likewise while what @p project's repository is in the middle of lasts.
[[nodiscard]] QString operationReason(const ProjectController &project);

} // namespace serin
