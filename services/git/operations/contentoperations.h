// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/git/command/gittask.h"
#include "services/git/parse/gittree.h"

namespace serin {

/// The versions of a file in conflict; nothing where a side has none. In a rebase "ours" is the
/// branch that is rebased onto, "theirs" the commit that is being moved.
struct GitConflictSides
{
    std::optional<QByteArray> base;
    std::optional<QByteArray> ours;
    std::optional<QByteArray> theirs;
};

/// A file's content somewhere in the history.
struct GitContentPlace
{
    QByteArray question; ///< as cat-file takes it

    /// The content with the object id @p id.
    [[nodiscard]] static GitContentPlace byId(const QByteArray &id) { return {id}; }
    /// What @p commit has at @p path.
    [[nodiscard]] static GitContentPlace at(const CommitId &commit, const QByteArray &path)
    {
        return {commit.hex() + ':' + path};
    }
};

[[nodiscard]] Result<QList<GitTreeEntry>> listFiles(GitTask &task, const CommitId &commit,
                                                    const QByteArray &folder);
[[nodiscard]] Result<QList<GitTreeEntry>> listLeftOut(GitTask &task, const QByteArray &folder);
[[nodiscard]] Result<QList<std::optional<QByteArray>>>
readFiles(GitTask &task, const CommitId &commit, const QList<QByteArray> &paths);
[[nodiscard]] Result<QList<std::optional<QByteArray>>>
readContents(GitTask &task, const QList<GitContentPlace> &places, qint64 mostBytes);
[[nodiscard]] Result<GitConflictSides> readConflict(GitTask &task, const QByteArray &path);

} // namespace serin
