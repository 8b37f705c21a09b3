// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/scoringprocess.h"

#include "services/process/childsetup.h"

#include <chrono>
#include <csignal>

namespace serin {

namespace {

constexpr std::chrono::milliseconds flushDelay{1'000};

QString wayOfEnding(int exitCode, QProcess::ExitStatus status)
{
    return status == QProcess::CrashExit ? QStringLiteral("was ended by signal %1").arg(exitCode)
                                         : QStringLiteral("ended with exit code %1").arg(exitCode);
}

} // namespace

ScoringProcess::ScoringProcess(FleetContext &context, InstanceLog &log, quint64 number,
                               QObject *parent)
    : QObject(parent), m_context(context), m_log(log), m_number(number),
      m_output([this](QByteArrayView bytes) {
          m_log.append(bytes, std::chrono::steady_clock::now());
          if (m_log.hasSurplus() && !m_logFlush.isActive()) {
              m_logFlush.start(flushDelay);
          }
      }),
      m_process(this), m_grace(this), m_logFlush(this)
{
    m_grace.setSingleShot(true);
    m_grace.setTimerType(Qt::PreciseTimer);
    m_logFlush.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, [this] { signalGroup(SIGKILL); });
    connect(&m_logFlush, &QTimer::timeout, this, [this] { m_log.flush(); });
    // Queued: a start that fails may say so before start() has returned.
    connect(
        &m_process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                handleExit(QStringLiteral("cannot be started: %1 (%2)")
                               .arg(m_process.program(), m_process.errorString()));
            }
        },
        Qt::QueuedConnection);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        handleExit(wayOfEnding(code, status));
    });
}

ScoringProcess::~ScoringProcess()
{
    m_process.disconnect(this);
    signalGroup(SIGKILL);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.waitForFinished(5'000); // a killed process ends at once
    }
    m_output.finish();
    m_log.flush();
}

void ScoringProcess::start(const ScoringLaunch &launch, int listener)
{
    m_process.setProgram(launch.program);
    m_process.setArguments(launch.arguments);
    m_process.setWorkingDirectory(launch.workingFolder);
    m_process.setProcessEnvironment(launch.environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    // Where the output goes when there is no pipe; the child's set-up puts the pipe in their place.
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    setUpChild(m_process,
               {.atParentsEnd = SIGKILL, .output = m_output.writeEnd(), .keptOpen = listener});
    m_family.mark = QByteArray(instanceMarkName) + '=' +
                    launch.environment.value(QLatin1String(instanceMarkName)).toUtf8();
    m_process.start();
    m_output.closeWriteEnd();
    if (const std::optional<ProcessEntry> entry = findProcess(m_process.processId())) {
        m_family.leader = entry->identity;
        m_context.journal.note(entry->identity, m_number);
    }
}

void ScoringProcess::stop()
{
    if (m_stopping || m_exited) {
        return;
    }
    m_stopping = true;
    // Before its exec the child still has this process's signal handlers, which must not run there.
    signalGroup(m_process.state() == QProcess::Starting ? SIGKILL : SIGTERM);
    m_grace.start(m_context.times.stopGrace);
}

/// The group exists as long as its leader is not reaped, which happens in this thread.
void ScoringProcess::signalGroup(int signal)
{
    if (const qint64 pid = m_process.processId(); pid > 1) {
        if (::kill(static_cast<pid_t>(-pid), signal) != 0) {
            ::kill(static_cast<pid_t>(pid), signal); // it has not made its group yet
        }
    }
}

void ScoringProcess::handleExit(const QString &how)
{
    if (m_exited) {
        return;
    }
    m_exited = true;
    m_grace.stop();
    m_output.finish(); // what others still write is theirs
    m_logFlush.stop();
    m_log.note(QStringLiteral("the process %1").arg(how));
    m_context.sweep.sweep(m_family, this, [this] { Q_EMIT gone(); });
    Q_EMIT exited(how);
}

} // namespace serin
