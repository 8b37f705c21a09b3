// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/layout/gitlock.h"
#include "services/git/layout/gitstate.h"
#include "services/git/operations/branchoperations.h"
#include "services/git/operations/commitoperation.h"
#include "services/git/operations/contentoperations.h"
#include "services/git/operations/discardoperation.h"
#include "services/git/operations/readoperations.h"
#include "services/git/operations/rebaseoperations.h"
#include "services/git/operations/remoteoperations.h"
#include "services/git/operations/revertoperation.h"

#include <QFuture>
#include <QMutex>

#include <memory>

namespace serin {

/// One checkout. All paths are relative to its top, as bytes with slashes (gitpath.h).
///
/// Nothing here waits: every function returns at once, from any thread, and its future brings the
/// answer; deliver() hands it to an object. Reads run side by side, writes one after the other in
/// the order of the calls. Cancelling a future ends git and puts back what was begun; what git had
/// just done stays done, so look at status() then. The operations go on when this object has died,
/// but not after its GitClient.
///
/// Errors that each function may bring: Unauthorized when the repository is not trusted yet
/// (trustQuestion() says why) or belongs to another user; NotFound when git or the repository is
/// gone; Cancelled; Timeout; Io (disk full, read-only, other words of git, in `where`); Protocol.
/// What changes something may also bring Conflict when another git process holds a lock (after
/// waiting some seconds for a fresh one; findLocks() tells more).
class GitRepository
{
public:
    /// Made by GitClient.
    GitRepository(GitEngine &engine, const GitLayout &layout);
    GitRepository(const GitRepository &) = delete;
    GitRepository &operator=(const GitRepository &) = delete;
    ~GitRepository();

    [[nodiscard]] const GitLayout &layout() const;

    // --- Trust

    /// What the person has to be asked before git may run here; empty when nothing. Looks at files
    /// only. @error Invalid: the configuration cannot be read.
    [[nodiscard]] QFuture<Result<TrustQuestion>> trustQuestion();
    /// The person's yes to @p question. @error Conflict: it would be another question by now; Io:
    /// the answer holds only until the end of this program; Invalid: the working tree is elsewhere
    /// (core.worktree), which open() could not see.
    [[nodiscard]] QFuture<Result<void>> trust(const TrustQuestion &question);
    /// From the next call on git is asked about again. @error Io: the yes comes back with the next
    /// program.
    [[nodiscard]] QFuture<Result<void>> withdrawTrust();

    // --- Looking

    /// What the checkout is in the middle of. Looks at files only, so that it works before trust.
    [[nodiscard]] QFuture<Result<GitState>> state();
    [[nodiscard]] QFuture<Result<GitStatus>> status(const GitStatusRequest &request = {});
    [[nodiscard]] QFuture<Result<GitDiff>> diff(const GitDiffRequest &request);
    /// The newest first; empty on a branch without commits.
    [[nodiscard]] QFuture<Result<QList<GitCommit>>> log(const GitLogRequest &request);
    /// The commit that @p revision ("HEAD", "origin/main", "v1.0~2", "@{upstream}") names.
    /// @error NotFound; Invalid: it looks like an option.
    [[nodiscard]] QFuture<Result<CommitId>> resolve(const QString &revision);
    [[nodiscard]] QFuture<Result<GitDistance>> distance(const CommitId &one, const CommitId &other);
    /// All files of @p commit, or those below @p folder; a folder that is not there has none.
    [[nodiscard]] QFuture<Result<QList<GitTreeEntry>>> listFiles(const CommitId &commit,
                                                                 const QByteArray &folder = {});
    /// The files of the index below @p folder (empty: all) that a sparse checkout leaves out of the
    /// working tree; their sizes are not told.
    [[nodiscard]] QFuture<Result<QList<GitTreeEntry>>> listLeftOut(const QByteArray &folder = {});
    /// The contents of many files of @p commit with one process, in the order of @p paths; nothing
    /// for one that is not there. Filters are not run: a file of git-lfs is its pointer; a link is
    /// where it leads.
    [[nodiscard]] QFuture<Result<QList<std::optional<QByteArray>>>>
    readFiles(const CommitId &commit, const QList<QByteArray> &paths);
    /// As readFiles(). @error NotFound: the commit has no such file.
    [[nodiscard]] QFuture<Result<QByteArray>> showFile(const CommitId &commit,
                                                       const QByteArray &path);
    /// Contents from anywhere in the history with two processes, however many; nothing for what is
    /// not there, is no file, or is larger than @p mostBytes. Filters are not run.
    [[nodiscard]] QFuture<Result<QList<std::optional<QByteArray>>>>
    readContents(const QList<GitContentPlace> &places, qint64 mostBytes);
    /// @error NotFound: the file is not in conflict.
    [[nodiscard]] QFuture<Result<GitConflictSides>> conflict(const QByteArray &path);

    // --- Committing

    /// Commits exactly the named files as they lie in the working tree, new and deleted ones
    /// included; what else is staged stays staged. Hooks and signing are the person's. When it
    /// fails nothing has changed.
    /// @error Invalid: no or bad paths, empty message, no changes, a hook said no (its words are in
    /// `where`), no identity; NotFound: a path that git cannot know; Conflict: something is in
    /// progress, HEAD is detached; Unavailable: it could not be signed.
    [[nodiscard]] QFuture<Result<GitCommitted>> commit(const GitCommitRequest &request);
    /// Takes back the last commit of the branch, which must be @p expectedHead, and keeps its
    /// changes, staged. @return its message, to be used again.
    /// @error Conflict: it is not the last one, a merge, or pushed already.
    [[nodiscard]] QFuture<Result<QString>> undoCommit(const CommitId &expectedHead);
    /// @error Invalid: name or e-mail address is missing; `fix` says what to set.
    [[nodiscard]] QFuture<Result<GitIdentity>> identity();
    /// For this repository only. @error Invalid: empty, or with characters that git does not take.
    [[nodiscard]] QFuture<Result<void>> setIdentity(const GitIdentity &identity);
    /// One new commit that undoes what @p request 's commits did to its files; others stay.
    /// @error Conflict: the files have uncommitted changes, or later commits touch the same lines:
    /// nothing has changed; Invalid: nothing to undo, or a merge; all of commit().
    [[nodiscard]] QFuture<Result<GitCommitted>> revert(const GitRevertRequest &request);
    /// One new commit that makes the files what they are in an older one. Errors as revert().
    [[nodiscard]] QFuture<Result<GitCommitted>> restore(const GitRestoreRequest &request);

