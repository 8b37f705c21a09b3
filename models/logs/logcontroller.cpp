// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logcontroller.h"

#include "services/core/workers.h"
#include "services/domain/controlplane.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

using namespace std::chrono_literals;

constexpr auto localInterval = 2'000ms;
constexpr auto remoteInterval = 10'000ms;
constexpr int olderTimes = 10;

} // namespace

LogController::LogController(LiveController &live, QObject *parent) : EndpointReader(live, parent)
{
    connect(this, &EndpointReader::errorChanged, this, &LogController::stateChanged);
}

LogController::~LogController() = default;

void LogController::onSnapshot()
{
    QStringList names;
    bool isKnown = false;
    if (const LiveViewPointer view = live().snapshot()->endpoint(endpoint())) {
        isKnown = view->deployments.has_value();
        for (const LiveDeploymentView &deployment :
             view->deployments.value_or(std::vector<LiveDeploymentView>())) {
            names.append(deployment.name);
        }
    }
    if (names.contains(m_deployment)) {
        m_wantedOf.clear();
    } else if (isKnown && m_wantedOf == endpoint()) {
        names.append(m_deployment);
    }
    const bool isMissing = isKnown && !names.contains(m_deployment);
    const bool wasGone = std::exchange(m_isGone, isMissing && !m_tail.lines().isEmpty());
    const bool isOther = names != m_deployments || wasGone != m_isGone;
    m_deployments = names;
    if (isMissing && !m_isGone && !names.isEmpty()) {
        m_deployment = names.front();
        restart();
    }
    if (isOther) {
        Q_EMIT deploymentsChanged();
    }
    if (wasGone && !m_isGone && m_isFollowing) {
        lookAnew(); // there is one of that name again
    }
}

void LogController::setDeployment(const QString &name)
{
    if (name != m_deployment) {
        m_deployment = name;
        m_wantedOf = endpoint();
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
        m_asked = tailLines; // joined to what is there
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
    m_hasOlder = false;
    m_asked = tailLines;
    Q_EMIT linesChanged(-1);
    Q_EMIT stateChanged();
}

QString LogController::reason() const
{
    const QString reason = EndpointReader::reason();
    if (!reason.isEmpty()) {
        return reason;
    }
    if (m_isGone) {
        return tr("%1 is no longer live; these are its last lines").arg(m_deployment);
    }
    return m_deployment.isEmpty() ? tr("No deployment is live") : QString();
}

QString LogController::olderReason() const
{
    if (const QString reason = LogController::reason(); !reason.isEmpty()) {
        return reason;
    }
    return m_asked < mostLines && m_tail.lines().size() < mostLines
               ? QString()
               : tr("No more than %1 lines are shown here").arg(QLocale().toString(mostLines));
}

void LogController::showOlder()
{
    if (m_hasOlder && olderReason().isEmpty()) {
        setFollowing(false);
        const int shown = std::max(m_asked, static_cast<int>(m_tail.lines().size()));
        m_asked = std::min(shown * olderTimes, mostLines);
        read();
        Q_EMIT stateChanged();
    }
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
    m_askedLast = m_asked;
    await(live().access().plane()->logs(*name, *deployment, container, m_asked),
          [this, asked = m_asked](const QString &log) {
              if (asked > tailLines) {
                  takeOlder(log, asked);
              } else {
                  takeLog(log);
              }
          });
}

void LogController::takeLog(const QString &log)
{
    const qsizetype added = m_tail.add(log);
    if (added < 0) {
        noteOlder(log, tailLines);
    }
    m_hasOlder = m_hasOlder || m_tail.hasLostOlder();
    if (added != 0) {
        Q_EMIT linesChanged(added);
    }
}

void LogController::takeOlder(const QString &log, int asked)
{
    const auto work = [log]() -> Result<QStringList> { return LogTail::linesOf(log); };
    await(runAsync(workers(), work), [this, log, asked](const QStringList &lines) {
        m_tail.replace(lines);
        noteOlder(log, asked);
        Q_EMIT linesChanged(-1);
    });
}

/// @p log, of which as many lines were asked for as @p asked, is all that lines() come from.
void LogController::noteOlder(const QString &log, int asked)
{
    m_hasOlder = log.count(QLatin1Char('\n')) + (log.endsWith(QLatin1Char('\n')) ? 0 : 1) >= asked;
}

void LogController::onRound()
{
    if (m_asked > m_askedLast) {
        read(); // asked for meanwhile
    } else if (m_isFollowing) {
        readAgainIn(live().access().isLocal() ? localInterval : remoteInterval);
    }
}

} // namespace serin
