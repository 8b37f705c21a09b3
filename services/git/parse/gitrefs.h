// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/commitid.h"

#include <QDateTime>
#include <QList>

namespace serin {

/// A branch, here or on a remote.
struct GitBranch
{
    QByteArray ref;              ///< full, e.g. "refs/heads/main"
    QByteArray name;             ///< short, e.g. "main" or "origin/main"
    std::optional<CommitId> tip; ///< nothing for a reference to something that is no commit
    QString subject;             ///< of the tip
    QDateTime committed;         ///< of the tip, UTC
    bool isRemote = false;
    bool isCurrent = false;
    QByteArray upstream;       ///< full reference name; empty: none
    bool upstreamGone = false; ///< it is set, but does not exist
    /// Where a push takes it, e.g. "origin/main"; empty: nothing says so.
    QByteArray pushTarget;
    qint64 ahead = 0;
    qint64 behind = 0;
    QString worktree; ///< where it is checked out; empty: nowhere

    bool operator==(const GitBranch &) const = default;
};

/// The value for `--format=` that parseGitRefs() reads.
[[nodiscard]] QString gitRefFormat();

/// `git for-each-ref --format=<gitRefFormat()>`; symbolic ones (origin/HEAD) are left out.
/// @error Protocol: cut off, or not such output.
[[nodiscard]] Result<QList<GitBranch>> parseGitRefs(QByteArrayView output);

} // namespace serin
