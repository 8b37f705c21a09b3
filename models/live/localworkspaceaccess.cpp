// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/localworkspaceaccess.h"

#include "services/azure/armcontrolplane.h"
#include "services/azure/plaintokenprovider.h"
#include "services/core/async.h"
#include "services/http/httpclient.h"
#include "services/process/processend.h"
#include "services/scoring/scoringclient.h"

namespace serin {

namespace {

ArmSession::Settings sessionSettings(const LocalConnection &connection)
{
    ArmSession::Settings settings;
    settings.baseUrl = connection.baseUrl;
    return settings;
}

} // namespace

/// All that speaks to one server.
struct LocalWorkspaceAccess::Client
{
    explicit Client(const LocalConnection &connection)
        : tokens(connection.tokenFile),
          plane(http, tokens, sessionSettings(connection), connection.workspace),
          scoring(scoringHttp, plane, {})
    {}

    HttpClient http;
    HttpClient scoringHttp; // traffic must not keep the control plane waiting
    FileTokenProvider tokens;
    ArmControlPlane plane;
    ScoringClient scoring;
};

LocalWorkspaceAccess::LocalWorkspaceAccess(LocalWorkspace::Settings settings, QObject *parent)
    : WorkspaceAccess(parent), m_arguments(settings.arguments), m_workspace(std::move(settings))
{}

void LocalWorkspaceAccess::setPython(const QString &program)
{
    QStringList arguments = m_arguments;
    if (!program.isEmpty()) {
        arguments << QStringLiteral("--python") << program;
    }
    m_workspace.setArguments(arguments);
}

LocalWorkspaceAccess::~LocalWorkspaceAccess()
{
    if (m_wasStartedHere && !m_isKept) {
        static_cast<void>(m_workspace.stop()); // it is told at once, and ends by itself
    }
}

ControlPlane *LocalWorkspaceAccess::plane() const
{
    return m_client ? &m_client->plane : nullptr;
}

ScoringClient *LocalWorkspaceAccess::scoring() const
{
    return m_client ? &m_client->scoring : nullptr;
}

QString LocalWorkspaceAccess::armId() const
{
    const std::optional<LocalConnection> known = m_connection ? m_connection : m_workspace.last();
    return known ? known->workspace.toString() : QString();
}

void LocalWorkspaceAccess::look()
{
    if (m_state != State::Starting) {
        use(m_workspace.running());
    }
}

void LocalWorkspaceAccess::start()
{
    if (m_state == State::Starting) {
        return;
    }
    use(m_workspace.running());
    if (m_state == State::Ready) {
        return;
    }
    m_state = State::Starting;
    m_problem.reset();
    Q_EMIT changed();
    deliver(m_workspace.start(), this, [this](const Result<LocalConnection> &started) {
        m_state = State::Stopped;
        if (started) {
            m_wasStartedHere = true;
            use(*started);
        } else {
            m_problem = started.error();
            Q_EMIT changed();
        }
    });
}

void LocalWorkspaceAccess::stop()
{
    deliver(m_workspace.stop(), this, [this](const Result<bool> &stopped) {
        m_wasStartedHere = m_wasStartedHere && !stopped;
        if (!stopped) {
            m_problem = stopped.error();
            Q_EMIT changed();
        }
        look();
    });
}

void LocalWorkspaceAccess::use(const std::optional<LocalConnection> &connection)
{
    const State state = connection ? State::Ready : State::Stopped;
    if (state == m_state && connection == m_connection) {
        return;
    }
    // Those who use the old client hear of the change while it is still there.
    const std::unique_ptr<Client> before = std::move(m_client);
    m_connection = connection;
    m_client = connection ? std::make_unique<Client>(*connection) : nullptr;
    m_state = state;
    m_end.reset();
    if (connection) {
        m_problem.reset();
        watch(connection->pid);
    }
    Q_EMIT changed();
}

void LocalWorkspaceAccess::watch(qint64 server)
{
    Result<std::unique_ptr<ProcessEnd>> end = ProcessEnd::of(server);
    if (!end) {
        return; // the next look() tells, and so does the next question that stays unanswered
    }
    m_end = *std::move(end);
    // Queued: look() takes the sender away.
    connect(m_end.get(), &ProcessEnd::ended, this, &LocalWorkspaceAccess::look,
            Qt::QueuedConnection);
}

} // namespace serin
