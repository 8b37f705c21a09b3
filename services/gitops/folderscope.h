// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"
#include "services/storage/applyrecord.h"

#include <QString>

namespace serin {

/// Under which the applies of one project's folder (DesiredStateSource::folder()) to one workspace
/// are kept, by the window and the command line. The folder stands for the project: a name may be
/// that of another repository's project, whose endpoints would then look as if they had been
/// deleted here, and may be changed.
[[nodiscard]] inline ApplyScope folderScope(const QString &folder, const WorkspaceId &workspace)
{
    return {folder, workspace.toString()};
}

} // namespace serin
