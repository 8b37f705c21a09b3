// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <csignal>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace serin {

/// What a child may use at most. It is killed, or refused memory, when it wants more.
struct ProcessLimits
{
    qint64 addressSpace = 0; ///< bytes; not applied to programs built with the address sanitizer
    std::chrono::seconds time{0}; ///< of the wall clock, and of the processor
};

struct LimitedOutcome
{
    int exitCode = -1; ///< minus the signal's number when a signal ended it
    bool timedOut = false;
    qint64 peakMemory = 0; ///< most bytes resident at once
    QByteArray standardOutput;
    QByteArray standardError;
};

/// Runs @p program to its end with limits that QProcess does not know.
inline LimitedOutcome runLimited(const QString &program, const QStringList &arguments,
                                 const ProcessLimits &limits)
{
    LimitedOutcome outcome;
    const QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("out"));
    const QString err = folder.filePath(QStringLiteral("err"));
    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const QString &argument : arguments) {
        words.push_back(QFile::encodeName(argument));
    }
    std::vector<char *> argv;
    for (QByteArray &word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    const QByteArray outName = QFile::encodeName(out);
    const QByteArray errName = QFile::encodeName(err);
    const pid_t child = ::fork();
    if (child == 0) {
        // Only calls that are safe between fork and exec.
        const auto limit = [](auto resource, rlim_t value) {
            const rlimit both{value, value};
            ::setrlimit(resource, &both);
        };
        limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count()));
        limit(RLIMIT_CORE, 0);
#ifndef SERIN_WITH_ADDRESS_SANITIZER
        limit(RLIMIT_AS, static_cast<rlim_t>(limits.addressSpace));
#endif
        constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
        ::dup2(::open(outName.constData(), flags, 0600), STDOUT_FILENO);
        ::dup2(::open(errName.constData(), flags, 0600), STDERR_FILENO);
        ::execv(argv.front(), argv.data());
        ::_exit(127);
    }
    // Not pidfd_open(): the header of glibc 2.36 declares it without C linkage.
    const auto watch = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    pollfd ended{watch, POLLIN, 0};
    const auto milliseconds = std::chrono::milliseconds(limits.time);
    if (::poll(&ended, 1, static_cast<int>(milliseconds.count())) != 1) {
        outcome.timedOut = true;
        ::kill(child, SIGKILL);
    }
    ::close(watch);
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    outcome.peakMemory = qint64(usage.ru_maxrss) * 1024;
    for (const auto &[name, bytes] :
         {std::pair(out, &outcome.standardOutput), std::pair(err, &outcome.standardError)}) {
        QFile file(name);
        *bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return outcome;
}

} // namespace serin
