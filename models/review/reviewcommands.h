// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

/// A review as command lines.
struct ReviewCommands
{
    QString top; ///< the checkout
    QList<QByteArray> paths;
    QString message;   ///< with trailers
    QByteArray branch; ///< to push
    QByteArray remote;
    bool isNewBranch = false;
    bool push = false;
    bool apply = false;
    bool prune = false;
    QString project;
};

/// For a POSIX shell, one command a line.
[[nodiscard]] QStringList commandLines(const ReviewCommands &review);

/// @p text as one word of a POSIX shell.
[[nodiscard]] QString shellWord(const QString &text);

/// Where a person opens a pull request for @p branch, on GitHub, GitLab, Bitbucket and Azure
/// DevOps, from the remote's address in any of its forms; empty for another host. Without
/// credentials.
[[nodiscard]] QString pullRequestUrl(const QString &remoteUrl, const QString &branch);

} // namespace serin
