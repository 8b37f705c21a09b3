// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationsmodel.h"
#include "models/review/reviewcontent.h"
#include "services/git/layout/gitlock.h"
#include "services/git/operations/remoteoperations.h"
#include "services/gitops/apply.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace serin {

class GitRepository;
class ProjectController;
struct PullRequestPlace;

enum class ReviewStepKind { Branch, Commit, Push, Apply };

/// One step of a review that was confirmed.
struct ReviewStep
{
    ReviewStepKind kind = ReviewStepKind::Commit;
    QString title; ///< "Push to origin/main"
    OperationState state = OperationState::Waiting;
    QString words; ///< what happens, or what came of it, or why it failed
    std::optional<Error> error;
};

/// What to do about a step that failed.
enum class ReviewWay {
    TryAgain,     ///< the step that failed, and what comes after it
    WithoutHooks, ///< as TryAgain; the repository's hooks do not run
    RemoveLock,   ///< that a git process left behind, then TryAgain
    PullRebase,   ///< takes what is on the remote, then pushes again
    ShowLogs,     ///< of the deployment that failed, see failedDeployment()
    ShowTheirs,   ///< shows what the remote has that is not here
    UndoCommit,   ///< takes the commit back; its changes stay in the files
    NewBranch,    ///< takes the commit to a branch of its own and pushes that
    ReviewAgain,
    Revert, ///< one new commit that undoes it
    OpenPullRequest,
    SwitchBack, ///< checks the project's branch out again
};

/// What was confirmed.
struct ReviewOrder
{
    std::vector<ReviewFile> files; ///< the ticked ones go into the commit; none: no commit
    QString message;
    QList<GitTrailer> trailers;
    QByteArray newBranch;       ///< empty: the current one
    QByteArray mergeInto;       ///< the branch of the remote that a new one is for; may be empty
    QList<QByteArray> branches; ///< names that are taken
    bool push = false;
    bool apply = false;
    std::optional<PlanPreview> plan; ///< what is agreed to; with `apply`
    QStringList leftOut;             ///< endpoints that `plan` is without, as the person decided
    QString target;                  ///< the workspace in words
    bool isPipelineApplied = false;  ///< what is pushed to the current branch is applied by others
    QStringList commands;            ///< the same act as command lines
};

/// Carries a review out, step by step: branch, commit, push, apply. A step begins when the one
/// before it has ended well; when one fails the rest does not run, and ways() says how to go on.
/// Every step is an operation of the model too. For one use. GUI thread only.
class ReviewRun : public QObject
{
    Q_OBJECT
public:
    ReviewRun(ProjectController &project, OperationsModel &operations, ReviewOrder order,
              QObject *parent = nullptr);
    ~ReviewRun() override;

    void start();
    /// Stops the step that runs; what comes after it does not begin.
    void stop();

    /// Only while it does not run.
    void take(ReviewWay way);
    /// The project's commits are others now: tells of the commit and of a push that failed as it is
    /// after a rebase or a push that was done elsewhere.
    void followCommits();

    [[nodiscard]] const std::vector<ReviewStep> &steps() const { return m_steps; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] bool isDone() const;
    /// The step that ended badly; nullptr when none did.
    [[nodiscard]] const ReviewStep *failedStep() const;
    /// The step that failed waits for the answer to ProjectController::trustQuestion().
    [[nodiscard]] bool needsTrust() const;
    /// In the order of a person's likely wish.
    [[nodiscard]] std::vector<ReviewWay> ways() const;
    [[nodiscard]] const std::optional<CommitId> &commit() const { return m_commit; }
    /// Whose logs ReviewWay::ShowLogs shows.
    struct Deployment
    {
        QString endpoint;
        QString name;
    };
    [[nodiscard]] const std::optional<Deployment> &failedDeployment() const
    {
        return m_failedDeployment;
    }
    /// What ReviewWay::RemoveLock removes.
    [[nodiscard]] const std::optional<GitLock> &staleLock() const { return m_staleLock; }
    /// The commit was made and is not live: "in Git, not live".
    [[nodiscard]] bool isInGitOnly() const;
    /// Where a pull request is opened; empty: not known, or there is no branch for one.
    [[nodiscard]] const QString &pullRequestUrl() const { return m_pullRequestUrl; }
    /// Why it is not known, and what to do, in words; empty when it is, or nobody asked for one.
    [[nodiscard]] const QString &pullRequestNote() const { return m_pullRequestNote; }
    /// All is done here, and the project's pipeline has yet to apply it.
    [[nodiscard]] bool waitsForPipeline() const;

Q_SIGNALS:
    void changed();
    /// The files of @p paths (absolute) are what HEAD has.
    void committed(const QStringList &paths);
    /// What becomes of the files is the run's doing from here on, or not any more.
    void actsOnFiles(bool isActing);
    /// The commit was taken back; the files are as they were.
    void commitUndone();
    /// ReviewWay::ReviewAgain and what needs a new look.
    void reviewAgainRequested();
    /// Nothing runs any more.
    void ended();

private:
    template<typename T, typename Callback>
    void ask(const QFuture<Result<T>> &future, Callback callback);
    void addStep(ReviewStepKind kind, const QString &title);
    [[nodiscard]] int indexOf(ReviewStepKind kind) const;
    void next();
    void begin(std::size_t index);
    void succeed(const QString &words);
    void fail(const Error &error);
    void setProgress(const QString &words);
    void checkFiles();
    void makeBranch();
    void makeCommit();
    void push();
    void pushBranch();
    [[nodiscard]] QFuture<Result<std::optional<CommitId>>> findCommit();
    void findCommitAgain(const std::function<void()> &next);
    void setCommit(const std::optional<CommitId> &commit);
    void followPush();
    void askRemote(const std::function<void()> &next);
    void takePushed(const GitPushed &pushed);
    void findPullRequestUrl(const GitPushed &pushed);
    /// What it pushes is applied by others.
    [[nodiscard]] bool isPipelineApplied() const;
    void takePlace(const PullRequestPlace &place, const QString &words);
    /// The project or workspace is another one than was reviewed; says so.
    [[nodiscard]] bool failElsewhere();
    void planAgain();
    void apply(const PlanPreview &now);
    void takeReport();
    [[nodiscard]] QString leftWords(const ApplyReport &report) const;
    void goOn(std::size_t from);
    void findStaleLock();
    void removeLock();
    void pullRebase();
    void withCommit(const std::function<void()> &next);
    void endWay(const Error &error);
    void undoCommit();
    void newBranch();
    void revert();

    ProjectController &m_project;
    OperationsModel &m_operations;
    const std::shared_ptr<GitRepository> m_repository;
    ReviewOrder m_order;
    const ApplyScope m_scope; ///< that was reviewed
    std::vector<ReviewStep> m_steps;
    std::vector<OperationsModel::Id> m_ids; ///< of the steps
    std::size_t m_current = 0;
    bool m_isRunning = false;
    bool m_isStopping = false;
    bool m_runsHooks = true;
    std::optional<CommitId> m_commit;
    std::optional<GitPushed::Outcome> m_rejected;
    bool m_knowsRemote = false;         ///< it was asked since the push was rejected
    bool m_wayFailed = false;           ///< and the failed step says why
    std::optional<GitLock> m_staleLock; ///< stops the step that failed, and nobody holds it
    std::unique_ptr<Apply> m_apply;
    std::optional<Deployment> m_failedDeployment; ///< its logs tell why
    bool m_hasApplied = false;                    ///< some of the plan may be done
    std::function<void()> m_cancel;
    QString m_pullRequestUrl;
    QString m_pullRequestNote;
};

} // namespace serin
