// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/process/processend.h"

#include "services/core/systemerror.h"

#include <QSocketNotifier>

#include <cerrno>
#include <utility>

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace serin {

namespace {

/// pidfd_open(2), past the C library, which knows it only since glibc 2.36.
int openForEnd(qint64 process)
{
#ifdef SYS_pidfd_open
    return static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(process), 0U));
#else
    Q_UNUSED(process)
    errno = ENOSYS;
    return -1;
#endif
}

} // namespace

ProcessEnd::ProcessEnd(FileDescriptor process)
    : m_process(std::move(process)),
      m_notifier(std::make_unique<QSocketNotifier>(m_process.number(), QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT ended();
    });
}

ProcessEnd::~ProcessEnd() = default;

Result<std::unique_ptr<ProcessEnd>> ProcessEnd::of(qint64 process)
{
    FileDescriptor opened(FileCalls::system(), openForEnd(process));
    if (opened.isOpen()) {
        return std::unique_ptr<ProcessEnd>(new ProcessEnd(std::move(opened)));
    }
    if (errno == ESRCH || errno == EINVAL) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is no process %1").arg(process));
    }
    Error error =
        systemError(QStringLiteral("watching the process"), errno, QString::number(process));
    error.kind = ErrorKind::Unavailable;
    return failure(error);
}

} // namespace serin
