// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/operations/commitoperation.h"
#include "services/git/operations/worktreefile.h"

namespace serin {

/// Changes that were discarded and can be brought back. They are kept in the repository under
/// `refs/serin/discarded/`, the last hundred: a commit whose tree has the files below "worktree/"
/// and the index's entries below "index/".
struct GitDiscarded
{
    QByteArray ref; ///< names it
    QDateTime when; ///< UTC
    QList<QByteArray> paths;

    bool operator==(const GitDiscarded &) const = default;
};

/// What is kept of one path: the file, and its entry in the index.
struct DiscardedFile
{
    QByteArray path;
    WorktreeFile file;
    QByteArray indexEntry; ///< "<mode> <id>"; empty: not in the index
    bool inHead = false;
};

/// Reads @p paths from the disk, the index and @p head.
[[nodiscard]] Result<QList<DiscardedFile>> readBeforeDiscard(GitTask &task,
                                                             const QList<QByteArray> &paths,
                                                             const std::optional<CommitId> &head);
/// Stores @p kept under a new reference; they are on the disk when it returns.
[[nodiscard]] Result<GitDiscarded> keepDiscarded(GitTask &task, const QList<DiscardedFile> &kept);
/// The newest first.
[[nodiscard]] Result<QList<GitDiscarded>> readDiscarded(GitTask &task);
/// Forgets what was kept under @p refs; what cannot be forgotten stays.
void forgetDiscarded(GitTask &task, const QList<QByteArray> &refs);
/// Forgets all but the last hundred.
void pruneDiscarded(GitTask &task);

} // namespace serin
