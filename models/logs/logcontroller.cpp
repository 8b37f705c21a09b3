// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logcontroller.h"

#include "services/domain/controlplane.h"

namespace serin {

namespace {

using namespace std::chrono_literals;

constexpr auto localInterval = 2'000ms;
constexpr auto remoteInterval = 10'000ms;

} // namespace

LogController::LogController(LiveController &live, QObject *parent) : EndpointReader(live, parent)
{
    connect(this, &EndpointReader::errorChanged, this, &LogController::stateChanged);
}

LogController::~LogController() = default;

void LogController::onSnapshot()
{
    QStringList names;
    if (const LiveViewPointer view = live().snapshot()->endpoint(endpoint())) {
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
    if (isFollowing == m_isFollowing) {
        return;
    }
    m_isFollowing = isFollowing;
    if (isFollowing) {
        lookAnew();
    } else {
        stopWaiting();
    }
    Q_EMIT stateChanged();
}

void LogController::refresh()
{
    lookAnew();
}

void LogController::forget()
{
    m_tail.clear();
    Q_EMIT linesChanged(-1);
    Q_EMIT stateChanged();
}

QString LogController::reason() const
{
    const QString reason = EndpointReader::reason();
    return reason.isEmpty() && m_deployment.isEmpty() ? tr("No deployment is live") : reason;
}

void LogController::ask()
{
    const auto name = EndpointName::fromString(endpoint());
    const auto deployment = DeploymentName::fromString(m_deployment);
    if (!name || !deployment) {
        return;
    }
    const ContainerLog container =
        m_isInitializer ? ContainerLog::StorageInitializer : ContainerLog::InferenceServer;
    await(live().access().plane()->logs(*name, *deployment, container, tailLines),
          [this](const QString &log) {
              if (const qsizetype added = m_tail.add(log); added != 0) {
                  Q_EMIT linesChanged(added);
              }
          });
}

void LogController::onRound()
{
    if (m_isFollowing) {
        readAgainIn(live().access().isLocal() ? localInterval : remoteInterval);
    }
}

} // namespace serin
