// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/parse/gitdiff.h"

#include <QDateTime>

namespace serin {

/// A line such as "Endpoint: my-endpoint" at the end of a commit's message.
struct GitTrailer
{
    QString key;
    QString value;

    bool operator==(const GitTrailer &) const = default;
};

struct GitPerson
{
    QString name;
    QString email;

    bool operator==(const GitPerson &) const = default;
};

/// A commit as the history shows it.
struct GitCommit
{
    CommitId id;
    QList<CommitId> parents;
    GitPerson author;
    QDateTime authored; ///< UTC; null when the commit has no readable date
    GitPerson committer;
    QDateTime committed; ///< UTC
    QString subject;     ///< the first paragraph on one line
    QString message;     ///< whole, as written, without trailing newlines
    QList<GitTrailer> trailers;
    /// Files that it changes, when asked for; empty for a merge.
    QList<GitFileChange> changes;

    /// The first trailer with @p key (compared without regard to case); empty when there is none.
    [[nodiscard]] QString trailer(QLatin1String key) const;
};

/// The value for `--format=` that parseGitLog() reads.
[[nodiscard]] QString gitLogFormat();

/// `git log -z --format=<gitLogFormat()> [--raw --no-abbrev]`.
/// @error Protocol: cut off, or not such output.
[[nodiscard]] Result<QList<GitCommit>> parseGitLog(QByteArrayView output);

} // namespace serin
