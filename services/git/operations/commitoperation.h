// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/layout/gitstate.h"
#include "services/git/operations/readoperations.h"

class QTemporaryFile;

namespace serin {

struct GitCommitRequest
{
    /// Files, repository-relative; changed, new and deleted ones alike.
    QList<QByteArray> paths;
    QString message;
    QList<GitTrailer> trailers;
    bool runHooks = true;
    bool allowDetached = false; ///< commit although no branch would keep it
};

struct GitCommitted
{
    CommitId id;
    QString output; ///< what hooks and signing said; may be empty
};

/// The person who commits.
struct GitIdentity
{
    QString name;
    QString email;

    bool operator==(const GitIdentity &) const = default;
};

[[nodiscard]] Result<GitCommitted> commitPaths(GitTask &task, const GitCommitRequest &request);
/// Takes the last commit of the branch back and keeps its changes. @return its message.
[[nodiscard]] Result<QString> undoLastCommit(GitTask &task, const CommitId &expectedHead);
/// A remote's branch that has @p commit, as last fetched; empty: none.
[[nodiscard]] Result<QByteArray> remoteHolder(GitTask &task, const CommitId &commit);
[[nodiscard]] Result<GitIdentity> readIdentity(GitTask &task);
/// @p scope: "--local", or "--global" for a task without a place.
[[nodiscard]] Result<void> setIdentity(GitTask &task, const GitIdentity &identity,
                                       const QString &scope = QStringLiteral("--local"));

/// Conflict when something is in progress, or @p needsBranch and HEAD is detached; else the state.
[[nodiscard]] Result<GitState> idleState(GitTask &task, bool needsBranch);

/// Paths for a call, whatever their number and bytes: as arguments, or in a file that must live
/// until the call has run.
class GitPathspecs
{
public:
    explicit GitPathspecs(const QList<QByteArray> &paths);
    ~GitPathspecs();

    /// @error Io: the file cannot be written.
    [[nodiscard]] Result<void> addTo(GitCall &call);

private:
    const QList<QByteArray> m_paths;
    std::unique_ptr<QTemporaryFile> m_file;
};

} // namespace serin
