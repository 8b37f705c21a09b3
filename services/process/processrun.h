// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/process/processoutcome.h"
#include "services/process/processspec.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QProcess>
#include <QTimer>

namespace serin {

/// Runs a program once. The program leads a process group and session of its own, so it has no
/// terminal, and when it is ended early its children are ended with it. Belongs to one thread with
/// an event loop.
class ProcessRun : public QObject
{
    Q_OBJECT

public:
    explicit ProcessRun(const ProcessSpec &spec, QObject *parent = nullptr);
    /// Kills the program when it runs; done() does not come any more.
    ~ProcessRun() override;

    /// Starts it; to be called once. done() follows exactly once, never before start() has
    /// returned.
    void start();
    /// Ends it: SIGTERM to the group, SIGKILL after the grace to who of it is left, its leader or
    /// not. Before start(): it will not start. done() comes when all have ended. Nothing when it is
    /// done or ending already.
    void cancel();

    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); } ///< 0 when it does not run

Q_SIGNALS:
    /// A piece of its stderr has come, also beyond the limit; for progress.
    void errorOutputCame(const QByteArray &bytes);
    /// It has ended, in whichever way, a failed start included.
    void done(const serin::ProcessOutcome &outcome);

private:
    void endEarly(ProcessOutcome::End end);
    void signalGroup(int signal);
    /// Whether the leader has ended and others of its group have not.
    [[nodiscard]] bool hasStragglers() const;
    void killStragglers();
    void collect(QProcess::ProcessChannel channel);
    void handleError(QProcess::ProcessError error);
    void handleFinished(int exitCode, QProcess::ExitStatus status);
    void finish();

    const ProcessSpec m_spec;
    QProcess m_process;
    QTimer m_timeout;
    QTimer m_grace;
    QTimer m_look; ///< whether what outlives the leader has ended
    QElapsedTimer m_duration;
    ProcessOutcome m_outcome;
    qint64 m_leader = 0;
    quint64 m_leaderStart = 0;
    bool m_endingEarly = false;
    bool m_done = false;
};

/// Runs a program whose run @p owner owns, in the owner's thread, which is the calling one. The
/// future brings the outcome, whatever it is; cancelling the future ends the program, and the
/// future finishes when it has ended. When the owner dies first, the program is killed and the
/// future is cancelled.
[[nodiscard]] QFuture<Result<ProcessOutcome>> runProcess(const ProcessSpec &spec, QObject *owner);

} // namespace serin
