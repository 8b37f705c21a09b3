// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/start/azureconnection.h"

#include "services/azure/armcontrolplane.h"
#include "services/azure/azclitokenprovider.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/git/layout/gitlayout.h"
#include "services/http/httpclient.h"
#include "services/workspace/projectlookup.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

QString armUrlOf(const AzureConnection::Settings &settings)
{
    return settings.armUrl.isEmpty() ? QString(publicArmUrl) : settings.armUrl;
}

AzCliTokenProvider::Settings tokenSettings(const QString &az)
{
    AzCliTokenProvider::Settings settings;
    settings.program = az;
    return settings;
}

ArmSession::Settings sessionAt(const QString &armUrl)
{
    ArmSession::Settings settings;
    settings.baseUrl = armUrl;
    return settings;
}

/// Not by the Azure CLI: an answer has an HTTP status there.
bool isFromService(const Error &error)
{
    return error.where.startsWith(QLatin1String("HTTP"));
}

/// Hubs and feature stores are of the same type and hold no endpoints.
bool canHoldEndpoints(const WorkspaceInfo &workspace)
{
    const auto is = [&workspace](const char *kind) {
        return workspace.kind.compare(QLatin1String(kind), Qt::CaseInsensitive) == 0;
    };
    return !is("Hub") && !is("FeatureStore");
}

template<typename T, typename Name>
void sortByName(QList<T> &list, Name name)
{
    std::sort(list.begin(), list.end(), [&name](const T &a, const T &b) {
        return QString::compare(name(a), name(b), Qt::CaseInsensitive) < 0;
    });
}

/// The entry of this workspace, its own name kept, or a new one with a name that is free.
Result<WorkspaceEntry> keepWorkspace(WorkspaceRegistry &registry, WorkspaceEntry entry)
{
    const Result<WorkspaceRegistry::Listing> listing = registry.list();
    if (!listing) {
        return failure(listing.error());
    }
    const auto taken = [&listing](const QString &name) {
        return std::any_of(listing->workspaces.begin(), listing->workspaces.end(),
                           [&name](const WorkspaceEntry &each) { return each.name == name; });
    };
    for (const WorkspaceEntry &known : listing->workspaces) {
        if (known.identity() == entry.identity()) {
            entry.name = known.name;
            const Result<QStringList> replaced = registry.replace(entry);
            return replaced ? Result<WorkspaceEntry>(entry) : failure(replaced.error());
        }
    }
    const QString wanted = entry.name;
    for (int number = 2; taken(entry.name); ++number) {
        entry.name = QStringLiteral("%1-%2").arg(wanted).arg(number);
    }
    const Result<QStringList> added = registry.add(entry);
    return added ? Result<WorkspaceEntry>(entry) : failure(added.error());
}

/// Adds @p project or changes the one of that name.
Result<Project> keepProject(ProjectRegistry &registry, const Project &project)
{
    Result<QStringList> kept = registry.add(project);
    if (!kept && kept.error().kind == ErrorKind::Conflict) {
        kept = registry.replace(project);
    }
    return kept ? Result<Project>(project) : failure(kept.error());
}

/// Reads and writes files; for another thread.
Result<Project> makeProject(const ProjectEngines &engines, const WorkspaceEntry &entry,
                            const AzureConnection::Choice &choice)
{
    const QString folder = QFileInfo(choice.folder).canonicalFilePath();
    if (choice.folder.isEmpty() || folder.isEmpty() || !QFileInfo(folder).isDir()) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is no such folder"),
                       choice.folder, QStringLiteral("choose the folder with the manifests"));
    }
    const Result<GitLayout> layout = findGitLayout(folder);
    Project project;
    project.repository = layout ? layout->top : folder;
    project.folder = QDir(project.repository).relativeFilePath(folder);
    if (project.folder == QLatin1String(".")) {
        project.folder.clear();
    }
    project.name = choice.project.trimmed();
    project.tier = choice.tier;
    project.workspace = entry.name;
    if (const Result<void> good = checkProject(project); !good) {
        return failure(good.error()); // before anything is written
    }
    const Result<WorkspaceEntry> workspace = keepWorkspace(engines.workspaces, entry);
    if (!workspace) {
        return failure(workspace.error());
    }
    project.workspace = workspace->name;
    return keepProject(engines.projects, project);
}

} // namespace

struct AzureConnection::Client
{
    explicit Client(const Settings &settings)
        : tokens(tokenSettings(settings.az)), plane(http, tokens, sessionAt(armUrlOf(settings)), {})
    {}

    HttpClient http;
    AzCliTokenProvider tokens;
    ArmControlPlane plane; // of no workspace: only lists are asked for
};

AzureConnection::AzureConnection(const ProjectEngines &engines, Settings settings, QObject *parent)
    : QObject(parent), m_engines(engines), m_settings(std::move(settings))
{}

