// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/workspaceaccess.h"

#include "services/domain/controlplane.h"

namespace serin {

WorkspaceAccess::~WorkspaceAccess() = default;

QString WorkspaceAccess::armId() const
{
    return plane() ? plane()->workspace().toString() : QString();
}

} // namespace serin
