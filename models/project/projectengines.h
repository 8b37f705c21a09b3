// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/projectregistry.h"
#include "services/workspace/workspaceregistry.h"

namespace serin {

class ApplyRecords;
class AssetStore;
class GitClient;

/// What all projects of one program share; everything outlives its users.
struct ProjectEngines
{
    GitClient &git;
    ApplyRecords &records;
    AssetStore &assets;
    ProjectRegistry &projects;
    WorkspaceRegistry &workspaces;
};

} // namespace serin
