// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processrun.h"

#include "services/process/childsetup.h"
#include "services/process/processfamily.h"

#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLoggingCategory>
#include <QPromise>

#include <algorithm>
#include <csignal>
#include <memory>

namespace serin {

namespace {

Q_LOGGING_CATEGORY(lcProcess, "serin.process", QtInfoMsg)

constexpr std::chrono::milliseconds lookInterval{20};

void keepUpTo(qint64 limit, QByteArray &kept, qint64 &leftOut, const QByteArray &bytes)
{
    const qint64 room = std::clamp<qint64>(limit - kept.size(), 0, bytes.size());
    kept.append(bytes.constData(), room);
    leftOut += bytes.size() - room;
}

} // namespace

ProcessRun::ProcessRun(const ProcessSpec &spec, QObject *parent)
    : QObject(parent), m_spec(spec), m_process(this), m_timeout(this), m_grace(this), m_look(this)
{
    m_outcome.command = m_spec.commandLine();
    for (QTimer *timer : {&m_timeout, &m_grace}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer); // a coarse one may come early
    }
    connect(&m_timeout, &QTimer::timeout, this,
            [this] { endEarly(ProcessOutcome::End::TimedOut); });
    m_look.setInterval(lookInterval);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        if (m_process.state() != QProcess::NotRunning) {
            signalGroup(SIGKILL);
        } else {
            killStragglers();
            finish();
        }
    });
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (!hasStragglers()) {
            finish();
        }
    });
    connect(&m_process, &QProcess::started, this, [this] {
        if (const std::optional<ProcessEntry> entry = findProcess(m_process.processId())) {
            m_leaderStart = entry->identity.startTime;
        }
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this,
            [this] { collect(QProcess::StandardOutput); });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { collect(QProcess::StandardError); });
    connect(&m_process, &QProcess::errorOccurred, this, &ProcessRun::handleError);
    connect(&m_process, &QProcess::finished, this, &ProcessRun::handleFinished);
}

ProcessRun::~ProcessRun()
{
    m_process.disconnect(this);
    signalGroup(SIGKILL);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.waitForFinished(5'000); // a killed process ends at once
    } else if (m_look.isActive()) {
        killStragglers();
    }
}

void ProcessRun::start()
{
    m_duration.start();
    if (m_endingEarly || m_done) {
        return; // cancel() came first
    }
    QString hindrance;
    if (!QDir::isAbsolutePath(m_spec.program)) {
        hindrance = QStringLiteral("the program's path is not absolute");
    } else if (!m_spec.workingFolder.isEmpty() && !QFileInfo(m_spec.workingFolder).isDir()) {
        hindrance = QStringLiteral("there is no folder %1").arg(m_spec.workingFolder);
    }
    if (!hindrance.isEmpty()) {
        m_outcome.reason = hindrance;
        QMetaObject::invokeMethod(this, &ProcessRun::finish, Qt::QueuedConnection);
        return;
    }
    m_process.setProgram(m_spec.program);
    m_process.setArguments(m_spec.arguments);
    m_process.setProcessEnvironment(m_spec.fullEnvironment());
    m_process.setWorkingDirectory(m_spec.workingFolder);
    if (m_spec.input.isEmpty()) {
        m_process.setStandardInputFile(QProcess::nullDevice());
    }
    ChildSetup setup;
    setup.atParentsEnd = m_spec.endsWithStarter ? SIGTERM : 0;
    setUpChild(m_process, setup);
    qCDebug(lcProcess).noquote() << "starting" << m_outcome.command;
    // Its errors come as signals; those of a failed start may come before start() has returned.
    m_process.start();
    m_leader = m_process.processId();
    if (!m_spec.input.isEmpty() && m_process.state() != QProcess::NotRunning) {
        m_process.write(m_spec.input);
        m_process.closeWriteChannel();
    }
    if (m_spec.timeout.count() > 0 && !m_done) {
        m_timeout.start(m_spec.timeout);
    }
}

void ProcessRun::cancel()
{
    endEarly(ProcessOutcome::End::Cancelled);
}

