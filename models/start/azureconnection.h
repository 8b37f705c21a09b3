// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/project/projectengines.h"
#include "services/core/result.h"
#include "services/domain/workspaceinfo.h"
#include "services/workspace/tier.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace serin {

/// "Connect to Azure ML": which subscriptions and workspaces the account sees that the Azure CLI is
/// signed in to, and a project that ties one of them to a folder. Answers to an earlier question
/// are dropped. GUI thread only.
class AzureConnection : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        QString armUrl; ///< empty: the public cloud's
        QString az;     ///< the program; empty: the first `az` in PATH
    };
    enum class Phase {
        Idle,
        Subscriptions, ///< they are being asked for, with the sign-in
        Workspaces,    ///< those of subscription() are
        Saving,
    };

    /// What is behind @p engines must outlive it.
    AzureConnection(const ProjectEngines &engines, Settings settings, QObject *parent = nullptr);
    ~AzureConnection() override;

    /// Asks for the subscriptions, with a new sign-in. Forgets everything from before.
    void look();
    /// Asks for the workspaces of the subscription @p id, one of subscriptions().
    void chooseSubscription(const QString &id);
    void stop();

    struct Choice
    {
        WorkspaceId workspace; ///< one of workspaces()
        QString folder;        ///< of manifests, absolute
        QString project;       ///< its name; empty: the workspace's
        Tier tier = Tier::Prod;
    };
    /// Makes a project of it, and the workspace one of the person's. @see connected()
    void connectTo(const Choice &choice);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const QList<SubscriptionInfo> &subscriptions() const { return m_subscriptions; }
    /// Of subscription(): those that can hold online endpoints.
    [[nodiscard]] const QList<WorkspaceInfo> &workspaces() const { return m_workspaces; }
    [[nodiscard]] const QString &subscription() const { return m_subscription; }
    /// All workspaces of subscription() were asked for and are there.
    [[nodiscard]] bool knowsWorkspaces() const { return m_knowsWorkspaces; }
    [[nodiscard]] bool knowsSubscriptions() const { return m_knowsSubscriptions; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// What mends problem() in a terminal, e.g. "az login"; empty: nothing of the kind.
    [[nodiscard]] QString command() const;

Q_SIGNALS:
    void changed();
    /// It is a project now: @p folder is to be opened, as the project called @p project.
    void connected(const QString &folder, const QString &project);

private:
    struct Client;
    void ask(Phase phase);
    void fail(const Error &error);

    const ProjectEngines m_engines;
    const Settings m_settings;
    std::unique_ptr<Client> m_client;
    Phase m_phase = Phase::Idle;
    QList<SubscriptionInfo> m_subscriptions;
    QList<WorkspaceInfo> m_workspaces;
    QString m_subscription;
    bool m_knowsSubscriptions = false;
    bool m_knowsWorkspaces = false;
    std::optional<Error> m_problem;
    std::function<void()> m_cancel;
    quint64 m_request = 0;
};

} // namespace serin
