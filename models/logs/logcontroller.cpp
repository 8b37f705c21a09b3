// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logcontroller.h"

#include "services/core/async.h"
#include "services/domain/controlplane.h"

#include <utility>

namespace serin {

namespace {

using namespace std::chrono_literals;

constexpr auto localInterval = 2'000ms;
constexpr auto remoteInterval = 10'000ms;

} // namespace

LogController::LogController(LiveController &live, QObject *parent) : QObject(parent), m_live(live)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogController::read);
    connect(&live, &LiveController::snapshotChanged, this, &LogController::onSnapshot);
    connect(&live.access(), &WorkspaceAccess::changed, this, &LogController::restart);
}

LogController::~LogController() = default;

void LogController::setEndpoint(const QString &name)
{
    if (name != m_endpoint) {
        m_endpoint = name;
        m_deployment.clear();
        onSnapshot();
        restart();
    }
}

void LogController::onSnapshot()
{
    QStringList names;
    if (const LiveViewPointer view = m_live.snapshot()->endpoint(m_endpoint)) {
        for (const LiveDeploymentView &deployment :
             view->deployments.value_or(std::vector<LiveDeploymentView>())) {
            names.append(deployment.name);
        }
    }
    const bool isOther = names != m_deployments;
    m_deployments = names;
    if (!names.isEmpty() && !names.contains(m_deployment)) {
        m_deployment = names.front();
        restart();
    }
    if (isOther) {
        Q_EMIT deploymentsChanged();
    }
}

void LogController::setDeployment(const QString &name)
{
    if (name != m_deployment) {
        m_deployment = name;
        restart();
        Q_EMIT deploymentsChanged();
    }
}

void LogController::setInitializer(bool isInitializer)
{
    if (isInitializer != m_isInitializer) {
        m_isInitializer = isInitializer;
        restart();
    }
}

void LogController::setFollowing(bool isFollowing)
{
    if (isFollowing != m_isFollowing) {
        m_isFollowing = isFollowing;
        m_timer.stop();
        if (isFollowing) {
            read();
        }
        Q_EMIT stateChanged();
    }
}

void LogController::setShown(bool isShown)
{
    if (isShown != m_isShown) {
        m_isShown = isShown;
        m_timer.stop();
        if (isShown) {
            read();
        }
    }
}

void LogController::refresh()
{
    m_timer.stop();
    read();
}

void LogController::restart()
{
    delete std::exchange(m_requests, nullptr);
    m_isReading = false;
    m_timer.stop();
    m_tail.clear();
    m_error.reset();
    Q_EMIT linesChanged(-1);
    Q_EMIT stateChanged();
    read();
}

QString LogController::reason() const
{
    const LiveStatus &status = m_live.status();
    if (!m_live.access().plane()) {
        return tr("%1 is not running").arg(status.workspace);
    }
    if (!m_live.snapshot()->endpoint(m_endpoint)) {
        return m_live.snapshot()->isKnown ? tr("%1 is not live").arg(m_endpoint)
                                          : tr("What is live is not known yet");
    }
    return m_deployment.isEmpty() ? tr("No deployment is live") : QString();
}

void LogController::read()
{
    const auto endpoint = EndpointName::fromString(m_endpoint);
    const auto deployment = DeploymentName::fromString(m_deployment);
    if (!m_isShown || m_isReading || !reason().isEmpty() || !endpoint || !deployment) {
        return;
    }
    if (!m_requests) {
        m_requests = new QObject(this);
    }
    m_isReading = true;
    const ContainerLog container =
        m_isInitializer ? ContainerLog::StorageInitializer : ContainerLog::InferenceServer;
    deliver(m_live.access().plane()->logs(*endpoint, *deployment, container, tailLines), m_requests,
            [this](const Result<QString> &log) { onLog(log); });
}

void LogController::onLog(const Result<QString> &log)
{
    m_isReading = false;
    if (log) {
        const bool hadError = std::exchange(m_error, std::nullopt).has_value();
        const qsizetype added = m_tail.add(*log);
        if (added != 0) {
            Q_EMIT linesChanged(added);
        }
        if (hadError) {
            Q_EMIT stateChanged();
        }
    } else if (log.error().kind != ErrorKind::Cancelled && m_error != log.error()) {
        m_error = log.error();
        Q_EMIT stateChanged();
    }
    if (m_isFollowing && m_isShown) {
        m_timer.start(m_live.access().isLocal() ? localInterval : remoteInterval);
    }
}

} // namespace serin
