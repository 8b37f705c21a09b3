// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/childsetup.h"

#include <QProcess>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

namespace serin {

namespace {

/// All files from 3 on end with the exec. Not closed here: QProcess still reports through one.
void closeFilesAtExec()
{
#if defined(Q_OS_LINUX) && defined(SYS_close_range) && defined(CLOSE_RANGE_CLOEXEC)
    if (::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC) == 0) {
        return;
    }
#endif
    const long most = std::min(::sysconf(_SC_OPEN_MAX), 65'536L);
    for (int file = 3; file < most; ++file) {
        ::fcntl(file, F_SETFD, FD_CLOEXEC);
    }
}

void resetSignals()
{
    for (int number = 1; number < NSIG; ++number) {
        ::signal(number, SIG_DFL); // fails for SIGKILL and SIGSTOP, which have no other
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

/// Runs in the child between fork and exec: only what is safe in a signal handler.
void becomeChild(const ChildSetup &setup, pid_t parent)
{
    ::setsid();
    resetSignals();
#ifdef Q_OS_LINUX
    if (setup.atParentsEnd != 0) {
        ::prctl(PR_SET_PDEATHSIG, setup.atParentsEnd);
        if (::getppid() != parent) {
            ::_exit(1); // the parent ended before it could be tied to it
        }
    }
#else
    static_cast<void>(parent);
#endif
    if (setup.output >= 0) {
        ::dup2(setup.output, STDOUT_FILENO);
        ::dup2(setup.output, STDERR_FILENO);
    }
    closeFilesAtExec();
    if (setup.keptOpen >= 0) {
        ::fcntl(setup.keptOpen, F_SETFD, 0);
    }
}

} // namespace

void setUpChild(QProcess &process, const ChildSetup &setup)
{
    process.setChildProcessModifier([setup, parent = ::getpid()] { becomeChild(setup, parent); });
}

} // namespace serin
