// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewrun.h"

#include "models/common/errortext.h"
#include "models/project/projectcontroller.h"
#include "models/repository/pushrefusal.h"
#include "models/review/pullrequestoffer.h"
#include "models/review/pullrequestplace.h"
#include "models/review/reviewfiles.h"
#include "models/review/reviewrunask.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/githost.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace serin {

ReviewRun::ReviewRun(ProjectController &project, OperationsModel &operations, ReviewOrder order,
                     QObject *parent)
    : QObject(parent), m_project(project), m_operations(operations),
      m_repository(project.repository()), m_order(std::move(order)), m_scope(project.scope())
{
    // What applies uses the control plane that goes away.
    connect(&project, &ProjectController::enginesChanged, this, [this] {
        if (m_apply) {
            m_apply.reset();
            fail({ErrorKind::Unavailable,
                  tr("the workspace went away while it was applied"),
                  {},
                  tr("apply again when it is back: what was done stays done")});
        }
    });
    const QString branch = QString::fromUtf8(m_order.newBranch);
    if (!m_order.newBranch.isEmpty()) {
        addStep(ReviewStepKind::Branch, tr("New branch %1").arg(branch));
    }
    const bool commits = std::any_of(m_order.files.begin(), m_order.files.end(),
                                     [](const ReviewFile &file) { return file.isTicked; });
    if (commits) {
        addStep(ReviewStepKind::Commit, tr("Commit"));
    }
    if (m_order.push) {
        addStep(ReviewStepKind::Push, tr("Push"));
    }
    if (m_order.apply) {
        addStep(ReviewStepKind::Apply, tr("Apply to %1").arg(m_order.target));
    }
}

ReviewRun::~ReviewRun()
{
    if (m_cancel) {
        m_cancel();
    }
}

void ReviewRun::addStep(ReviewStepKind kind, const QString &title)
{
    ReviewStep step;
    step.kind = kind;
    step.title = title;
    m_steps.push_back(step);
    m_ids.push_back(0);
}

int ReviewRun::indexOf(ReviewStepKind kind) const
{
    const auto place = std::find_if(m_steps.begin(), m_steps.end(),
                                    [kind](const ReviewStep &step) { return step.kind == kind; });
    return place == m_steps.end() ? -1 : static_cast<int>(place - m_steps.begin());
}

bool ReviewRun::isDone() const
{
    return !m_isRunning && std::all_of(m_steps.begin(), m_steps.end(), [](const ReviewStep &step) {
        return step.state == OperationState::Done;
    });
}

const ReviewStep *ReviewRun::failedStep() const
{
    const auto place = std::find_if(m_steps.begin(), m_steps.end(), [](const ReviewStep &step) {
        return step.state == OperationState::Failed || step.state == OperationState::Stopped;
    });
    return place == m_steps.end() ? nullptr : &*place;
}

bool ReviewRun::needsTrust() const
{
    const ReviewStep *const failed = failedStep();
    return !m_isRunning && failed && failed->kind != ReviewStepKind::Apply && failed->error &&
           failed->error->kind == ErrorKind::Unauthorized && !m_project.trustQuestion().isEmpty();
}

bool ReviewRun::isPipelineApplied() const
{
    return m_order.isPipelineApplied && m_order.newBranch.isEmpty();
}

bool ReviewRun::waitsForPipeline() const
{
    const int push = indexOf(ReviewStepKind::Push);
    return isDone() && push >= 0 && isPipelineApplied();
}

bool ReviewRun::isInGitOnly() const
{
    const ReviewStep *const failed = failedStep();
    return failed && failed->kind == ReviewStepKind::Apply;
}

void ReviewRun::start()
{
    goOn(0);
}

