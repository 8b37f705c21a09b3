// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/gitrepository.h"

#include "services/git/command/gitengine.h"
#include "services/git/parse/gitpath.h"

namespace serin {

GitRepository::GitRepository(GitEngine &engine, const GitLayout &layout)
    : m_engine(engine), m_place(std::make_shared<GitPlace>(layout, engine.trust()))
{}

GitRepository::~GitRepository() = default;

const GitLayout &GitRepository::layout() const
{
    return m_place->layout;
}

template<typename Work>
auto GitRepository::read(Work work)
{
    return m_engine.start(m_place, nullptr, std::move(work));
}

template<typename Work>
auto GitRepository::write(Work work)
{
    {
        const QMutexLocker locker(&m_mutex);
        m_background.cancel(); // it would be waited for
    }
    return m_engine.start(m_place, m_place->writes, std::move(work));
}

QFuture<Result<TrustQuestion>> GitRepository::trustQuestion()
{
    return read([place = m_place](GitTask &) { return place->gate.question(); });
}

QFuture<Result<void>> GitRepository::trust(const TrustQuestion &question)
{
    return read([place = m_place, question](GitTask &task) {
        auto trusted = place->gate.trust(question);
        return trusted ? confirmTop(task) : trusted;
    });
}

QFuture<Result<void>> GitRepository::withdrawTrust()
{
    return read([place = m_place](GitTask &) { return place->gate.withdrawTrust(); });
}

QFuture<Result<GitState>> GitRepository::state()
{
    return read([](GitTask &task) { return readGitState(task.layout()); });
}

QFuture<Result<GitStatus>> GitRepository::status(const GitStatusRequest &request)
{
    return read([request](GitTask &task) { return readStatus(task, request); });
}

QFuture<Result<GitDiff>> GitRepository::diff(const GitDiffRequest &request)
{
    return read([request](GitTask &task) { return readDiff(task, request); });
}

QFuture<Result<QList<GitCommit>>> GitRepository::log(const GitLogRequest &request)
{
    return read([request](GitTask &task) { return readLog(task, request); });
}

QFuture<Result<CommitId>> GitRepository::resolve(const QString &revision)
{
    return read([revision](GitTask &task) { return resolveRevision(task, revision); });
}

QFuture<Result<GitDistance>> GitRepository::distance(const CommitId &one, const CommitId &other)
{
    return read([one, other](GitTask &task) { return readDistance(task, one, other); });
}

QFuture<Result<QList<GitTreeEntry>>> GitRepository::listFiles(const CommitId &commit,
                                                              const QByteArray &folder)
{
    return read([commit, folder](GitTask &task) { return serin::listFiles(task, commit, folder); });
}

QFuture<Result<QList<GitTreeEntry>>> GitRepository::listLeftOut(const QByteArray &folder)
{
    return read([folder](GitTask &task) { return serin::listLeftOut(task, folder); });
}

QFuture<Result<QList<std::optional<QByteArray>>>>
GitRepository::readFiles(const CommitId &commit, const QList<QByteArray> &paths)
{
    return read([commit, paths](GitTask &task) { return serin::readFiles(task, commit, paths); });
}

QFuture<Result<QByteArray>> GitRepository::showFile(const CommitId &commit, const QByteArray &path)
{
    return read([commit, path](GitTask &task) -> Result<QByteArray> {
        auto files = serin::readFiles(task, commit, {path});
        if (!files) {
            return failure(files.error());
        }
        if (!files->first()) {
            return failure(ErrorKind::NotFound, QStringLiteral("commit %1 has no file %2")
                                                    .arg(commit.shortForm(), shownPath(path)));
        }
        return *std::move(files->first());
    });
}

QFuture<Result<QList<std::optional<QByteArray>>>>
GitRepository::readContents(const QList<GitContentPlace> &places, qint64 mostBytes)
{
    return read([places, mostBytes](GitTask &task) {
        return serin::readContents(task, places, mostBytes);
    });
}

QFuture<Result<GitConflictSides>> GitRepository::conflict(const QByteArray &path)
{
    return read([path](GitTask &task) { return readConflict(task, path); });
}

QFuture<Result<GitCommitted>> GitRepository::commit(const GitCommitRequest &request)
{
    return write([request](GitTask &task) { return commitPaths(task, request); });
}

QFuture<Result<QString>> GitRepository::undoCommit(const CommitId &expectedHead)
{
    return write([expectedHead](GitTask &task) { return undoLastCommit(task, expectedHead); });
}

QFuture<Result<GitIdentity>> GitRepository::identity()
{
    return read([](GitTask &task) { return readIdentity(task); });
}

QFuture<Result<void>> GitRepository::setIdentity(const GitIdentity &identity)
{
    return write([identity](GitTask &task) { return serin::setIdentity(task, identity); });
}

QFuture<Result<GitCommitted>> GitRepository::revert(const GitRevertRequest &request)
{
    return write([request](GitTask &task) { return revertCommits(task, request); });
}

QFuture<Result<GitCommitted>> GitRepository::restore(const GitRestoreRequest &request)
{
    return write([request](GitTask &task) { return restoreFiles(task, request); });
}

QFuture<Result<GitDiscarded>> GitRepository::discard(const QList<QByteArray> &paths)
{
    return write([paths](GitTask &task) { return discardChanges(task, paths); });
}

QFuture<Result<void>> GitRepository::restoreDiscarded(const QByteArray &ref)
{
    return write([ref](GitTask &task) { return serin::restoreDiscarded(task, ref); });
}

QFuture<Result<QList<GitDiscarded>>> GitRepository::discarded()
{
    return read([](GitTask &task) { return readDiscarded(task); });
}

QFuture<Result<GitPushed>> GitRepository::push(const GitPushRequest &request)
{
    return write([request](GitTask &task) { return pushBranch(task, request); });
}

QFuture<Result<void>> GitRepository::fetch(const QByteArray &remote)
{
    return write([remote](GitTask &task) { return fetchRemote(task, remote); });
}

QFuture<Result<void>> GitRepository::fetchInBackground()
{
    const auto future = write([](GitTask &task) { return fetchRemote(task, {}, false); });
    const QMutexLocker locker(&m_mutex);
    m_background = future;
    return future;
}

QFuture<Result<GitPulled>> GitRepository::pullRebase()
{
    return write([](GitTask &task) { return serin::pullRebase(task); });
}

QFuture<Result<GitPulled>> GitRepository::continueRebase()
{
    return write([](GitTask &task) { return serin::continueRebase(task); });
}

QFuture<Result<GitPulled>> GitRepository::continueOperation()
{
    return write([](GitTask &task) { return serin::continueOperation(task); });
}

QFuture<Result<void>> GitRepository::abort()
{
    return write([](GitTask &task) { return abortOperation(task); });
}

QFuture<Result<void>> GitRepository::markResolved(const QList<QByteArray> &paths)
{
    return write([paths](GitTask &task) { return serin::markResolved(task, paths); });
}

QFuture<Result<QList<GitRemote>>> GitRepository::remotes()
{
    return read([](GitTask &task) { return readRemotes(task); });
}

QFuture<Result<void>> GitRepository::addRemote(const QByteArray &name, const QString &url)
{
    return write([name, url](GitTask &task) { return serin::addRemote(task, name, url); });
}

QFuture<Result<void>> GitRepository::setRemoteUrl(const QByteArray &name, const QString &url)
{
    return write([name, url](GitTask &task) { return serin::setRemoteUrl(task, name, url); });
}

QFuture<Result<QList<GitBranch>>> GitRepository::branches()
{
    return read([](GitTask &task) { return readBranches(task); });
}

QFuture<Result<void>> GitRepository::createBranch(const GitBranchRequest &request)
{
    return write([request](GitTask &task) { return serin::createBranch(task, request); });
}

QFuture<Result<GitCommitMove>> GitRepository::moveCommit(const QByteArray &name,
                                                         const CommitId &commit)
{
    return write([name, commit](GitTask &task) { return serin::moveCommit(task, name, commit); });
}

QFuture<Result<void>> GitRepository::switchTo(const QByteArray &branch)
{
    return write([branch](GitTask &task) { return switchBranch(task, branch); });
}

QFuture<Result<void>> GitRepository::setUpstream(const QByteArray &branch,
                                                 const QByteArray &upstream)
{
    return write(
        [branch, upstream](GitTask &task) { return serin::setUpstream(task, branch, upstream); });
}

QFuture<Result<QList<GitLock>>> GitRepository::findLocks()
{
    return read(
        [](GitTask &task) -> Result<QList<GitLock>> { return findGitLocks(task.layout()); });
}

QFuture<Result<QList<GitUser>>> GitRepository::findUsers()
{
    return read(
        [](GitTask &task) -> Result<QList<GitUser>> { return findGitUsers(task.layout()); });
}

QFuture<Result<void>> GitRepository::removeLock(const GitLock &lock)
{
    return write([lock](GitTask &task) { return removeStaleGitLock(task.layout(), lock); });
}

} // namespace serin
