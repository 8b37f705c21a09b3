// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/layout/gitlayout.h"

#include <QDateTime>
#include <QList>

namespace serin {

/// A file that keeps other git processes from writing, or has been left by one that died.
struct GitLock
{
    QString path;
    QDateTime since; ///< UTC

    bool operator==(const GitLock &) const = default;
};

/// A process that may be using the repository.
struct GitUser
{
    qint64 pid = 0;
    QString command; ///< for people
};

/// The locks on index, HEAD, configuration, packed references and the current branch.
[[nodiscard]] QList<GitLock> findGitLocks(const GitLayout &layout);

/// Git processes at work in this checkout, as far as the system tells, but for those that only read
/// for a Serin; those that cannot be looked into (another user's) count as being at work here.
[[nodiscard]] QList<GitUser> findGitUsers(const GitLayout &layout);

/// Removes @p lock when it is still the one that was found and no git process is at work here.
/// Nothing to do counts as done. @error Conflict: a git process is at work, named in `detail`, or
/// it is another lock by now; Io.
[[nodiscard]] Result<void> removeStaleGitLock(const GitLayout &layout, const GitLock &lock);

} // namespace serin
