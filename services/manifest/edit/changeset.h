// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace serin {

class FileCalls;

/// What one act does to one file.
struct FileChange
{
    QString path;                     ///< absolute
    std::optional<QByteArray> before; ///< nothing: there is no such file yet
    std::optional<QByteArray> after;  ///< nothing: the file is deleted

    bool operator==(const FileChange &) const = default;
};

/// Makes the folders that new files of @p changes want. Blocks.
/// @error Io; `where` is the folder.
[[nodiscard]] Result<void> makeFolders(const QList<FileChange> &changes);

/// Writes @p changes, all or none: first every file is compared with its `before`, then they are
/// written one after another, deletions last. When one fails, those done before are put back, and
/// the error says so, or which could not be. Each single file is written atomically
/// (writeFileAtomically()); a crash in between can leave some written and others not.
/// Blocks. @p calls: the system's when nullptr.
/// @error Conflict: a file is not as its `before` says; Invalid: a path is there twice, or a link
/// or special file is to be deleted; else of writing. `where` is the path.
[[nodiscard]] Result<void> applyChanges(const QList<FileChange> &changes,
                                        FileCalls *calls = nullptr);

} // namespace serin
