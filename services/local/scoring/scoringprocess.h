// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/fleetcontext.h"
#include "services/local/scoring/outputpipe.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace serin {

/// One process from its start to the point where nothing of it is left. Its output goes to a log,
/// its pid to the journal.
class ScoringProcess : public QObject
{
    Q_OBJECT

public:
    /// @p context and @p log must outlive it. @p number: of the instance, for the journal.
    ScoringProcess(FleetContext &context, InstanceLog &log, quint64 number,
                   QObject *parent = nullptr);
    /// Kills the process with its group and waits for that, which takes no time to speak of.
    ~ScoringProcess() override;

    /// Starts @p launch with @p listener open in it (-1: none). To be called once.
    void start(const ScoringLaunch &launch, int listener);
    /// Ends it: SIGTERM to its group, SIGKILL after the grace. Nothing when it ends already.
    void stop();

    [[nodiscard]] qint64 pid() const { return m_process.processId(); } ///< 0: not running

Q_SIGNALS:
    /// It has ended or could not be started; @p how is the second half of a sentence ("ended with
    /// exit code 3"). Exactly once, never within start() or stop().
    void exited(const QString &how);
    /// After exited(): of its group and of what carries its mark nothing is left. Exactly once.
    void gone();

private:
    void signalGroup(int signal);
    void handleExit(const QString &how);

    FleetContext &m_context;
    InstanceLog &m_log;
    const quint64 m_number;
    OutputPipe m_output;
    QProcess m_process;
    QTimer m_grace;
    QTimer m_logFlush;
    ProcessFamily m_family;
    bool m_stopping = false;
    bool m_exited = false;
};

} // namespace serin