AzureConnection::~AzureConnection()
{
    if (m_cancel) {
        m_cancel();
    }
}

void AzureConnection::ask(Phase phase)
{
    ++m_request;
    if (m_cancel) {
        std::exchange(m_cancel, nullptr)();
    }
    m_problem.reset();
    m_phase = phase;
}

void AzureConnection::fail(const Error &error)
{
    m_phase = Phase::Idle;
    m_cancel = nullptr;
    if (error.kind != ErrorKind::Cancelled) {
        m_problem = error;
    }
    Q_EMIT changed();
}

void AzureConnection::look()
{
    ask(Phase::Subscriptions);
    m_subscriptions.clear();
    m_workspaces.clear();
    m_subscription.clear();
    m_knowsSubscriptions = false;
    m_knowsWorkspaces = false;
    m_client = std::make_unique<Client>(m_settings); // and with it a new sign-in
    QFuture<Result<QList<SubscriptionInfo>>> future = m_client->plane.subscriptions();
    m_cancel = [running = future]() mutable { running.cancel(); };
    deliver(future, this,
            [this, request = m_request](const Result<QList<SubscriptionInfo>> &found) {
                if (request != m_request) {
                    return;
                }
                if (!found) {
                    fail(found.error());
                    return;
                }
                m_cancel = nullptr;
                m_subscriptions = *found;
                sortByName(m_subscriptions,
                           [](const SubscriptionInfo &each) { return each.displayName; });
                m_knowsSubscriptions = true;
                m_phase = Phase::Idle;
                Q_EMIT changed();
                if (m_subscriptions.size() == 1) {
                    chooseSubscription(m_subscriptions.first().id);
                }
            });
    Q_EMIT changed();
}

void AzureConnection::chooseSubscription(const QString &id)
{
    if (!m_client || (id == m_subscription && m_phase == Phase::Workspaces)) {
        return;
    }
    ask(Phase::Workspaces);
    m_subscription = id;
    m_workspaces.clear();
    m_knowsWorkspaces = false;
    QFuture<Result<QList<WorkspaceInfo>>> future = m_client->plane.workspaces(id);
    m_cancel = [running = future]() mutable { running.cancel(); };
    deliver(future, this, [this, request = m_request](const Result<QList<WorkspaceInfo>> &found) {
        if (request != m_request) {
            return;
        }
        if (!found) {
            fail(found.error());
            return;
        }
        m_cancel = nullptr;
        m_workspaces = *found;
        m_workspaces.removeIf([](const WorkspaceInfo &each) { return !canHoldEndpoints(each); });
        sortByName(m_workspaces, [](const WorkspaceInfo &each) { return each.id.workspace; });
        m_knowsWorkspaces = true;
        m_phase = Phase::Idle;
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void AzureConnection::stop()
{
    if (m_cancel) {
        ++m_request; // what still comes is not wanted
        std::exchange(m_cancel, nullptr)();
        fail(cancelledError());
    }
}

void AzureConnection::connectTo(const Choice &choice)
{
    if (m_phase == Phase::Saving) {
        return;
    }
    ask(Phase::Saving);
    WorkspaceEntry entry;
    entry.name = choice.workspace.workspace;
    entry.armUrl = armUrlOf(m_settings);
    entry.id = choice.workspace;
    entry.tier = choice.tier;
    for (const SubscriptionInfo &each : std::as_const(m_subscriptions)) {
        if (each.id == choice.workspace.subscription) {
            entry.tenant = each.tenantId;
        }
    }
    Choice named = choice;
    if (named.project.trimmed().isEmpty()) {
        named.project = entry.name;
    }
    deliver(runAsync(workers(), [engines = m_engines, entry,
                                 named] { return makeProject(engines, entry, named); }),
            this, [this, request = m_request](const Result<Project> &made) {
                if (request != m_request) {
                    return;
                }
                if (!made) {
                    fail(made.error());
                    return;
                }
                m_phase = Phase::Idle;
                Q_EMIT changed();
                Q_EMIT connected(made->absoluteFolder(), made->name);
            });
    Q_EMIT changed();
}

QString AzureConnection::command() const
{
    if (!m_problem || m_problem->kind != ErrorKind::Unauthorized) {
        return {};
    }
    const bool isInstalled =
        !m_settings.az.isEmpty() || !QStandardPaths::findExecutable(QStringLiteral("az")).isEmpty();
    if (!isInstalled) {
        return QStringLiteral("sudo apt install azure-cli");
    }
    const bool isRefused =
        isFromService(*m_problem) && !m_problem->where.startsWith(QLatin1String("HTTP 401"));
    return isRefused ? QString() : QStringLiteral("az login"); // 403: a role is missing
}

} // namespace serin
