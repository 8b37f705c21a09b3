// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/workspaceaccess.h"
#include "services/workspace/workspaceentry.h"

#include <memory>

namespace serin {

/// The workspace of the project that is open: the local one, or one in Azure. Those who hold it
/// see another workspace after changed().
class WorkspaceSwitch : public WorkspaceAccess
{
    Q_OBJECT
public:
    /// Begins with @p local, which must outlive it. @p az as for AzureWorkspaceAccess.
    explicit WorkspaceSwitch(WorkspaceAccess &local, QString az = {}, QObject *parent = nullptr);
    ~WorkspaceSwitch() override;

    /// Goes over to @p entry; nothing happens when that is the one already.
    void use(const WorkspaceEntry &entry);
    /// WorkspaceEntry::identity() of the one it stands on.
    [[nodiscard]] QString identity() const override { return m_entry.identity(); }
    [[nodiscard]] WorkspaceAccess &local() { return m_local; }

    [[nodiscard]] State state() const override { return current().state(); }
    [[nodiscard]] std::optional<Error> problem() const override { return current().problem(); }
    [[nodiscard]] QString name() const override { return current().name(); }
    [[nodiscard]] bool isLocal() const override { return current().isLocal(); }
    [[nodiscard]] ControlPlane *plane() const override { return current().plane(); }
    [[nodiscard]] ScoringClient *scoring() const override { return current().scoring(); }
    [[nodiscard]] QString armId() const override { return current().armId(); }
    void look() override { current().look(); }
    void start() override { current().start(); }
    void stop() override { current().stop(); }

private:
    [[nodiscard]] WorkspaceAccess &current() const { return m_remote ? *m_remote : m_local; }

    WorkspaceAccess &m_local;
    const QString m_az;
    WorkspaceEntry m_entry = WorkspaceEntry::local();
    std::unique_ptr<WorkspaceAccess> m_remote; ///< none: the local one
};

} // namespace serin
