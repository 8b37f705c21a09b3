// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/git/parse/githost.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <memory>

class QObject;

namespace serin {

class GitRepository;

/// A pushed branch and what a pull request of it is for.
struct PullRequestPlace
{
    GitHost host;   ///< that keeps the branch
    QString branch; ///< its name there
    GitHost into;   ///< where the target is; None: at `host`
    QString target; ///< empty: the default branch

    /// pullRequestUrl() of these.
    [[nodiscard]] QString url() const { return pullRequestUrl(host, branch, target, into); }
};

/// The place of @p branch, which was pushed to @p pushedTo ("fork/canary"). The pull request is for
/// what the local branch @p target follows; where that is not known, for @p target (may be empty)
/// of the remote that @p branch itself follows. When either is of the remote that was pushed to,
/// and a remote "upstream" is at the same host, the first is taken for a fork of that one, whose
/// default branch the pull request is for. In the thread of @p context.
/// @error as GitRepository.
[[nodiscard]] QFuture<Result<PullRequestPlace>>
readPullRequestPlace(const std::shared_ptr<GitRepository> &repository, const QByteArray &branch,
                     const QByteArray &pushedTo, const QByteArray &target, QObject *context);

} // namespace serin
