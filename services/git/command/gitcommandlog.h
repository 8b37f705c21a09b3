// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gitcall.h"
#include "services/process/processoutcome.h"

#include <QDateTime>
#include <QList>
#include <QMutex>
#include <QObject>
#include <QString>

#include <chrono>
#include <deque>

namespace serin {

/// One git process that was run.
struct GitCommandRun
{
    qint64 id = 0;   ///< grows by one each
    QString folder;  ///< the checkout; empty: none
    QString command; ///< for a POSIX shell in that folder, without secrets
    QDateTime begun; ///< UTC
    std::chrono::milliseconds took{0};
    ProcessOutcome::End end = ProcessOutcome::End::Success;
    int exitCode = 0;     ///< of a process that exited
    bool changes = false; ///< it may change files, references or a remote
    QString words;        ///< of one that did not end well: what it said, without secrets
};

/// The git processes that one program ran, the newest of them. Safe to use from several threads.
class GitCommandLog : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostKept = 1'000;

    void add(const GitCall &call, const QString &folder, const QDateTime &begun,
             const ProcessOutcome &outcome);
    /// Those after the id @p after, the oldest first.
    [[nodiscard]] QList<GitCommandRun> runs(qint64 after = 0) const;

Q_SIGNALS:
    /// From whichever thread ran it.
    void added();

private:
    mutable QMutex m_mutex;
    std::deque<GitCommandRun> m_runs; ///< shared with no thread that reads, as a QList would be
    qint64 m_last = 0;
};

/// @p call as a command line: what a person would type to do the same. The settings that every call
/// gets (prepareGit()) are left out, as is what goes through stdin. Passwords in addresses are
/// masked.
[[nodiscard]] QString gitCommandLine(const GitCall &call);

} // namespace serin
