// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/process/processoutcome.h"
#include "services/process/processspec.h"

#include <QObject>
#include <QThread>

#include <functional>

namespace serin {

/// Runs processes in a thread of its own for worker threads that wait for them, so that an
/// operation of several git calls reads from top to bottom and no caller's event loop is needed.
class GitRunner
{
public:
    GitRunner();
    GitRunner(const GitRunner &) = delete;
    GitRunner &operator=(const GitRunner &) = delete;
    /// @pre no run() is under way.
    ~GitRunner();

    /// Runs @p spec and waits for its end; blocks, so never in a thread with an event loop. When
    /// @p isCancelled says true the process is ended. @p onErrorOutput, if any, gets stderr as it
    /// comes, in another thread, and not any more when this has returned.
    [[nodiscard]] ProcessOutcome
    run(const ProcessSpec &spec, const std::function<bool()> &isCancelled,
        const std::function<void(const QByteArray &)> &onErrorOutput = {});

private:
    QThread m_thread;
    QObject *m_context; // lives in m_thread
};

} // namespace serin
