// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gittask.h"
#include "services/git/parse/gitlog.h"
#include "services/git/parse/gitrefs.h"

namespace serin {

/// Which of the paths that differ from HEAD are wanted.
struct GitStatusRequest
{
    enum class Untracked { None, Folders, Files };

    QList<QByteArray> paths; ///< files or folders; empty: all
    Untracked untracked = Untracked::Files;
    bool ignored = false; ///< too; not with None
};

/// One side of a comparison.
struct GitSide
{
    enum class Kind { WorkingTree, Index, Head, Commit };

    Kind kind = Kind::Head;
    std::optional<CommitId> commit; ///< of Commit

    [[nodiscard]] static GitSide of(const CommitId &id) { return {Kind::Commit, id}; }
};

struct GitDiffRequest
{
    GitSide from{GitSide::Kind::Head, {}};
    GitSide to{GitSide::Kind::WorkingTree, {}}; ///< not Head
    QList<QByteArray> paths;                    ///< files or folders; empty: all
    bool withPatch = false;
    int context = 3; ///< lines around a change in the patch
};

struct GitDiff
{
    QList<GitFileChange> files; ///< new files that git does not know yet are no part of it
    QByteArray patch;           ///< unified, empty when not asked for
};

struct GitLogRequest
{
    QByteArray path;               ///< a file, followed through renames; empty: all
    std::optional<CommitId> from;  ///< nothing: HEAD
    std::optional<CommitId> until; ///< leaves out what this one has too
    int most = 200;
    int skip = 0;
    bool withChanges = false; ///< each commit's changed files; always with a path or patterns
    /// Shell patterns from the top, in whatever case, in which `**` stands for any folders:
    /// "endpoints/**/*.yml". Only commits that change such a file, and these changes of theirs; of
    /// a merge those against its first parent. Not together with `path`.
    QStringList patterns;
};

/// How two commits stand to each other.
struct GitDistance
{
    qint64 ahead = 0;                  ///< commits only in the first
    qint64 behind = 0;                 ///< commits only in the second
    std::optional<CommitId> mergeBase; ///< nothing: they share no history
};

// The operations behind GitRepository's functions of the same names, where the contracts are.
[[nodiscard]] Result<GitStatus> readStatus(GitTask &task, const GitStatusRequest &request);
[[nodiscard]] Result<GitDiff> readDiff(GitTask &task, const GitDiffRequest &request);
[[nodiscard]] Result<QList<GitCommit>> readLog(GitTask &task, const GitLogRequest &request);
[[nodiscard]] Result<CommitId> resolveRevision(GitTask &task, const QString &revision);
[[nodiscard]] Result<GitDistance> readDistance(GitTask &task, const CommitId &one,
                                               const CommitId &other);
[[nodiscard]] Result<QList<GitBranch>> readBranches(GitTask &task);

/// Git's own view of the checkout is the one that its files gave.
/// @error Invalid: the working tree is elsewhere (core.worktree); Unauthorized: another user's.
[[nodiscard]] Result<void> confirmTop(GitTask &task);

/// The id of the tree without files, in the repository's kind of ids.
[[nodiscard]] Result<QByteArray> emptyTree(GitTask &task);

/// Invalid when one of @p paths cannot be a file of the repository.
[[nodiscard]] Result<void> checkPaths(const QList<QByteArray> &paths);
/// Whether @p path is one of @p folders or lies in one.
[[nodiscard]] bool isBelowAny(const QByteArray &path, const QList<QByteArray> &folders);
/// A call's `paths` for @p paths.
[[nodiscard]] QStringList pathspecsOf(const QList<QByteArray> &paths);
/// Whether @p paths are few enough, and all of UTF-8, to be a process's arguments.
[[nodiscard]] bool fitsArguments(const QList<QByteArray> &paths);

} // namespace serin