    // --- Discarding

    /// Makes the named files what HEAD has, staged changes included; new ones are removed. What
    /// they were is kept first. @error Invalid: no changes; Conflict: in conflict, a submodule, or
    /// changed meanwhile.
    [[nodiscard]] QFuture<Result<GitDiscarded>> discard(const QList<QByteArray> &paths);
    /// Brings discarded changes back, bytes and staging alike, and forgets them.
    /// @error NotFound: not kept any more; Conflict: the files have new changes.
    [[nodiscard]] QFuture<Result<void>> restoreDiscarded(const QByteArray &ref);
    [[nodiscard]] QFuture<Result<QList<GitDiscarded>>> discarded();

    // --- Remotes

    /// Pushes one branch, never forced. The future's progress is git's. Whatever a remote or a hook
    /// may say is an outcome and no error.
    /// @error Conflict: HEAD is detached; Invalid: no remote, bad names; NotFound: no such branch.
    [[nodiscard]] QFuture<Result<GitPushed>> push(const GitPushRequest &request = {});
    /// @p remote: empty for the default. @error Unauthorized, Unavailable, NotFound: the remote.
    [[nodiscard]] QFuture<Result<void>> fetch(const QByteArray &remote = {});
    /// fetch() of the default remote that nobody waits for: the person is asked nothing, and the
    /// next call that changes something ends it (Cancelled).
    [[nodiscard]] QFuture<Result<void>> fetchInBackground();
    /// Fetches, and moves the commits that are only here onto what is there; uncommitted changes
    /// are put aside and back. A conflict stops there.
    /// @error Conflict: something is in progress, HEAD is detached; Invalid: no upstream; as
    /// fetch().
    [[nodiscard]] QFuture<Result<GitPulled>> pullRebase();
    /// Goes on after conflicts were solved and marked. @error Conflict: no rebase is in progress,
    /// or files are still in conflict.
    [[nodiscard]] QFuture<Result<GitPulled>> continueRebase();
    /// The same for whatever is in progress: a merge, a cherry-pick or a revert ends in a commit,
    /// with the person's hooks. @error Conflict: nothing is in progress, or files are still in
    /// conflict; all of commit().
    [[nodiscard]] QFuture<Result<GitPulled>> continueOperation();
    /// Gives up the rebase, merge, cherry-pick, revert or bisect in progress; all is as before it.
    [[nodiscard]] QFuture<Result<void>> abort();
    /// The files in conflict are solved as they lie there.
    [[nodiscard]] QFuture<Result<void>> markResolved(const QList<QByteArray> &paths);
    [[nodiscard]] QFuture<Result<QList<GitRemote>>> remotes();
    /// @error Conflict: there is one of that name; Invalid.
    [[nodiscard]] QFuture<Result<void>> addRemote(const QByteArray &name, const QString &url);
    /// @error Invalid.
    [[nodiscard]] QFuture<Result<void>> setRemoteUrl(const QByteArray &name, const QString &url);

    // --- Branches

    /// Here and on the remotes as last fetched.
    [[nodiscard]] QFuture<Result<QList<GitBranch>>> branches();
    /// @error Conflict: there is one already, or changes are in the way; Invalid: a bad name.
    [[nodiscard]] QFuture<Result<void>> createBranch(const GitBranchRequest &request);
    /// Takes the last commit, @p commit, to a new branch @p name, which is checked out then. The
    /// branch that was goes back to its upstream when nothing but that commit is only here; else it
    /// keeps it too, and the answer says why. Files and staged changes stay as they are.
    /// @error as createBranch(); Conflict: HEAD is detached.
    [[nodiscard]] QFuture<Result<GitCommitMove>> moveCommit(const QByteArray &name,
                                                            const CommitId &commit);
    /// As switchBranch(). Changes that do not clash come along; nothing is ever overwritten.
    /// @error Conflict: changes, new or ignored files are in the way, something is in progress, or
    /// it is checked out elsewhere; NotFound; Invalid.
    [[nodiscard]] QFuture<Result<void>> switchTo(const QByteArray &branch);
    /// @p upstream: e.g. "origin/main". @error NotFound; Invalid.
    [[nodiscard]] QFuture<Result<void>> setUpstream(const QByteArray &branch,
                                                    const QByteArray &upstream);

    // --- Locks

    [[nodiscard]] QFuture<Result<QList<GitLock>>> findLocks();
    /// Git processes that are at work here.
    [[nodiscard]] QFuture<Result<QList<GitUser>>> findUsers();
    /// @error Conflict: a git process is at work here, or it is another lock by now.
    [[nodiscard]] QFuture<Result<void>> removeLock(const GitLock &lock);

private:
    template<typename Work>
    [[nodiscard]] auto read(Work work);
    template<typename Work>
    [[nodiscard]] auto write(Work work);

    GitEngine &m_engine;
    const std::shared_ptr<GitPlace> m_place;
    QMutex m_mutex;
    QFuture<Result<void>> m_background; ///< under the mutex
};

} // namespace serin
