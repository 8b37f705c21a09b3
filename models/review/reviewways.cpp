// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can do about a step that failed.
#include "models/common/errortext.h"
#include "models/project/projectcontroller.h"
#include "models/repository/pushrefusal.h"
#include "models/review/reviewrun.h"
#include "models/review/reviewrunask.h"
#include "models/review/reviewwords.h"
#include "services/core/async.h"
#include "services/core/errand.h"
#include "services/git/gitrepository.h"

#include <algorithm>

namespace serin {

namespace {

QString wordsOf(const GitCommitMove &move)
{
    const QString from = QString::fromUtf8(move.from);
    switch (move.outcome) {
    case GitCommitMove::Outcome::Moved:
        return ReviewRun::tr("The commit is there; %1 is what the remote has.").arg(from);
    case GitCommitMove::Outcome::NoUpstream:
        return ReviewRun::tr("%1 keeps the commit too: it follows no branch of a remote.")
            .arg(from);
    case GitCommitMove::Outcome::OtherWork:
        return ReviewRun::tr("%1 keeps the commit too: it has other commits that are not on the "
                             "remote.")
            .arg(from);
    case GitCommitMove::Outcome::Pushed:
        return ReviewRun::tr("%1 keeps the commit too: a remote has it already.").arg(from);
    case GitCommitMove::Outcome::Refused:
        return ReviewRun::tr("%1 keeps the commit too: git did not take it back.").arg(from);
    }
    return {};
}

} // namespace

/// Git says only that there is a lock; whether somebody holds it the system tells.
void ReviewRun::findStaleLock()
{
    const auto takeLocks = [this](const Result<QList<GitLock>> &locks) {
        if (!locks || locks->isEmpty()) {
            return;
        }
        deliver(m_repository->findUsers(), this,
                [this, lock = locks->first()](const Result<QList<GitUser>> &users) {
                    if (users && users->isEmpty() && !m_isRunning && failedStep()) {
                        m_staleLock = lock;
                        Q_EMIT changed();
                    }
                });
    };
    deliver(m_repository->findLocks(), this, takeLocks);
}

std::vector<ReviewWay> ReviewRun::ways() const
{
    if (m_isRunning) {
        return {};
    }
    const ReviewStep *const failed = failedStep();
    std::vector<ReviewWay> ways;
    if (!failed) {
        if (!m_pullRequestUrl.isEmpty()) {
            ways.push_back(ReviewWay::OpenPullRequest);
        }
        if (!m_order.newBranch.isEmpty() && isDone()) {
            ways.push_back(ReviewWay::SwitchBack);
        }
        return ways;
    }
    if (m_staleLock) {
        ways.push_back(ReviewWay::RemoveLock);
    }
    const bool waitsForTrust = needsTrust(); // the answer tries again
    if (waitsForTrust && !m_project.trustQuestion().concernsReading()) {
        ways.push_back(ReviewWay::WithoutHooks);
    }
    switch (failed->kind) {
    case ReviewStepKind::Branch:
    case ReviewStepKind::Commit:
        if (!waitsForTrust) {
            ways.push_back(ReviewWay::TryAgain);
        }
        ways.push_back(ReviewWay::ReviewAgain);
        break;
    case ReviewStepKind::Push:
        if (m_rejected == GitPushed::Outcome::RejectedBehind &&
            failed->state != OperationState::Stopped) {
            ways.push_back(ReviewWay::PullRebase);
            ways.push_back(ReviewWay::ShowTheirs);
        }
        if (!waitsForTrust) {
            ways.push_back(ReviewWay::TryAgain);
        }
        if (m_commit) {
            ways.push_back(ReviewWay::UndoCommit);
            if (m_order.newBranch.isEmpty()) {
                ways.push_back(ReviewWay::NewBranch);
            }
        }
        break;
    case ReviewStepKind::Apply:
        if (m_failedDeployment) {
            ways.push_back(ReviewWay::ShowLogs);
        }
        ways.push_back(failed->error && failed->error->kind == ErrorKind::Conflict
                           ? ReviewWay::ReviewAgain
                           : ReviewWay::TryAgain);
        if (m_commit) {
            ways.push_back(ReviewWay::Revert);
        }
        break;
    }
    return ways;
}

void ReviewRun::take(ReviewWay way)
{
    if (m_isRunning) {
        return;
    }
    switch (way) {
    case ReviewWay::TryAgain:
        if (failedStep()) {
            goOn(m_current);
        }
        break;
    case ReviewWay::WithoutHooks:
        if (failedStep()) {
            m_runsHooks = false;
            goOn(m_current);
        }
        break;
    case ReviewWay::RemoveLock:
        removeLock();
        break;
    case ReviewWay::PullRebase:
        pullRebase();
        break;
    case ReviewWay::UndoCommit:
        withCommit([this] { undoCommit(); });
        break;
    case ReviewWay::NewBranch:
        withCommit([this] { newBranch(); });
        break;
    case ReviewWay::Revert:
        revert();
        break;
    case ReviewWay::ReviewAgain:
        Q_EMIT reviewAgainRequested();
        break;
    case ReviewWay::ShowLogs:
    case ReviewWay::ShowTheirs:
    case ReviewWay::OpenPullRequest:
    case ReviewWay::SwitchBack:
        break; // whoever shows the review does it
    }
}

void ReviewRun::removeLock()
{
    if (!m_staleLock) {
        return;
    }
    m_isRunning = true;
    m_isStopping = false;
    OperationSpec spec;
    spec.title = tr("Remove the lock %1").arg(m_staleLock->path);
    const OperationsModel::Id id = m_operations.begin(spec);
    m_steps[m_current].words = tr("removing the lock");
    Q_EMIT changed();
    deliver(m_repository->removeLock(*m_staleLock), this, [this, id](const Result<void> &removed) {
        if (!removed) {
            m_operations.fail(id, removed.error());
            fail(removed.error());
            return;
        }
        m_operations.finish(id);
        goOn(m_current);
    });
}

void ReviewRun::pullRebase()
{
    m_isRunning = true;
    m_isStopping = false;
    OperationSpec spec;
    spec.title = tr("Pull with rebase");
    const OperationsModel::Id id = m_operations.begin(spec);
    m_steps[m_current].words = tr("pulling with rebase");
    Q_EMIT actsOnFiles(true);
    Q_EMIT changed();
    deliver(m_repository->pullRebase(), this, [this, id](const Result<GitPulled> &pulled) {
        Q_EMIT actsOnFiles(false);
        m_project.readCommits();
        if (!pulled || pulled->outcome == GitPulled::Outcome::Conflicts) {
            const Error error =
                pulled
                    ? Error{ErrorKind::Conflict,
                            tr("your change and the remote's touch the same lines"), pulled->words,
                            tr("solve the conflicts and continue the rebase, or abort it")}
                    : pulled.error();
            m_operations.fail(id, error);
            fail(error);
            return;
        }
        m_operations.finish(id);
        goOn(m_current);
    });
}

/// @p next acts on the commit as it is now; without one the ways stay as they are.
void ReviewRun::withCommit(const std::function<void()> &next)
{
    if (!m_commit) {
        return;
    }
    m_isRunning = true;
    m_isStopping = false;
    Q_EMIT changed();
    findCommitAgain([this, next] {
        if (m_commit) {
            next();
        } else {
            endWay({ErrorKind::Conflict,
                    tr("the commit is not on this branch any more"),
                    {},
                    tr("close the review and open it again")});
        }
    });
}

/// The way led nowhere: what failed before it is as it was, and so are the other ways.
void ReviewRun::endWay(const Error &error)
{
    m_isRunning = false;
    m_wayFailed = true;
    ReviewStep &step = m_steps[m_current];
    step.state = OperationState::Failed;
    step.words = errorWords(error);
    Q_EMIT changed();
    Q_EMIT ended();
}

void ReviewRun::undoCommit()
{
    OperationSpec spec;
    spec.title = tr("Undo the commit");
    const OperationsModel::Id id = m_operations.begin(spec);
    Q_EMIT changed();
    deliver(m_repository->undoCommit(*m_commit), this, [this, id](const Result<QString> &message) {
        m_project.readCommits();
        if (!message) {
            m_operations.fail(id, message.error());
            endWay(message.error());
            return;
        }
        m_isRunning = false;
        m_operations.finish(id);
        m_commit.reset();
        Q_EMIT commitUndone();
    });
}

void ReviewRun::newBranch()
{
    m_order.newBranch = proposedBranch(gatheredWords(m_order.files), m_order.branches);
    OperationSpec spec;
    spec.title = tr("New branch %1").arg(QString::fromUtf8(m_order.newBranch));
    const OperationsModel::Id id = m_operations.begin(spec);
    Q_EMIT changed();
    const auto moved = m_repository->moveCommit(m_order.newBranch, *m_commit);
    deliver(moved, this, [this, id, title = spec.title](const Result<GitCommitMove> &move) {
        if (!move) {
            m_order.newBranch.clear();
            m_operations.fail(id, move.error());
            fail(move.error());
            return;
        }
        const QString words = wordsOf(*move);
        m_operations.finish(id, words);
        m_project.readCommits();
        // Another branch is not applied until it is merged.
        m_order.apply = false;
        if (const int apply = indexOf(ReviewStepKind::Apply); apply >= 0) {
            m_steps.resize(static_cast<std::size_t>(apply));
            m_ids.resize(m_steps.size());
        }
        ReviewStep step;
        step.kind = ReviewStepKind::Branch;
        step.title = title;
        step.state = OperationState::Done;
        step.words = words;
        const auto place = static_cast<std::ptrdiff_t>(m_current);
        m_steps.insert(m_steps.begin() + place, step);
        m_ids.insert(m_ids.begin() + place, id);
        goOn(m_current + 1);
    });
}

/// A rebase, here or in another program, makes another commit of the same change; nothing: it is
/// not on this branch.
QFuture<Result<std::optional<CommitId>>> ReviewRun::findCommit()
{
    GitLogRequest request;
    request.from = m_commit;
    request.most = 1;
    const auto among = [repository = m_repository, this](const QList<GitCommit> &made) {
        return andThen(repository->log({}), this,
                       [made](const QList<GitCommit> &now) -> Result<std::optional<CommitId>> {
                           const auto place = std::find_if(
                               now.begin(), now.end(), [&made](const GitCommit &commit) {
                                   const GitCommit &old = made.constFirst();
                                   return commit.id == old.id || (commit.message == old.message &&
                                                                  commit.author == old.author &&
                                                                  commit.authored == old.authored);
                               });
                           return place == now.end() ? std::nullopt : std::optional(place->id);
                       });
    };
    return andThen(m_repository->log(request), this, among);
}

void ReviewRun::findCommitAgain(const std::function<void()> &next)
{
    ask(findCommit(), [this, next](const Result<std::optional<CommitId>> &found) {
        if (found) {
            setCommit(*found);
        }
        next();
    });
}

void ReviewRun::setCommit(const std::optional<CommitId> &commit)
{
    m_commit = commit;
    const int step = indexOf(ReviewStepKind::Commit);
    if (m_commit && step >= 0) {
        m_steps[static_cast<std::size_t>(step)].words = tr("Commit %1.").arg(m_commit->shortForm());
    }
}

void ReviewRun::followCommits()
{
    const auto canTell = [this] {
        const ReviewStep *const failed = failedStep();
        const std::optional<TrackedCommits> &commits = m_project.commits();
        return !m_isRunning && failed && failed->kind == ReviewStepKind::Push && commits &&
               commits->operation == GitState::Operation::None && m_order.newBranch.isEmpty() &&
               commits->pushesToUpstream();
    };
    if (!canTell() || !m_commit) {
        return;
    }
    deliver(findCommit(), this, [this, canTell](const Result<std::optional<CommitId>> &found) {
        if (found && *found && canTell()) {
            setCommit(*found);
            followPush();
            Q_EMIT changed();
        }
    });
}

/// The commit is on the branch that is checked out.
void ReviewRun::followPush()
{
    const TrackedCommits &commits = *m_project.commits();
    ReviewStep &step = m_steps[m_current];
    if (commits.hasAllPushed()) {
        m_rejected.reset();
        step.state = OperationState::Done;
        step.error.reset();
        step.words = tr("The remote has it.");
        if (const int apply = indexOf(ReviewStepKind::Apply); apply >= 0) {
            m_current = static_cast<std::size_t>(apply);
            m_steps[m_current].state = OperationState::Stopped;
            m_steps[m_current].words = tr("Not begun: the push did not end well at first.");
        }
    } else if (m_rejected == GitPushed::Outcome::RejectedBehind && m_knowsRemote) {
        const bool isBehind = commits.behind > 0;
        if (isBehind && m_wayFailed) {
            return; // as before, and what the way has said is newer
        }
        GitPushed rejected;
        rejected.outcome = GitPushed::Outcome::RejectedBehind;
        const Error error =
            isBehind
                ? pushRefusal(rejected)
                : Error{ErrorKind::Conflict,
                        tr("it is not pushed yet; the commit is on top of what the remote has"),
                        {},
                        tr("push again")};
        step.state = isBehind ? OperationState::Failed : OperationState::Stopped;
        step.error = error;
        step.words = errorWords(error);
    }
}

void ReviewRun::revert()
{
    if (!m_commit) {
        return;
    }
    m_isRunning = true;
    GitRevertRequest request;
    request.commits = {*m_commit};
    for (const ReviewFile &file : m_order.files) {
        if (file.isTicked) {
            request.paths.append(file.path);
        }
    }
    const QString subject = m_order.message.section(QLatin1Char('\n'), 0, 0);
    request.message =
        tr("Revert \"%1\"\n\nThis reverts commit %2.").arg(subject, m_commit->toString());
    OperationSpec spec;
    spec.title = tr("Revert commit %1").arg(m_commit->shortForm());
    const OperationsModel::Id id = m_operations.begin(spec);
    Q_EMIT actsOnFiles(true);
    Q_EMIT changed();
    deliver(m_repository->revert(request), this, [this, id](const Result<GitCommitted> &made) {
        Q_EMIT actsOnFiles(false);
        m_project.readCommits();
        if (!made) {
            m_operations.fail(id, made.error());
            endWay(made.error());
            return;
        }
        m_isRunning = false;
        m_operations.finish(id);
        Q_EMIT reviewAgainRequested(); // its push and apply are reviewed like any other
    });
}

} // namespace serin
