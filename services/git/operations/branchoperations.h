// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/operations/commitoperation.h"

namespace serin {

struct GitBranchRequest
{
    QByteArray name;
    std::optional<CommitId> start; ///< nothing: HEAD
    bool switchTo = true;
};

/// What became of the branch whose commit was taken to another one.
struct GitCommitMove
{
    enum class Outcome {
        Moved,      ///< `from` is what its upstream is, as last fetched
        NoUpstream, ///< `from` follows no branch of a remote: it keeps the commit too
        OtherWork,  ///< `from` has more that is only here, or less: it keeps what it has
        Pushed,     ///< a remote has the commit already: `from` keeps it too
        Refused,    ///< git would not move `from`, for instance as it is locked
    };

    Outcome outcome = Outcome::Moved;
    QByteArray from;     ///< the branch that was checked out, short name
    QByteArray upstream; ///< full reference name; empty: none
};

[[nodiscard]] Result<void> createBranch(GitTask &task, const GitBranchRequest &request);
/// Makes the branch @p name where HEAD is, checks it out, and makes the old branch its upstream
/// when nothing but @p commit is only there.
[[nodiscard]] Result<GitCommitMove> moveCommit(GitTask &task, const QByteArray &name,
                                               const CommitId &commit);
/// @p name: of a branch here, else of one on a remote ("origin/main"), which one is made here to
/// follow.
[[nodiscard]] Result<void> switchBranch(GitTask &task, const QByteArray &name);
/// @p upstream: short name, e.g. "origin/main".
[[nodiscard]] Result<void> setUpstream(GitTask &task, const QByteArray &branch,
                                       const QByteArray &upstream);

} // namespace serin
