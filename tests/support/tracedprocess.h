// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QFile>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <csignal>
#include <cstdint>
#include <set>
#include <vector>

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace serin {

/// How a program ended whose main thread was watched.
struct TracedOutcome
{
    int calls = 0; ///< of the watched ones that it has made
    bool isKilled = false;
    int exitCode = -1; ///< when it ended by itself
};

/// Runs @p program in @p folder and kills it with SIGKILL right behind the @p nth rename of a file
/// by its main thread, or lets it end when there are fewer. Its children are not watched. Blocks.
inline TracedOutcome killAfterRename(const QString &program, const QStringList &arguments,
                                     const QString &folder, const QProcessEnvironment &environment,
                                     int nth)
{
    const std::set<std::uint64_t> renames{
#ifdef SYS_rename
        SYS_rename,
#endif
#ifdef SYS_renameat
        SYS_renameat,
#endif
        SYS_renameat2};
    QByteArrayList words{QFile::encodeName(program)};
    for (const QString &argument : arguments) {
        words.append(QFile::encodeName(argument));
    }
    QByteArrayList variables;
    for (const QString &variable : environment.toStringList()) {
        variables.append(variable.toLocal8Bit());
    }
    const auto pointers = [](QByteArrayList &texts) {
        std::vector<char *> found;
        for (QByteArray &text : texts) {
            found.push_back(text.data());
        }
        found.push_back(nullptr);
        return found;
    };
    std::vector<char *> argv = pointers(words);
    std::vector<char *> envp = pointers(variables);
    const QByteArray place = QFile::encodeName(folder);

    TracedOutcome outcome;
    const pid_t child = ::fork();
    if (child == 0) {
        const int nothing = ::open("/dev/null", O_RDWR);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(nothing, STDOUT_FILENO);
        ::dup2(nothing, STDERR_FILENO);
        if (::chdir(place.constData()) == 0 && ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0) {
            ::execve(argv.front(), argv.data(), envp.data());
        }
        ::_exit(127);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFSTOPPED(status)) {
        return outcome;
    }
    constexpr long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL;
    ::ptrace(PTRACE_SETOPTIONS, child, nullptr, options);
    bool isRename = false;
    long signal = 0;
    while (::ptrace(PTRACE_SYSCALL, child, nullptr, signal) == 0 &&
           ::waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
        constexpr int syscallStop = SIGTRAP | 0x80;
        signal = WSTOPSIG(status) == syscallStop ? 0 : WSTOPSIG(status);
        if (signal != 0) {
            continue;
        }
        __ptrace_syscall_info info = {};
        ::ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
        if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
            isRename = renames.count(info.entry.nr) > 0;
        } else if (info.op == PTRACE_SYSCALL_INFO_EXIT && isRename && ++outcome.calls == nth) {
            ::kill(child, SIGKILL);
            while (::waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
            }
            break;
        }
    }
    outcome.isKilled = WIFSIGNALED(status);
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

} // namespace serin
