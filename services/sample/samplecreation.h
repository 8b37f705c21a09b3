// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/gitclient.h"
#include "services/sample/samplefolders.h"
#include "services/workspace/projectregistry.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace serin {

struct CreatedSample
{
    Project project;
    QString remote;                 ///< the bare repository beside it, which its branch follows
    std::optional<CommitId> commit; ///< the first one
    bool hasOwnIdentity = false;    ///< git knew no name and e-mail address, so it got its own
    QStringList warnings;           ///< for people
};

/// Makes a repository to start from: the sample's files in a first commit on `main`, pushed to a
/// bare repository beside it, and a project (local workspace, dev) of it. The folder is not there
/// yet, or empty. All or nothing: everything is made aside and then renamed, so that when it fails
/// or is cancelled nothing is left behind, and after a `kill -9` only what the next one clears
/// away, or goes on from: a remote that has its place already is kept, and the checkout is cloned.
///
/// One use; lives on a thread with an event loop. Destroying it cancels it and waits for the git
/// process that runs.
class SampleCreation : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    SampleCreation(GitClient &git, ProjectRegistry &projects, QObject *parent = nullptr);
    ~SampleCreation() override;

    /// @error Conflict: the folder is not empty, or the place of the remote is taken; Invalid, Io,
    /// NotFound (git is missing), Cancelled.
    [[nodiscard]] QFuture<Result<CreatedSample>> start(const QString &folder);

private:
    template<typename T, typename Next>
    void step(const QFuture<Result<T>> &future, Next next);
    void fail(Error error);
    void answer(Result<CreatedSample> result);

    void cloneRemote();
    void initialise();
    void writeFiles();
    /// Then goes on with @p next.
    void identify(std::function<void()> next);
    void commit();
    void connectRemote();
    void push();
    void settle();
    void noteMoved();
    void readCommit();
    void registerProject();

    GitClient &m_git;
    ProjectRegistry &m_projects;
    std::unique_ptr<SampleFolders> m_folders;
    std::shared_ptr<GitRepository> m_repository;
    QList<QByteArray> m_files;
    CreatedSample m_created;
    QPromise<Result<CreatedSample>> m_promise;
    QFutureWatcher<Result<CreatedSample>> m_watcher;
    std::function<void()> m_cancelStep;
    std::function<void()> m_awaitStep;
    bool m_answered = true;
};

} // namespace serin