void ProcessRun::endEarly(ProcessOutcome::End end)
{
    if (m_done || m_endingEarly) {
        return;
    }
    m_endingEarly = true;
    m_outcome.end = end;
    m_timeout.stop();
    if (m_process.state() == QProcess::NotRunning) {
        QMetaObject::invokeMethod(this, &ProcessRun::finish, Qt::QueuedConnection);
        return;
    }
    // Before its exec the child still has this process's signal handlers, which must not run there.
    signalGroup(m_process.state() == QProcess::Starting ? SIGKILL : SIGTERM);
    m_grace.start(m_spec.grace);
}

/// The group exists as long as its leader is not reaped, which happens in this thread.
void ProcessRun::signalGroup(int signal)
{
    if (const qint64 pid = m_process.processId(); pid > 1) {
        // Between fork and setsid() there is no group yet.
        if (::kill(static_cast<pid_t>(-pid), signal) != 0) {
            ::kill(static_cast<pid_t>(pid), signal);
        }
    }
}

bool ProcessRun::hasStragglers() const
{
    // The table of processes, which takes longer, tells apart those that nobody has waited for yet.
    return m_leaderStart != 0 && ::kill(static_cast<pid_t>(-m_leader), 0) == 0 &&
           !membersOf({{{m_leader, m_leaderStart}, {}}}).isEmpty();
}

void ProcessRun::killStragglers()
{
    if (m_leaderStart != 0) {
        killFamilies({{{m_leader, m_leaderStart}, {}}});
    }
}

void ProcessRun::collect(QProcess::ProcessChannel channel)
{
    if (channel == QProcess::StandardOutput) {
        keepUpTo(m_spec.mostOutput, m_outcome.output, m_outcome.outputLeftOut,
                 m_process.readAllStandardOutput());
    } else {
        const QByteArray bytes = m_process.readAllStandardError();
        keepUpTo(m_spec.mostErrorOutput, m_outcome.errorOutput, m_outcome.errorOutputLeftOut,
                 bytes);
        if (!bytes.isEmpty()) {
            Q_EMIT errorOutputCame(bytes);
        }
    }
}

void ProcessRun::handleError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart) {
        return; // finished() follows, or it has closed its stdin early
    }
    if (!m_endingEarly) {
        m_outcome.end = ProcessOutcome::End::DidNotStart;
        m_outcome.reason = m_process.errorString();
        m_outcome.missing = !QFileInfo::exists(m_spec.program);
    }
    QMetaObject::invokeMethod(this, &ProcessRun::finish, Qt::QueuedConnection);
}

void ProcessRun::handleFinished(int exitCode, QProcess::ExitStatus status)
{
    collect(QProcess::StandardOutput);
    collect(QProcess::StandardError);
    if (m_endingEarly) {
        // A hook of git's, which itself goes at once, may have something to clean up.
        if (m_grace.isActive() && hasStragglers()) {
            m_look.start();
            return;
        }
        killStragglers(); // also what has left the group
    } else if (status == QProcess::CrashExit) {
        m_outcome.end = ProcessOutcome::End::Crash;
        m_outcome.signal = exitCode;
    } else {
        m_outcome.end =
            exitCode == 0 ? ProcessOutcome::End::Success : ProcessOutcome::End::NonZeroExit;
        m_outcome.exitCode = exitCode;
    }
    finish();
}

void ProcessRun::finish()
{
    if (std::exchange(m_done, true)) {
        return;
    }
    m_timeout.stop();
    m_grace.stop();
    m_look.stop();
    m_outcome.duration = std::chrono::milliseconds(m_duration.isValid() ? m_duration.elapsed() : 0);
    if (const std::optional<Error> error = m_outcome.error()) {
        qCDebug(lcProcess).noquote() << error->toLine();
    }
    Q_EMIT done(m_outcome);
}

QFuture<Result<ProcessOutcome>> runProcess(const ProcessSpec &spec, QObject *owner)
{
    Q_ASSERT(owner != nullptr && owner->thread() == QThread::currentThread());
    using Answer = Result<ProcessOutcome>;
    auto *run = new ProcessRun(spec, owner);
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();

    auto *watcher = new QFutureWatcher<Answer>(run);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, run, &ProcessRun::cancel);
    watcher->setFuture(future);
    // Dying with the run, the last copy of the promise cancels and finishes the future.
    QObject::connect(run, &ProcessRun::done, run, [run, promise](const ProcessOutcome &outcome) {
        promise->addResult(outcome);
        promise->finish();
        run->deleteLater();
    });
    run->start();
    return future;
}

} // namespace serin
