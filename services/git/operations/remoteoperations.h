// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/operations/remotes.h"

namespace serin {

struct GitPushRequest
{
    QByteArray branch; ///< short name; empty: the current one
    /// Empty: as git chooses (branch.<name>.pushRemote, remote.pushDefault, then the branch's own),
    /// else "origin", else the only one.
    QByteArray remote;
    bool setUpstream = false; ///< remember the remote branch; done anyway when there is none
    bool runHooks = true;
};

struct GitPushed
{
    enum class Outcome {
        Done,
        UpToDate,          ///< there was nothing to push
        RejectedBehind,    ///< the remote has commits that are not here: fetch, pull with rebase
        RejectedByRemote,  ///< a hook or rule over there
        RejectedByHook,    ///< the repository's own pre-push hook
        NotAuthorized,     ///< credentials missing or refused, host key unknown
        RemoteUnavailable, ///< cannot be reached, or has no such repository
    };

    Outcome outcome = Outcome::Done;
    QByteArray remote;
    QByteArray branch; ///< here
    QByteArray target; ///< full reference name there
    /// What hooks and the other side said, for people; git's own only where that is all.
    QString words;

    [[nodiscard]] bool isPushed() const
    {
        return outcome == Outcome::Done || outcome == Outcome::UpToDate;
    }
};

[[nodiscard]] Result<GitPushed> pushBranch(GitTask &task, const GitPushRequest &request);
/// @p remote: empty for the default one. @p mayAsk: the person, for credentials. The remote's
/// branch that the one that is checked out follows exists no more afterwards when it is gone there.
[[nodiscard]] Result<void> fetchRemote(GitTask &task, const QByteArray &remote, bool mayAsk = true);

} // namespace serin
