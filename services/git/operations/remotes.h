// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gittask.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace serin {

struct GitRemote
{
    QByteArray name;
    QString url;                ///< user and password as "***"
    bool isPushDefault = false; ///< remote.pushDefault: what is pushed goes there

    bool operator==(const GitRemote &) const = default;
};

/// Where a branch is pushed to and pulled from.
struct GitTracking
{
    QByteArray remote;    ///< empty: not set; ".": this repository itself
    QByteArray remoteRef; ///< e.g. "refs/heads/main", over there
    QByteArray ref;       ///< e.g. "refs/remotes/origin/main", here
    /// branch.<name>.pushRemote, remote.pushDefault or `remote`, in this order; empty: not set.
    QByteArray pushRemote;
};

[[nodiscard]] Result<QList<GitRemote>> readRemotes(GitTask &task);
[[nodiscard]] Result<void> addRemote(GitTask &task, const QByteArray &name, const QString &url);

/// @error Invalid: as checkRemoteUrl(), or there is no such remote.
[[nodiscard]] Result<void> setRemoteUrl(GitTask &task, const QByteArray &name, const QString &url);

/// The answer of git itself. @error NotFound: there is no such branch.
[[nodiscard]] Result<GitTracking> readTracking(GitTask &task, const QByteArray &branch);
/// The remote for a branch that has none of its own yet: "origin", else the only one.
/// @error Invalid: there is none, or more than one.
[[nodiscard]] Result<QByteArray> defaultRemote(GitTask &task);
/// The same of @p remotes for a push of a new branch, which remote.pushDefault may lead elsewhere;
/// empty: none.
[[nodiscard]] QByteArray pushRemoteForNewBranch(const QList<GitRemote> &remotes);

/// Invalid when @p url is not one that git may be given: https, http, ssh, git, file, a path, or
/// host:path; never an option or a helper ("ext::").
[[nodiscard]] Result<void> checkRemoteUrl(const QString &url);

} // namespace serin
