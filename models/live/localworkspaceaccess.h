// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/workspaceaccess.h"
#include "services/workspace/localworkspace.h"
#include "services/workspace/workspaceentry.h"

#include <memory>

namespace serin {

class ProcessEnd;

/// The local workspace. One that was started here ends with this object, unless it is to be kept.
/// That it has ended, however, is noticed at once where the system tells (Linux), else by look().
class LocalWorkspaceAccess : public WorkspaceAccess
{
    Q_OBJECT
public:
    explicit LocalWorkspaceAccess(LocalWorkspace::Settings settings, QObject *parent = nullptr);
    ~LocalWorkspaceAccess() override;

    /// The interpreter of scoring scripts, from the next start on; empty: the system's.
    void setPython(const QString &program);
    /// Whether one that was started here goes on when this object ends.
    void setKept(bool kept) { m_isKept = kept; }

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] std::optional<Error> problem() const override { return m_problem; }
    [[nodiscard]] QString name() const override { return tr("Local workspace"); }
    [[nodiscard]] QString identity() const override { return WorkspaceEntry::local().identity(); }
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] ControlPlane *plane() const override;
    [[nodiscard]] ScoringClient *scoring() const override;
    [[nodiscard]] QString armId() const override;
    void look() override;
    void start() override;
    void stop() override;

private:
    struct Client;
    void use(const std::optional<LocalConnection> &connection);
    void watch(qint64 server);

    const QStringList m_arguments;
    LocalWorkspace m_workspace;
    State m_state = State::Stopped;
    std::optional<Error> m_problem;
    std::optional<LocalConnection> m_connection;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<ProcessEnd> m_end; ///< of the server
    bool m_wasStartedHere = false;
    bool m_isKept = false;
};

} // namespace serin
