// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gittask.h"

#include <QTemporaryDir>

namespace serin {

/// An index of its own beside the repository's, to make trees without touching what is staged.
/// Removed at the end of its life.
class ScratchIndex
{
public:
    explicit ScratchIndex(GitTask &task);

    /// Begins with the files of @p tree instead of none.
    [[nodiscard]] Result<void> read(const QByteArray &tree);
    /// Adds "<mode> <id>\tpath\0" for each file; "0 <zeros>\tpath\0" removes one.
    [[nodiscard]] Result<void> add(const QByteArray &entries);
    /// Applies a patch as `git apply --cached --3way` does.
    /// @error Conflict: it does not fit, and this index is of no use any more.
    [[nodiscard]] Result<void> apply(const QByteArray &patch);
    /// Stores the tree. @return its id.
    [[nodiscard]] Result<QByteArray> writeTree();

private:
    [[nodiscard]] GitCall call(const QString &verb, const QStringList &arguments) const;

    GitTask &m_task;
    QTemporaryDir m_folder;
};

/// Stores @p content as it is, without filters. @return its object id.
[[nodiscard]] Result<QByteArray> storeBlob(GitTask &task, const QByteArray &content);
/// Stores a commit of @p tree without a parent, in this program's name. @return its id.
[[nodiscard]] Result<QByteArray> storeCommit(GitTask &task, const QByteArray &tree,
                                             const QByteArray &message);

} // namespace serin
