// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

class ProjectController;

/// Why git cannot be asked about @p project now, translated; empty: it can.
[[nodiscard]] QString gitReason(const ProjectController &project);

/// Why no commit can be moved now, translated: a rebase or the like is in progress; empty: none is.
[[nodiscard]] QString operationReason(const ProjectController &project);

} // namespace serin
