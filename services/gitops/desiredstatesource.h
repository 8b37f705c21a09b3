// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/gitops/commitfolder.h"
#include "services/gitops/desiredstate.h"
#include "services/gitops/readingthread.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <list>
#include <memory>
#include <vector>

namespace serin {

class GitRepository;

/// What the manifests of one project's folder want: of the working tree, of any commit without a
/// checkout, or of some files. Nothing waits: work is done on a thread of its own, one reading
/// after the other. Keeps what it has read, so that after a change only the files that changed are
/// read again; endpoints that are the same in two states are the very same objects.
///
/// Lives in one thread with an event loop. Cancelling a future stops its reading; when the source
/// dies, all end as cancelled.
class DesiredStateSource : public QObject
{
public:
    /// @p folder need not exist in the working tree.
    explicit DesiredStateSource(const QString &folder, QObject *parent = nullptr);
    ~DesiredStateSource() override;

    /// Absolute and without links. DesiredState::root of what is read here.
    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// Counts for readings that begin afterwards.
    void setPicks(const DesiredPicks &picks);
    [[nodiscard]] const DesiredPicks &picks() const { return m_picks; }

    /// Of the files as they lie there. What a scan leaves out because it cannot be read is in the
    /// notes. What a sparse checkout leaves out was not changed: it counts as the index of
    /// @p repository has it. Without a repository (no git, no trust yet) no git runs; then such a
    /// checkout is not complete, so that nothing counts as deleted.
    /// @error NotFound: there is no such folder; Io; as GitRepository where a checkout is sparse.
    [[nodiscard]] QFuture<Result<DesiredState>>
    readWorkingTree(const std::shared_ptr<GitRepository> &repository = nullptr);
    /// The same of some endpoints alone, which takes a fraction of the time where there are many:
    /// those called one of @p names, and those that one of @p files (absolute) describes, or a
    /// deployment of, or may be a part of: a file of its local model, code or environment. As if
    /// there were no others.
    [[nodiscard]] QFuture<Result<DesiredState>>
    readEndpoints(const QSet<QString> &files, const QSet<QString> &names,
                  const std::shared_ptr<GitRepository> &repository = nullptr);

    /// Of @p commit of @p repository, which the folder must lie in. Looks at what a scan of the
    /// working tree would look at, but for ignored files, which a commit knows nothing of: files
    /// too large are noted, links that leave the folder are passed over. With @p files (absolute
    /// paths) only at these, as readFiles(). A folder that the commit does not have is empty.
    /// @error Invalid: the folder or a file is outside the repository; NotFound: the commit lacks
    /// one of @p files; as GitRepository.
    [[nodiscard]] QFuture<Result<DesiredState>>
    readCommit(const std::shared_ptr<GitRepository> &repository, const CommitId &commit,
               const QStringList &files = {});

    /// Of files named by hand, wherever they are and whatever their names; the outcome is not
    /// complete, so that nothing counts as deleted. A deployment that names no endpoint belongs to
    /// @p endpoint, when that is given, else as it lies in its folder. Its root is folder() when
    /// all are below it, else the nearest folder around them.
    /// @error NotFound, Invalid, Io: of the first file that cannot be read.
    [[nodiscard]] QFuture<Result<DesiredState>> readFiles(const QStringList &files,
                                                          const QString &endpoint = {});

private:
    friend class CommitReading;
    friend class SparseReading;

    struct CommitState
    {
        CommitId commit;
        DesiredState state;
    };

    [[nodiscard]] QFuture<Result<DesiredState>>
    readTree(const std::shared_ptr<DesiredStateReader> &reader,
             const DesiredStateReader::Wanted &wanted,
             const std::shared_ptr<GitRepository> &repository);
    void keep(const CommitId &commit, const DesiredState &state);

    QString m_folder;
    DesiredPicks m_picks;
    int m_picked = 0;                ///< how often
    std::list<CommitState> m_states; ///< the last used first
    CommitFiles m_committed;
    CommitFiles m_leftOut; ///< by a sparse checkout
    /// In m_thread.
    std::shared_ptr<DesiredStateReader> m_reader;
    std::shared_ptr<CatalogFilesPointer> m_scanned;
    ReadingThread m_thread;
};

/// @p path absolute and without links as far as it exists.
[[nodiscard]] QString settledPath(const QString &path);

/// The nearest folder around all of @p files; @p folder when it is one.
[[nodiscard]] QString rootAround(const QStringList &files, const QString &folder);

} // namespace serin
