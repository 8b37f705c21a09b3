// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/instancesupervisor.h"

#include <algorithm>

namespace serin {

namespace {

using State = ScoringInstance::State;
using Milliseconds = std::chrono::milliseconds;

constexpr Milliseconds longestWait{24LL * 3'600 * 1'000}; // what a timer surely can
constexpr int mostPortTries = 3;

/// @p name as a file name: everything but letters, digits and dashes as %XX.
QString fileNameOf(const QString &name)
{
    QString fileName;
    const QByteArray bytes = name.toUtf8();
    for (const char byte : bytes) {
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
        fileName += plain ? QString(QLatin1Char(byte))
                          : u'%' + QString::fromLatin1(QByteArray(1, byte).toHex());
    }
    return fileName;
}

} // namespace

InstanceSupervisor::InstanceSupervisor(FleetContext &context, const ScoringSpec &spec,
                                       QObject *parent)
    : QObject(parent), m_context(context), m_spec(spec), m_number(context.journal.nextNumber()),
      m_instance{QStringLiteral("%1-%2").arg(spec.key.deployment).arg(m_number)},
      m_log(context.logFolder + u'/' + fileNameOf(m_instance.id) + QStringLiteral(".log"),
            context.logLimits),
      m_readiness(spec.readiness), m_liveness(spec.liveness)
{
    for (QTimer *timer : {&m_deadline, &m_restart, &m_quiet, &m_draining}) {
        timer->setSingleShot(true);
    }
    m_deadline.setTimerType(Qt::PreciseTimer); // a coarse one may come early
    m_draining.setTimerType(Qt::PreciseTimer);
    connect(&m_readiness, &ProbeLoop::answered, this, &InstanceSupervisor::handleReadiness);
    connect(&m_liveness, &ProbeLoop::answered, this, &InstanceSupervisor::handleLiveness);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail(QStringLiteral("was not ready within %1 s: GET %2 gave %3")
                 .arg(static_cast<double>(readinessDeadline().count()) / 1'000)
                 .arg(m_spec.readiness.route, m_readiness.problem().isEmpty()
                                                  ? QStringLiteral("no answer")
                                                  : m_readiness.problem()));
    });
    connect(&m_restart, &QTimer::timeout, this, &InstanceSupervisor::launch);
    connect(&m_quiet, &QTimer::timeout, this, [this] { m_recentRestarts = 0; });
    connect(&m_draining, &QTimer::timeout, this, &InstanceSupervisor::stop);
}

InstanceSupervisor::~InstanceSupervisor()
{
    m_process.reset(); // they write to the log until they end
    m_previous.reset();
    releasePort();
    if (m_removeLog) {
        m_log.remove();
    }
}

void InstanceSupervisor::start()
{
    launch();
}

void InstanceSupervisor::launch()
{
    ++m_launches;
    m_sinceLaunch.start();
    const Result<void> launched = launchProcess();
    if (!launched) {
        // As for a process that cannot be started; never within start().
        QMetaObject::invokeMethod(
            this, [this, why = launched.error().detail] { fail(why); }, Qt::QueuedConnection);
        return;
    }
    m_instance.pid = m_process->pid();
    m_log.note(
        QStringLiteral("process %1 started, port %2").arg(m_instance.pid).arg(m_instance.port));
    m_readiness.start(m_instance.port, Milliseconds(0), m_context.times.readinessInterval);
    m_deadline.start(readinessDeadline());
    Q_EMIT changed();
}

Result<void> InstanceSupervisor::launchProcess()
{
    ListenPorts::Bound bound;
    if (hasCommand()) {
        const Result<std::uint16_t> port = m_context.ports.take();
        if (!port) {
            return failure(port.error());
        }
        bound.port = *port;
    } else {
        Result<ListenPorts::Bound> any = ListenPorts::bindAny();
        if (!any) {
            return failure(any.error());
        }
        bound = std::move(*any);
    }
    m_instance.port = bound.port;
    const QString mark =
        QStringLiteral("%1/%2/%3").arg(m_context.setting.stateMark, m_instance.id).arg(m_launches);
    const int listener = bound.socket.isOpen() ? bound.socket.number() : -1;
    m_process = std::make_unique<ScoringProcess>(m_context, m_log, m_number);
    connect(m_process.get(), &ScoringProcess::exited, this, &InstanceSupervisor::handleExit);
    connect(m_process.get(), &ScoringProcess::gone, this, &InstanceSupervisor::handleGone);
    m_process->start(scoringLaunch(m_spec, m_context.setting, mark, bound.port, listener),
                     listener);
    return {};
}

Milliseconds InstanceSupervisor::readinessDeadline() const
{
    const ProbeSpec &probe = m_spec.readiness;
    const double milliseconds = static_cast<double>(probe.initialDelay.count()) +
                                static_cast<double>(probe.period.count()) * probe.failureThreshold;
    return Milliseconds(static_cast<qint64>(
        std::clamp(milliseconds, 1.0, static_cast<double>(longestWait.count()))));
}

