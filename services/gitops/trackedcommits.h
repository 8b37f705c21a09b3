// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/commitid.h"
#include "services/git/layout/gitstate.h"

#include <QByteArray>
#include <QFuture>

#include <memory>
#include <optional>

class QObject;

namespace serin {

class GitRepository;

/// The commits that a value can stand in besides the working tree: what is checked out, what was
/// pushed, and what both have.
struct TrackedCommits
{
    QByteArray branch;            ///< that is checked out, short name; empty: detached
    std::optional<CommitId> head; ///< nothing: no commit yet
    /// Short name of the branch on the remote, e.g. "origin/main"; empty: none is known, so that
    /// there is nothing to push to.
    QByteArray upstreamName;
    /// Where a push of the branch goes, as upstreamName: another branch where remote.pushDefault or
    /// branch.<name>.pushRemote say so. Empty: nothing says so.
    QByteArray pushName;
    std::optional<CommitId> upstream; ///< nothing: it does not exist (yet), as last fetched
    std::optional<CommitId> base;     ///< of head and upstream; nothing: no common history
    std::optional<CommitId> pushed;   ///< where `pushName` stands; nothing: as `upstream`
    qint64 ahead = 0;                 ///< commits of head that upstream lacks
    qint64 behind = 0;                ///< commits of upstream that head lacks
    GitState::Operation operation = GitState::Operation::None; ///< that is in progress

    /// pushName, else the upstream.
    [[nodiscard]] QByteArray pushTarget() const
    {
        return pushName.isEmpty() ? upstreamName : pushName;
    }
    /// Whether a push goes to the upstream, so that ahead and behind are about it.
    [[nodiscard]] bool pushesToUpstream() const { return pushTarget() == upstreamName; }
    /// Whether a push would find nothing to do.
    [[nodiscard]] bool hasAllPushed() const
    {
        return pushesToUpstream() ? upstream && ahead == 0 : pushed && pushed == head;
    }

    bool operator==(const TrackedCommits &) const = default;
};

/// Reads where the checkout of @p repository stands. Without an upstream of its own (a detached
/// HEAD, a new branch) that of @p projectBranch counts, when there is one; empty: none.
/// In the thread of @p context. Errors as GitRepository's.
[[nodiscard]] QFuture<Result<TrackedCommits>>
readTrackedCommits(const std::shared_ptr<GitRepository> &repository,
                   const QByteArray &projectBranch, QObject *context);

} // namespace serin
