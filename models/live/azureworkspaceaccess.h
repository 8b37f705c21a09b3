// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/workspaceaccess.h"
#include "services/workspace/workspaceentry.h"

#include <memory>

namespace serin {

/// A workspace in Azure, or behind another ARM address, with the account that the Azure CLI is
/// signed in to. Always State::Ready: whether it answers shows with each request.
class AzureWorkspaceAccess : public WorkspaceAccess
{
    Q_OBJECT
public:
    /// @p az: the program; empty: the first `az` in PATH.
    explicit AzureWorkspaceAccess(WorkspaceEntry entry, const QString &az = {},
                                  QObject *parent = nullptr);
    ~AzureWorkspaceAccess() override;

    [[nodiscard]] const WorkspaceEntry &entry() const { return m_entry; }

    [[nodiscard]] State state() const override { return State::Ready; }
    [[nodiscard]] std::optional<Error> problem() const override { return std::nullopt; }
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString identity() const override { return m_entry.identity(); }
    [[nodiscard]] bool isLocal() const override { return false; }
    [[nodiscard]] ControlPlane *plane() const override;
    [[nodiscard]] ScoringClient *scoring() const override;
    void look() override {}
    void start() override {}
    void stop() override {}

private:
    struct Client;

    const WorkspaceEntry m_entry;
    std::unique_ptr<Client> m_client;
};

} // namespace serin