void ReviewRun::goOn(std::size_t from)
{
    m_isStopping = false;
    m_isRunning = true;
    m_wayFailed = false;
    m_staleLock.reset();
    m_failedDeployment.reset();
    m_current = from;
    for (std::size_t i = from; i < m_steps.size(); ++i) {
        ReviewStep &step = m_steps[i];
        step.state = OperationState::Waiting;
        step.words.clear();
        step.error.reset();
        OperationSpec spec;
        spec.title = step.title;
        spec.command = m_order.commands.join(QLatin1Char('\n'));
        spec.stop = [run = QPointer<ReviewRun>(this)] {
            if (run) {
                run->stop();
            }
        };
        spec.retry = [run = QPointer<ReviewRun>(this)] {
            if (run) {
                run->take(ReviewWay::TryAgain);
            }
        };
        m_ids[i] = m_operations.announce(spec);
    }
    next();
}

void ReviewRun::next()
{
    if (m_isStopping && m_current < m_steps.size()) {
        fail(cancelledError());
        return;
    }
    if (m_current < m_steps.size()) {
        begin(m_current);
        return;
    }
    m_isRunning = false;
    Q_EMIT changed();
    Q_EMIT ended();
}

void ReviewRun::begin(std::size_t index)
{
    ReviewStep &step = m_steps[index];
    step.state = OperationState::Running;
    m_operations.run(m_ids[index]);
    Q_EMIT changed();
    switch (step.kind) {
    case ReviewStepKind::Branch:
        makeBranch();
        break;
    case ReviewStepKind::Commit:
        checkFiles();
        break;
    case ReviewStepKind::Push:
        push();
        break;
    case ReviewStepKind::Apply:
        planAgain();
        break;
    }
}

void ReviewRun::succeed(const QString &words)
{
    ReviewStep &step = m_steps[m_current];
    step.state = OperationState::Done;
    step.words = words;
    m_operations.finish(m_ids[m_current], words);
    ++m_current;
    Q_EMIT changed();
    next();
}

void ReviewRun::fail(const Error &error)
{
    m_wayFailed = false;
    ReviewStep &step = m_steps[m_current];
    const bool isStopped = error.kind == ErrorKind::Cancelled;
    step.state = isStopped ? OperationState::Stopped : OperationState::Failed;
    step.error = error;
    step.words = isStopped ? tr("Stopped.") : errorWords(error);
    if (!error.where.isEmpty()) {
        m_operations.setAnswer(m_ids[m_current], error.where);
    }
    if (isStopped) {
        m_operations.setStopped(m_ids[m_current]);
    } else {
        m_operations.fail(m_ids[m_current], error);
    }
    for (std::size_t i = m_current + 1; i < m_steps.size(); ++i) {
        m_steps[i].state = OperationState::Skipped;
        m_steps[i].words = tr("Not begun: the step before it did not end well.");
        m_operations.skip(m_ids[i], m_steps[i].words);
    }
    m_isRunning = false;
    m_staleLock.reset();
    if (error.kind == ErrorKind::Conflict && step.kind != ReviewStepKind::Apply) {
        findStaleLock();
    }
    if (error.kind == ErrorKind::Unauthorized) {
        m_project.readTrustQuestion(); // it may have come while the folder was open
    }
    Q_EMIT changed();
    Q_EMIT ended();
}

void ReviewRun::setProgress(const QString &words)
{
    if (m_current < m_steps.size()) {
        m_steps[m_current].words = words;
        m_operations.setProgress(m_ids[m_current], words);
        Q_EMIT changed();
    }
}

void ReviewRun::stop()
{
    if (!m_isRunning) {
        return;
    }
    m_isStopping = true;
    m_steps[m_current].state = OperationState::Stopping;
    if (m_apply) {
        m_apply->cancel();
    } else if (m_cancel) {
        std::exchange(m_cancel, nullptr)();
    }
    Q_EMIT changed();
}

// --- Steps

void ReviewRun::makeBranch()
{
    GitBranchRequest request;
    request.name = m_order.newBranch;
    ask(m_repository->createBranch(request), [this](const Result<void> &made) {
        if (made) {
            succeed(tr("The branch is checked out."));
        } else {
            fail(made.error());
        }
    });
}

