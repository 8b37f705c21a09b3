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

[[nodiscard]] Result<QList<GitTreeEntry>> listFiles(GitTask &task, const CommitId &commit,
                                                    const QByteArray &folder);
[[nodiscard]] Result<QList<std::optional<QByteArray>>>
readFiles(GitTask &task, const CommitId &commit, const QList<QByteArray> &paths);
[[nodiscard]] Result<GitConflictSides> readConflict(GitTask &task, const QByteArray &path);

} // namespace serin
