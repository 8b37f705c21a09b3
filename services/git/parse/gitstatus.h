// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/commitid.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace serin {

/// What happened to a file between two places.
enum class GitChange {
    None,
    Modified,
    TypeChanged, ///< e.g. a file became a link
    Added,
    Deleted,
    Renamed,
    Copied,
    Unmerged,
};

/// The change for git's letter ('.', 'M', 'T', 'A', 'D', 'R', 'C', 'U'); nothing for another.
[[nodiscard]] std::optional<GitChange> gitChange(char letter);

/// One path that is not as HEAD has it.
struct GitStatusEntry
{
    enum class Kind { Changed, Moved, Unmerged, Untracked, Ignored };

    Kind kind = Kind::Changed;
    QByteArray path;
    QByteArray originalPath; ///< Moved (renamed or copied): where it came from
    /// HEAD to index, and index to working tree. Unmerged: what each side did (ours, theirs).
    GitChange index = GitChange::None;
    GitChange worktree = GitChange::None;
    int similarity = 0; ///< Moved: percent
    bool isSubmodule = false;
    bool submoduleMoved = false; ///< its HEAD is another commit than recorded

    bool operator==(const GitStatusEntry &) const = default;
};

/// `git status --porcelain=v2 --branch -z`.
struct GitStatus
{
    std::optional<CommitId> head; ///< nothing: no commit yet
    QByteArray branch;            ///< short name; empty: detached
    QByteArray upstream;          ///< short name, e.g. "origin/main"; empty: none
    /// Commits only here and only there; nothing without an upstream, or when it does not exist.
    std::optional<qint64> ahead;
    std::optional<qint64> behind;
    QList<GitStatusEntry> entries; ///< in git's order

    [[nodiscard]] bool isClean() const { return entries.isEmpty(); }
    [[nodiscard]] bool hasConflicts() const;
};

/// Unknown header lines are passed over. @error Protocol: cut off, or not such output.
[[nodiscard]] Result<GitStatus> parseGitStatus(QByteArrayView output);

} // namespace serin
