// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/parse/gitstatus.h"

namespace serin {

class FieldReader;

/// One file that differs between two places.
struct GitFileChange
{
    GitChange change = GitChange::Modified;
    QByteArray path;
    QByteArray originalPath; ///< renamed or copied: where it came from
    int similarity = 0;      ///< renamed or copied: percent
    /// File modes in octal, 0 for no file; 0100644, 0100755, 0120000 (link), 0160000 (submodule).
    int oldMode = 0;
    int newMode = 0;
    QByteArray oldId; ///< the content's object id; all zeros: none, or only on the disk
    QByteArray newId;
    /// Lines, from --numstat; nothing for binary content or when not asked for.
    std::optional<qint64> addedLines;
    std::optional<qint64> removedLines;

    bool operator==(const GitFileChange &) const = default;
};

/// `git diff --raw --numstat -z --no-abbrev`, either of them alone too.
/// @error Protocol: cut off, or not such output.
[[nodiscard]] Result<QList<GitFileChange>> parseGitDiff(QByteArrayView output);

/// One record of `--raw -z`, from its colon on; nothing when it is cut off or broken.
[[nodiscard]] std::optional<GitFileChange> readRawChange(FieldReader &reader);

} // namespace serin
