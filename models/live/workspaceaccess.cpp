// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/workspaceaccess.h"

namespace serin {

WorkspaceAccess::~WorkspaceAccess() = default;

} // namespace serin
