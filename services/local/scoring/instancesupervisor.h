// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/fleetcontext.h"
#include "services/local/scoring/probeloop.h"
#include "services/local/scoring/scoringfleet.h"
#include "services/local/scoring/scoringprocess.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace serin {

/// Keeps one instance of a deployment alive: starts its process, waits until it is ready, watches
/// it, starts it again when it ends or does not answer any more, drains and ends it.
///
/// A first start is different: who fails before having been ready is not tried again.
class InstanceSupervisor : public QObject
{
    Q_OBJECT

public:
    /// @p context must outlive it.
    InstanceSupervisor(FleetContext &context, const ScoringSpec &spec, QObject *parent = nullptr);
    ~InstanceSupervisor() override;

    [[nodiscard]] const ScoringInstance &instance() const { return m_instance; }
    [[nodiscard]] const ScoringSpec &spec() const { return m_spec; }
    [[nodiscard]] bool isReady() const { return m_instance.state == ScoringInstance::State::Ready; }
    [[nodiscard]] InstanceLog &log() { return m_log; }
    /// The log's files go when this object does.
    void removeLogAtTheEnd() { m_removeLog = true; }

    /// To be called once.
    void start();
    /// No new requests: ended when drained() is called, or after the spec's request timeout; at
    /// once when it gets no requests now.
    void drain();
    void drained();
    /// Ends it without draining.
    void stop();

Q_SIGNALS:
    /// instance() is another one now.
    void changed();
    /// It failed before it was ever ready; @p why is a sentence's rest ("was not ready within …").
    /// Its process may still run and is to be stopped.
    void failedToStart(const QString &why);
    /// It ended after it had been ready, and is being started again.
    void restarting(const QString &why);
    /// After drain() or stop(): nothing is left of it.
    void ended();

private:
    void launch();
    [[nodiscard]] Result<void> launchProcess();
    void handleReadiness();
    void becomeReady();
    void watch();
    void handleLiveness();
    void handleExit(const QString &how);
    void handleGone();
    void fail(const QString &why);
    void stopWatching();
    void setState(ScoringInstance::State state);
    void releasePort();
    [[nodiscard]] std::chrono::milliseconds readinessDeadline() const;
    [[nodiscard]] bool hasCommand() const { return !m_spec.command.isEmpty(); }

    FleetContext &m_context;
    const ScoringSpec m_spec;
    const quint64 m_number;
    ScoringInstance m_instance;
    InstanceLog m_log;
    std::unique_ptr<ScoringProcess> m_process;
    std::unique_ptr<ScoringProcess> m_previous; // of which nothing is left
    ProbeLoop m_readiness;
    ProbeLoop m_liveness;
    QTimer m_deadline; // of the readiness
    QTimer m_restart;
    QTimer m_quiet;
    QTimer m_draining;
    QElapsedTimer m_sinceLaunch;
    int m_recentRestarts = 0; // since the last quiet time
    int m_launches = 0;
    bool m_wasReady = false;
    bool m_stopping = false;
    bool m_retryPort = false;
    bool m_removeLog = false;
};

} // namespace serin
