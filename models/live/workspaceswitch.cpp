// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/workspaceswitch.h"

#include "models/live/azureworkspaceaccess.h"

#include <utility>

namespace serin {

WorkspaceSwitch::WorkspaceSwitch(WorkspaceAccess &local, QString az, QObject *parent)
    : WorkspaceAccess(parent), m_local(local), m_az(std::move(az))
{
    connect(&local, &WorkspaceAccess::changed, this, [this] {
        if (!m_remote) {
            Q_EMIT changed();
        }
    });
}

WorkspaceSwitch::~WorkspaceSwitch() = default;

void WorkspaceSwitch::use(const WorkspaceEntry &entry)
{
    const bool isSame = entry.identity() == m_entry.identity() && entry.tenant == m_entry.tenant &&
                        (entry.isLocal || entry.name == m_entry.name);
    if (isSame) {
        return;
    }
    // Those who use the old one hear of the change while it is still there.
    const std::unique_ptr<WorkspaceAccess> before = std::move(m_remote);
    m_entry = entry;
    if (!entry.isLocal) {
        m_remote = std::make_unique<AzureWorkspaceAccess>(entry, m_az);
    }
    Q_EMIT changed();
}

} // namespace serin