void InstanceSupervisor::handleReadiness()
{
    if (m_deadline.isActive()) { // it starts
        if (m_readiness.successes() >= std::max(m_spec.readiness.successThreshold, 1)) {
            becomeReady();
        }
        return;
    }
    // It runs, and readiness has a route of its own: out of the traffic as long as it says no.
    if (m_readiness.failures() >= std::max(m_spec.readiness.failureThreshold, 1) && isReady()) {
        m_log.note(QStringLiteral("not ready any more: %1").arg(m_readiness.problem()));
        setState(State::Starting);
    } else if (m_readiness.successes() >= std::max(m_spec.readiness.successThreshold, 1) &&
               m_instance.state == State::Starting) {
        setState(State::Ready);
    }
}

void InstanceSupervisor::becomeReady()
{
    m_deadline.stop();
    m_readiness.stop();
    m_wasReady = true;
    m_log.note(QStringLiteral("ready after %1 ms").arg(m_sinceLaunch.elapsed()));
    m_quiet.start(m_context.times.quietTime);
    watch();
    setState(State::Ready);
}

void InstanceSupervisor::watch()
{
    const ProbeSpec &liveness = m_spec.liveness;
    const Milliseconds delay = liveness.initialDelay - Milliseconds(m_sinceLaunch.elapsed());
    m_liveness.start(m_instance.port, std::max(delay, liveness.period), liveness.period);
    if (m_spec.readiness.route != liveness.route) {
        m_readiness.start(m_instance.port, m_spec.readiness.period, m_spec.readiness.period);
    }
}

void InstanceSupervisor::handleLiveness()
{
    if (m_liveness.failures() < std::max(m_spec.liveness.failureThreshold, 1)) {
        return;
    }
    fail(QStringLiteral("did not answer its liveness probe: GET %1 gave %2")
             .arg(m_spec.liveness.route, m_liveness.problem()));
}

/// Something is wrong with it, whether its process runs or not.
void InstanceSupervisor::fail(const QString &why)
{
    if (m_stopping) {
        return;
    }
    stopWatching();
    m_log.note(QStringLiteral("the process %1").arg(why));
    if (!m_wasReady) {
        Q_EMIT failedToStart(why);
        return;
    }
    setState(State::Unhealthy);
    Q_EMIT restarting(why);
    if (m_stopping) {
        return; // whoever heard it has decided otherwise
    }
    if (m_process) {
        m_process->stop(); // then exited() and gone(), which restarts
    } else {
        handleGone();
    }
}

void InstanceSupervisor::handleExit(const QString &how)
{
    stopWatching();
    m_instance.pid = 0;
    const std::uint16_t port = std::exchange(m_instance.port, std::uint16_t(0));
    m_context.ports.give(port);
    if (m_stopping) {
        Q_EMIT changed();
        return;
    }
    if (!m_wasReady) {
        // A program that opens its port by itself may find that somebody was quicker.
        if (hasCommand() && m_launches < mostPortTries && !ListenPorts::isFree(port)) {
            m_log.note(QStringLiteral("another program took the port, trying another one"));
            m_retryPort = true;
            Q_EMIT changed();
            return; // gone() starts it again
        }
        Q_EMIT failedToStart(how);
        return;
    }
    const bool isNews = m_instance.state != State::Unhealthy;
    m_instance.state = State::Unhealthy;
    Q_EMIT changed();
    if (isNews) {
        Q_EMIT restarting(how);
    }
}

void InstanceSupervisor::handleGone()
{
    m_previous = std::move(m_process); // not deleted here: the signal is its own
    if (m_stopping) {
        Q_EMIT ended();
    } else if (std::exchange(m_retryPort, false)) {
        launch();
    } else if (m_wasReady) {
        const int doublings = std::min(m_recentRestarts, 20);
        const Milliseconds delay =
            std::min(m_context.times.firstRestartDelay * (Milliseconds::rep(1) << doublings),
                     m_context.times.longestRestartDelay);
        ++m_recentRestarts;
        ++m_instance.restarts;
        m_log.note(QStringLiteral("starting again in %1 ms").arg(delay.count()));
        m_restart.start(delay);
    }
}

void InstanceSupervisor::drain()
{
    if (m_instance.state == State::Draining) {
        return;
    }
    const bool serves = isReady();
    m_instance.state = State::Draining;
    if (serves) {
        m_draining.start(m_spec.requestTimeout);
        Q_EMIT changed();
    } else {
        stop();
    }
}

void InstanceSupervisor::drained()
{
    if (m_draining.isActive()) {
        stop();
    }
}

void InstanceSupervisor::stop()
{
    if (m_stopping) {
        return;
    }
    m_stopping = true;
    m_instance.state = State::Draining;
    m_draining.stop();
    m_restart.stop();
    stopWatching();
    if (m_process) {
        m_process->stop();
    } else {
        QMetaObject::invokeMethod(this, &InstanceSupervisor::ended, Qt::QueuedConnection);
    }
    Q_EMIT changed();
}

void InstanceSupervisor::stopWatching()
{
    m_readiness.stop();
    m_liveness.stop();
    m_deadline.stop();
    m_quiet.stop();
}

void InstanceSupervisor::setState(State state)
{
    if (m_instance.state != state) {
        m_instance.state = state;
        Q_EMIT changed();
    }
}

void InstanceSupervisor::releasePort()
{
    if (hasCommand() && m_instance.port != 0) {
        m_context.ports.give(m_instance.port);
    }
}

} // namespace serin
