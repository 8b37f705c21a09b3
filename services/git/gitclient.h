// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gitprepare.h"
#include "services/git/gitrepository.h"
#include "services/git/operations/cloneoperation.h"
#include "services/git/operations/credentialstore.h"

namespace serin {

class AskpassServer;
class GitCommandLog;

/// Git for one program: one runner, one trust store, one way to ask the person. Made once and kept;
/// its repositories must die before it. When it dies, running git processes are ended.
class GitClient
{
public:
    /// @p trust and @p askpass (nullptr: git's questions fail) must outlive it.
    /// An empty program in @p settings: `git` in PATH.
    GitClient(const GitSettings &settings, TrustStore &trust, AskpassServer *askpass = nullptr);
    GitClient(const GitClient &) = delete;
    GitClient &operator=(const GitClient &) = delete;
    ~GitClient();

    /// The repository that @p path, a file or folder, lies in, trusted or not. Git looks at it only
    /// when it is: a repository that is not can be read file by file, and asked about.
    /// @error NotFound: no such path or no repository; Invalid: bare, damaged, or its configuration
    /// cannot be read; Unauthorized: it belongs to another user; Unavailable: git is older than
    /// 2.38 or missing.
    [[nodiscard]] QFuture<Result<std::shared_ptr<GitRepository>>> open(const QString &path);

    /// Clones into @p request 's folder and opens the clone, which counts as trusted. The future's
    /// progress is git's. Cancelled or failed, it leaves nothing behind.
    /// @error Invalid: a bad address, folder or branch; Conflict: the folder is not empty;
    /// Unauthorized, Unavailable, NotFound: the remote.
    [[nodiscard]] QFuture<Result<std::shared_ptr<GitRepository>>>
    clone(const GitCloneRequest &request);
    /// Makes a repository that counts as trusted. @return its folder without links.
    /// @error Conflict: there is one already.
    [[nodiscard]] QFuture<Result<QString>> init(const GitInitRequest &request);
    /// The repository of init() was moved from @p before to @p now, and counts as trusted there.
    /// @error as open(); it is asked about later then.
    [[nodiscard]] QFuture<Result<void>> noteMoved(const QString &before, const QString &now);
    /// Whether git is there and new enough. @error NotFound, Unavailable.
    [[nodiscard]] QFuture<Result<void>> checkProgram();
    /// Who commits where a repository does not say otherwise.
    /// @error Invalid: name or e-mail address is missing.
    [[nodiscard]] QFuture<Result<GitIdentity>> identity();
    /// For all repositories of the person that do not say otherwise.
    /// @error Invalid: empty, or with characters that git does not take; Io.
    [[nodiscard]] QFuture<Result<void>> setIdentity(const GitIdentity &identity);
    [[nodiscard]] QFuture<Result<GitCredentialStore>> credentialStore();
    /// The git processes that were run, of this client and its repositories.
    [[nodiscard]] GitCommandLog &commands();

private:
    std::unique_ptr<GitEngine> m_engine;
};

} // namespace serin
