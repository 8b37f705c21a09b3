// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandrun.h"
#include "app/cli/gitopsrequest.h"
#include "app/cli/gitsession.h"
#include "app/cli/planview.h"
#include "app/cli/projectplace.h"
#include "services/gitops/apply.h"
#include "services/gitops/applypreparer.h"

#include <QFuture>

#include <functional>
#include <memory>
#include <optional>

namespace serin {

class DesiredStateSource;

/// All that a verb of GitOps works with: the project's folder and repository, its records, and the
/// workspace.
class GitOpsSession
{
public:
    struct Needs
    {
        TargetUse target = TargetUse::Read;
        GitSession::Use git = GitSession::Use::Reading;
        GitSession::Credentials credentials = GitSession::Credentials::NotNeeded;
        /// Trouble with the repository is kept in gitTrouble() and no error.
        bool goesOnWithoutGit = false;
    };
    using Act = std::function<QFuture<Result<int>>()>;

    /// Both must outlive it.
    GitOpsSession(const GlobalOptions &options, const GitOpsRequest &request, const Needs &needs);
    GitOpsSession(const GitOpsSession &) = delete;
    GitOpsSession &operator=(const GitOpsSession &) = delete;
    ~GitOpsSession();

    /// Opens everything and calls @p act; @return the exit code, as CommandRun::onTarget().
    [[nodiscard]] int run(const Act &act);

    [[nodiscard]] CommandRun &command() { return *m_run; }
    [[nodiscard]] const CommandOutput &output() const { return m_options.output; }
    [[nodiscard]] const GlobalOptions &options() const { return m_options; }
    [[nodiscard]] const GitOpsRequest &request() const { return m_request; }

    // Once run() has called its act:
    [[nodiscard]] const ProjectPlace &place() const { return *m_place; }
    [[nodiscard]] const Target &target() const { return *m_target; }
    /// nullptr where there is no Git.
    [[nodiscard]] const std::shared_ptr<GitRepository> &repository() const { return m_repository; }
    [[nodiscard]] const std::optional<Error> &gitTrouble() const { return m_gitTrouble; }
    [[nodiscard]] const ApplyScope &scope() const { return m_preparer->scope(); }
    [[nodiscard]] DesiredStateSource &source() { return *m_source; }
    [[nodiscard]] ApplyRecords &records() { return m_records; }
    [[nodiscard]] ApplyPreparer &preparer() { return *m_preparer; }
    [[nodiscard]] Apply::Services applyServices();
    /// The project's branch; empty: any.
    [[nodiscard]] QByteArray projectBranch() const;

    /// What `--ref`, `--worktree` and `--file` say, else HEAD; the working tree where there is no
    /// Git.
    [[nodiscard]] QFuture<Result<ApplySubject>> subject();
    [[nodiscard]] PlanOptions planOptions() const;
    /// How its plans of @p subject are shown.
    [[nodiscard]] PlanView viewOf(const ApplySubject &subject) const;

private:
    [[nodiscard]] QFuture<Result<int>> open(const Act &act);
    [[nodiscard]] QFuture<Result<std::shared_ptr<GitRepository>>> openRepository();

    const GlobalOptions &m_options;
    const GitOpsRequest &m_request;
    const Needs m_needs;
    QStringList m_files; ///< absolute
    std::optional<ProjectPlace> m_place;
    GitSession m_git;
    ApplyRecords m_records;
    AssetStore m_assets;
    std::optional<Target> m_target;
    std::shared_ptr<GitRepository> m_repository;
    std::optional<Error> m_gitTrouble;
    /// What waits is its child and ends with it, before what it uses.
    std::unique_ptr<CommandRun> m_run;
    DesiredStateSource *m_source = nullptr;
    ApplyPreparer *m_preparer = nullptr;
};

} // namespace serin