/// What was reviewed and nothing else goes into the commit.
void ReviewRun::checkFiles()
{
    const auto work = [files = m_order.files]() -> Result<QString> { return changedSince(files); };
    ask(runAsync(workers(), work), [this](const Result<QString> &changed) {
        if (changed && changed->isEmpty()) {
            makeCommit();
            return;
        }
        fail({ErrorKind::Conflict,
              tr("%1 changed since it was reviewed").arg(changed.value_or(QString())),
              {},
              tr("look at it again; nothing was committed")});
    });
}

void ReviewRun::makeCommit()
{
    GitCommitRequest request;
    for (const ReviewFile &file : m_order.files) {
        if (file.isTicked) {
            request.paths.append(file.path);
        }
    }
    request.message = m_order.message;
    request.trailers = m_order.trailers;
    request.runHooks = m_runsHooks;
    ask(m_repository->commit(request), [this](const Result<GitCommitted> &made) {
        if (!made) {
            fail(made.error());
            return;
        }
        m_commit = made->id;
        QStringList paths;
        for (const ReviewFile &file : m_order.files) {
            if (file.isTicked) {
                paths.append(file.absolutePath);
            }
        }
        if (!made->output.isEmpty()) {
            m_operations.setAnswer(m_ids[m_current], made->output);
        }
        Q_EMIT committed(paths);
        m_project.readCommits();
        succeed(tr("Commit %1.").arg(made->id.shortForm()));
    });
}

void ReviewRun::push()
{
    m_rejected.reset();
    m_knowsRemote = false;
    if (m_commit) {
        findCommitAgain([this] { pushBranch(); });
    } else {
        pushBranch();
    }
}

void ReviewRun::pushBranch()
{
    GitPushRequest request;
    request.branch = m_order.newBranch;
    request.setUpstream = !m_order.newBranch.isEmpty();
    request.runHooks = m_runsHooks;
    ask(m_repository->push(request), [this](const Result<GitPushed> &pushed) {
        if (pushed) {
            takePushed(*pushed);
        } else {
            fail(pushed.error());
        }
    });
}

void ReviewRun::takePushed(const GitPushed &pushed)
{
    m_operations.setAnswer(m_ids[m_current], pushed.words);
    if (pushed.isPushed()) {
        m_project.readCommits();
        findPullRequestUrl(pushed);
        succeed(pushed.outcome == GitPushed::Outcome::UpToDate ? tr("The remote has it already.")
                : isPipelineApplied() ? tr("The remote has it; the pipeline applies it.")
                                      : tr("The remote has it."));
        return;
    }
    m_rejected = pushed.outcome;
    if (pushed.outcome == GitPushed::Outcome::RejectedBehind) {
        askRemote([this, error = pushRefusal(pushed)] { fail(error); });
        return;
    }
    m_project.readCommits();
    fail(pushRefusal(pushed));
}

/// So that nothing says any more that there is nothing new there.
void ReviewRun::askRemote(const std::function<void()> &next)
{
    setProgress(tr("asking what the remote has"));
    const QFuture<Result<void>> fetch = m_repository->fetch();
    m_project.follow(fetch);
    m_cancel = [running = QFuture<Result<void>>(fetch)]() mutable { running.cancel(); };
    deliver(fetch, this, [this, next](const Result<void> &fetched) {
        m_cancel = nullptr;
        m_knowsRemote = fetched.has_value();
        next();
    });
}

void ReviewRun::findPullRequestUrl(const GitPushed &pushed)
{
    if (m_order.newBranch.isEmpty()) {
        return;
    }
    const auto place =
        readPullRequestPlace(m_repository, m_order.newBranch,
                             pushed.remote + '/' + m_order.newBranch, m_order.mergeInto, this);
    deliver(place, this, [this, words = pushed.words](const Result<PullRequestPlace> &found) {
        if (found) {
            takePlace(*found, words);
        }
    });
}

void ReviewRun::takePlace(const PullRequestPlace &place, const QString &words)
{
    m_pullRequestUrl = place.url();
    if (m_pullRequestUrl.isEmpty()) {
        m_pullRequestUrl = offeredPullRequestUrl(place.host, words);
    }
    m_pullRequestNote =
        m_pullRequestUrl.isEmpty() ? pullRequestWords(place.host, place.branch) : QString();
    Q_EMIT changed();
}

} // namespace serin
