// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/localworkspace.h"

#include "services/core/errand.h"
#include "services/core/makepath.h"
#include "services/core/processlock.h"
#include "services/core/readfile.h"
#include "services/core/systemerror.h"
#include "services/process/childsetup.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <cerrno>
#include <csignal>
#include <functional>

namespace serin {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds lookEvery{10};
constexpr qint64 longestConnection = 64 * 1024;
constexpr qint64 longestOutput = 1024 * 1024;
constexpr qsizetype longestWords = 1'000;
// A shell's, with the program and its arguments behind it: prints the pid.
constexpr auto inBackground = "\"$@\" </dev/null >/dev/null & echo $!";

// Calls `look` now and then until it returns true. Ends with `owner`.
void repeat(QObject *owner, const std::function<bool()> &look)
{
    auto *timer = new QTimer(owner);
    QObject::connect(timer, &QTimer::timeout, owner, [timer, look] {
        if (look()) {
            timer->deleteLater();
            timer->stop();
        }
    });
    timer->start(lookEvery);
}

bool isAlive(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM;
}

} // namespace

struct LocalWorkspace::Wait
{
    QPromise<Result<LocalConnection>> promise;
    steady_clock::time_point deadline;

    void answer(Result<LocalConnection> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
};

LocalWorkspace::LocalWorkspace(Settings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings))
{}

LocalWorkspace::~LocalWorkspace() = default;

std::optional<LocalConnection> LocalWorkspace::running() const
{
    const std::optional<qint64> holder = ProcessLock::holder(paths().lock());
    if (!holder) {
        return std::nullopt;
    }
    // Until the new server has written it, the file is the last one's.
    const std::optional<LocalConnection> connection = last();
    return connection && connection->pid == *holder ? connection : std::nullopt;
}

std::optional<LocalConnection> LocalWorkspace::last() const
{
    const Result<FileContent> file = readFile(paths().connection(), longestConnection);
    if (!file) {
        return std::nullopt;
    }
    const Result<LocalConnection> connection = LocalConnection::fromJson(file->bytes);
    return connection ? std::optional(*connection) : std::nullopt;
}

QString LocalWorkspace::program() const
{
    return m_settings.program.isEmpty()
               ? QCoreApplication::applicationDirPath() + QStringLiteral("/serinctl")
               : m_settings.program;
}

/// Not by QProcess::startDetached(): its fork() leaves all memory of this process to be copied on
/// write, and a window is held up at each page that it touches then. A shell begins the server in
/// the background and tells its pid.
Result<void> LocalWorkspace::launch()
{
    if (!QFileInfo(program()).isExecutable()) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("there is no program to start the local workspace with"),
                       program(), QStringLiteral("install serinctl beside this program"));
    }
    if (Result<void> made = makePath(paths().folder); !made) {
        return made;
    }
    m_launched = 0;
    auto *shell = new QProcess(this);
    shell->setProgram(QStringLiteral("/bin/sh"));
    shell->setArguments(QStringList{QStringLiteral("-c"), QString::fromLatin1(inBackground),
                                    QStringLiteral("sh"), program(), QStringLiteral("local"),
                                    QStringLiteral("serve"), QStringLiteral("--state-dir"),
                                    paths().folder} +
                        m_settings.arguments);
    shell->setWorkingDirectory(paths().folder);
    shell->setStandardInputFile(QProcess::nullDevice());
    shell->setStandardErrorFile(paths().output());
    setUpChild(*shell);
    connect(shell, &QProcess::finished, this, [this, shell] {
        const qint64 pid = shell->readAllStandardOutput().trimmed().toLongLong();
        m_launched = pid > 0 ? pid : none;
        shell->deleteLater();
    });
    shell->start();
    if (shell->state() == QProcess::NotRunning) {
        shell->deleteLater();
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("the local workspace's server does not start"),
                       shell->errorString());
    }
    return {};
}

QString LocalWorkspace::lastWords() const
{
    const Result<FileContent> output = readFile(paths().output(), longestOutput);
    QString words = output ? QString::fromUtf8(output->bytes).trimmed() : QString();
    // Whoever tells them says itself whose they are.
    const QLatin1String mark("serinctl: error: ");
    words.remove(0, words.startsWith(mark) ? mark.size() : 0);
    return words.right(longestWords);
}

QFuture<Result<LocalConnection>> LocalWorkspace::start()
{
    if (std::optional<LocalConnection> connection = running()) {
        return readyFuture<LocalConnection>(*connection);
    }
    if (!ProcessLock::holder(paths().lock())) {
        if (const Result<void> launched = launch(); !launched) {
            return readyFuture<LocalConnection>(failure(launched.error()));
        }
    } else {
        m_launched = 0; // somebody else's is on its way
    }
    auto wait = std::make_shared<Wait>();
    wait->promise.start();
    wait->deadline = steady_clock::now() + m_settings.startLimit;
    repeat(this, [this, wait] {
        lookForStart(wait);
        return wait->promise.future().isFinished();
    });
    return wait->promise.future();
}

void LocalWorkspace::lookForStart(const std::shared_ptr<Wait> &wait)
{
    if (std::optional<LocalConnection> connection = running()) {
        wait->answer(*connection);
        return;
    }
    const bool gone = m_launched == none || (m_launched > 0 && !isAlive(m_launched));
    if (gone && !ProcessLock::holder(paths().lock())) {
        const QString words = lastWords();
        wait->answer(failure(
            ErrorKind::Unavailable,
            words.isEmpty() ? QStringLiteral("the local workspace's server ended at once") : words,
            paths().output()));
    } else if (steady_clock::now() >= wait->deadline) {
        wait->answer(failure(ErrorKind::Timeout,
                             QStringLiteral("the local workspace was not ready in time"),
                             paths().log(), QStringLiteral("look into that log")));
    }
}

QFuture<Result<bool>> LocalWorkspace::stop()
{
    const std::optional<qint64> holder = ProcessLock::holder(paths().lock());
    if (!holder) {
        return readyFuture<bool>(false);
    }
    if (::kill(static_cast<pid_t>(*holder), SIGTERM) != 0 && errno != ESRCH) {
        return readyFuture<bool>(
            failure(systemError(QStringLiteral("ending process %1").arg(*holder), errno, {})));
    }
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    const auto deadline = steady_clock::now() + m_settings.stopLimit;
    repeat(this, [this, promise, pid = *holder, deadline] {
        if (ProcessLock::holder(paths().lock()) != pid) {
            promise->addResult(true);
        } else if (steady_clock::now() >= deadline) {
            promise->addResult(
                failure(ErrorKind::Timeout,
                        QStringLiteral("the server (process %1) has not ended yet").arg(pid)));
        } else {
            return false;
        }
        promise->finish();
        return true;
    });
    return promise->future();
}

} // namespace serin
