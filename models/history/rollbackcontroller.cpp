// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/rollbackcontroller.h"

#include "models/common/errortext.h"
#include "models/common/servicewords.h"
#include "models/common/timetext.h"
#include "models/manifest/editsession.h"
#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/rollback/rollbackpreparer.h"

#include <QPointer>

namespace serin {

namespace {

QString sharesInWords(const QMap<QString, int> &shares)
{
    QStringList parts;
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        parts.append(QStringLiteral("%1 %2").arg(share.key()).arg(share.value()));
    }
    return parts.isEmpty() ? RollbackController::tr("no traffic")
                           : parts.join(QStringLiteral(" · "));
}

} // namespace

RollbackController::RollbackController(ProjectController &project, EditSession &session,
                                       OperationsModel &operations, QObject *parent)
    : QObject(parent), m_project(project), m_session(session), m_operations(operations)
{
    connect(&project, &ProjectController::commitsChanged, this, &RollbackController::followCommits);
    connect(&project, &ProjectController::enginesChanged, this, &RollbackController::dropEngines);
    connect(&project, &ProjectController::changed, this, &RollbackController::changed);
}

RollbackController::~RollbackController()
{
    m_rollback.reset();
}

/// What it uses goes away. What was being done is on record and can be gone on with.
void RollbackController::dropEngines()
{
    const bool wasBusy = m_phase == Phase::Running || m_phase == Phase::Preparing ||
                         m_phase == Phase::Ready || m_phase == Phase::Pulling;
    ++m_request;
    m_preparer.reset();
    m_rollback.reset();
    m_ownChange.reset();
    if (wasBusy) {
        const Error error{ErrorKind::Unavailable,
                          tr("the workspace went away"),
                          {},
                          tr("roll back again when it is there: what was done stays done")};
        if (m_phase == Phase::Running) {
            m_operations.fail(m_operation, error);
        }
        m_problem = error;
        m_phase = Phase::Failed;
    }
    Q_EMIT changed();
}

QString RollbackController::unavailableReason() const
{
    const ProjectFacts &facts = m_project.facts();
    if (m_phase == Phase::Running || m_phase == Phase::Pulling) {
        return tr("A rollback is under way");
    }
    if (!m_project.trustQuestion().isEmpty()) {
        return tr("Answer the question about the repository first");
    }
    if (!m_project.plane() || !m_project.source() || !m_project.preparer()) {
        return tr("The workspace does not run");
    }
    if (facts.project.readOnly) {
        return tr("The project is read-only: nothing is changed on the workspace");
    }
    if (facts.project.applies == ProjectApplies::Pipeline) {
        return tr("A pipeline applies this project: revert the commit and push that");
    }
    if (facts.isAmbiguous) {
        return tr("Choose which project this is first");
    }
    return facts.wasApplied ? QString() : tr("This folder was never applied to this workspace");
}

void RollbackController::prepare(const QString &endpoint, const QString &commit)
{
    if (!unavailableReason().isEmpty()) {
        return;
    }
    m_endpoint = endpoint;
    m_wanted = commit;
    m_plan.reset();
    m_report.reset();
    m_problem.reset();
    m_standsStill = false;
    m_phase = Phase::Preparing;
    m_preparer = std::make_unique<RollbackPreparer>(RollbackPreparer::Services{
        *m_project.source(), *m_project.plane(), m_project.engines().records});
    RollbackRequest request;
    request.scope = m_project.scope();
    request.endpoint = endpoint;
    request.to = commit;
    request.branch = m_project.facts().project.branch.toUtf8();
    Q_EMIT changed();
    deliver(m_preparer->prepare(m_project.repository(), request), this,
            [this, number = ++m_request](const Result<RollbackPlan> &plan) {
                if (number == m_request) {
                    take(plan);
                }
            });
}

void RollbackController::take(const Result<RollbackPlan> &plan)
{
    if (plan) {
        m_plan = *plan;
        m_phase = Phase::Ready;
    } else {
        m_problem = plan.error();
        m_phase = Phase::Failed;
    }
    Q_EMIT changed();
}

void RollbackController::confirm()
{
    if (m_phase != Phase::Ready || !m_plan || !unavailableReason().isEmpty()) {
        return;
    }
    const ProjectEngines &engines = m_project.engines();
    m_rollback = std::make_unique<Rollback>(Rollback::Services{
        *m_project.preparer(), {*m_project.plane(), engines.records, engines.assets, nullptr}});
    m_phase = Phase::Running;
    m_progress = tr("beginning");
    OperationSpec spec;
    spec.title = tr("Roll back %1").arg(m_endpoint);
    spec.request = steps().join(u'\n');
    spec.command = m_plan->commit ? QStringLiteral("serinctl rollback --endpoint %1 --to %2")
                                        .arg(m_endpoint, m_plan->commit->toString())
                                  : QString();
    spec.stop = [self = QPointer<RollbackController>(this)] {
        if (self) {
            self->stop();
        }
    };
    m_operation = m_operations.begin(spec);
    RollbackWatch watch;
    watch.doing = [self = QPointer<RollbackController>(this)](const QString &doing) {
        if (self) {
            self->m_progress = doing;
            self->m_operations.setProgress(self->m_operation, doing);
            Q_EMIT self->changed();
        }
    };
    m_ownChange = m_session.ownChange();
    watch.applying = [self = QPointer<RollbackController>(this)](Apply *) {
        if (self) {
            self->m_ownChange.reset();
        }
    };
    PlanOptions options;
    options.canRegister = m_project.canRegister();
    m_running = m_rollback->run(*m_plan, m_project.repository(), options, true, watch);
    Q_EMIT changed();
    deliver(m_running, this, [this, number = ++m_request](const Result<RollbackReport> &report) {
        if (number == m_request) {
            takeReport(report);
        }
    });
}

void RollbackController::takeReport(const Result<RollbackReport> &report)
{
    m_ownChange.reset();
    m_project.readCommits();
    if (!report) {
        if (report.error().kind == ErrorKind::Cancelled) {
            m_operations.setStopped(m_operation, tr("nothing was changed"));
        } else {
            m_operations.fail(m_operation, report.error());
        }
        m_problem = report.error();
        m_phase = Phase::Failed;
        Q_EMIT changed();
        return;
    }
    m_report = *report;
    m_phase = Phase::Ended;
    if (report->isBehind) {
        setBehind();
        m_project.follow(m_project.repository()->fetch()); // all that tells where the branch stands
    }
    if (m_report->isDone()) {
        m_operations.finish(m_operation, outcome().join(u' '));
        m_project.noteApplied();
    } else {
        m_operations.fail(m_operation, *m_report->trouble);
    }
    Q_EMIT changed();
    Q_EMIT done();
}

void RollbackController::stop()
{
    if (m_phase == Phase::Running) {
        m_running.cancel();
        m_progress = tr("stopping before the next step");
        Q_EMIT changed();
    }
}

void RollbackController::setBehind()
{
    m_report->isBehind = true;
    m_report->trouble = Error{ErrorKind::Conflict,
                              tr("the remote has commits that are not here"),
                              {},
                              tr("pull with rebase, then go on")};
}

bool RollbackController::canGoOn() const
{
    return (m_phase == Phase::Ended && !isDone()) || m_phase == Phase::Failed;
}

bool RollbackController::isBehind() const
{
    return m_phase == Phase::Ended && m_report && m_report->isBehind;
}

QString RollbackController::wayReason() const
{
    const QString reason = operationReason(m_project);
    return reason.isEmpty() ? unavailableReason() : reason;
}

void RollbackController::goOn()
{
    if (canGoOn() && wayReason().isEmpty()) {
        const QString commit = m_plan && m_plan->commit ? m_plan->commit->toString() : m_wanted;
        prepare(QString(m_endpoint), commit);
    }
}

void RollbackController::pullRebase()
{
    if (!isBehind() || !wayReason().isEmpty()) {
        return;
    }
    m_phase = Phase::Pulling;
    m_ownChange = m_session.ownChange();
    OperationSpec spec;
    spec.title = tr("Pull with rebase");
    spec.command = QStringLiteral("git pull --rebase --autostash");
    auto future = m_project.repository()->pullRebase();
    spec.stop = [future]() mutable { future.cancel(); };
    m_operation = m_operations.begin(spec);
    Q_EMIT changed();
    deliver(future, this,
            [this, operation = m_operation, number = ++m_request](const Result<GitPulled> &pulled) {
                const bool isConflict = pulled && pulled->outcome == GitPulled::Outcome::Conflicts;
                if (isConflict) {
                    m_operations.setAnswer(operation, pulled->words);
                    m_operations.finish(operation,
                                        tr("stands still: both sides changed the same lines"));
                } else if (pulled) {
                    m_operations.finish(operation);
                } else {
                    m_operations.fail(operation, pulled.error());
                }
                m_project.readCommits();
                if (number == m_request) {
                    takePulled(pulled);
                }
            });
}

void RollbackController::takePulled(const Result<GitPulled> &pulled)
{
    m_ownChange.reset();
    m_phase = Phase::Ended;
    if (!pulled) {
        m_report->trouble = pulled.error();
        Q_EMIT changed();
    } else if (pulled->outcome == GitPulled::Outcome::Conflicts) {
        m_standsStill = true;
        m_report->trouble = Error{ErrorKind::Conflict,
                                  tr("the rollback's commit and the remote's touch the same lines"),
                                  {},
                                  tr("solve the conflicts and continue the rebase, or give it up")};
        Q_EMIT changed();
    } else {
        goOn();
    }
}

/// The rebase that stood still has come to its end, one way or the other.
void RollbackController::followCommits()
{
    const std::optional<TrackedCommits> &commits = m_project.commits();
    const bool isOver = commits && commits->operation == GitState::Operation::None;
    if (m_phase == Phase::Ended && m_standsStill && isOver) {
        m_standsStill = false;
        if (commits->behind > 0) {
            setBehind();
        } else {
            m_report->isBehind = false;
            m_report->committed = commits->head;
            m_report->trouble = Error{ErrorKind::Conflict,
                                      tr("the rebase is done, and nothing is pushed yet"),
                                      {},
                                      tr("go on")};
        }
    }
    if (m_phase == Phase::Ended) {
        Q_EMIT changed(); // wayReason() may be another one
    }
}

void RollbackController::close()
{
    if (m_phase == Phase::Running || m_phase == Phase::Pulling || m_phase == Phase::Closed) {
        return;
    }
    ++m_request;
    m_preparer.reset();
    m_phase = Phase::Closed;
    Q_EMIT changed();
}

QString RollbackController::target() const
{
    return targetTitle(m_project.facts());
}

bool RollbackController::wantsCare() const
{
    return m_project.facts().tier == Tier::Prod;
}

QString RollbackController::title() const
{
    if (!m_plan) {
        return tr("Roll back %1").arg(m_endpoint);
    }
    const QString commit = m_plan->commit ? m_plan->commit->shortForm() : QStringLiteral("?");
    const QString text = m_plan->resumes ? tr("%1 goes on going back to commit %2")
                                         : tr("%1 goes back to commit %2");
    const QString named = text.arg(m_endpoint, commit);
    return m_plan->appliedAt.isNull() ? named
                                      : tr("%1, applied %2", "a sentence, a time")
                                            .arg(named, dateAndTime(m_plan->appliedAt));
}

QStringList RollbackController::steps() const
{
    if (!m_plan) {
        return {};
    }
    QStringList steps;
    if (m_plan->movesTraffic()) {
        steps.append(tr("Live traffic goes back at once: %1 → %2")
                         .arg(sharesInWords(m_plan->before), sharesInWords(m_plan->after)));
    } else if (m_plan->lost.empty()) {
        steps.append(tr("Live has that traffic already: %1").arg(sharesInWords(m_plan->after)));
    }
    return steps + gitSteps();
}

QStringList RollbackController::gitSteps() const
{
    if (m_plan->gitTrouble) {
        return {};
    }
    QStringList steps;
    if (!m_plan->changesFiles()) {
        steps.append(tr("Git says so already: no commit is needed"));
    } else {
        QStringList files;
        for (const QByteArray &file : m_plan->restored) {
            files.append(shownPath(file));
        }
        for (const FileChange &file : m_plan->shared) {
            files.append(tr("%1 (only its part)").arg(file.path.section(u'/', -1)));
        }
        steps.append(tr("One commit brings back %1").arg(files.join(QStringLiteral(", "))));
        if (!m_plan->undoes.isEmpty()) {
            steps.append(tr("It undoes: %1").arg(m_plan->undoes.join(QStringLiteral("; "))));
        }
    }
    if (m_plan->pushes()) {
        const QString target = shownPath(m_plan->commits.pushTarget());
        const auto ahead =
            m_plan->commits.pushesToUpstream() ? static_cast<int>(m_plan->commits.ahead) : 0;
        if (ahead == 0) {
            steps.append((m_plan->changesFiles() ? tr("It is pushed to %1")
                                                 : tr("The branch is pushed to %1"))
                             .arg(target));
        } else if (m_plan->changesFiles()) {
            steps.append((ahead == 1 ? tr("It is pushed to %1, with 1 commit of yours that is not "
                                          "there yet")
                                     : tr("It is pushed to %1, with %Ln commits of yours that are "
                                          "not there yet",
                                          nullptr, ahead))
                             .arg(target));
        } else {
            steps.append((ahead == 1
                              ? tr("1 commit of yours that is not there yet is pushed to %1")
                              : tr("%Ln commits of yours that are not there yet are pushed to %1",
                                   nullptr, ahead))
                             .arg(target));
        }
    }
    steps.append(
        tr("That commit is applied to %1, so that counts and deployments follow").arg(target()));
    return steps;
}

QStringList RollbackController::warnings() const
{
    QStringList warnings;
    if (!m_plan) {
        return warnings;
    }
    for (const LostDeployment &lost : m_plan->lost) {
        warnings.append(tr("%1, which had %2 % of the traffic, %3: live traffic cannot go back "
                           "before the commit is applied")
                            .arg(lost.name)
                            .arg(lost.percent)
                            .arg(serviceWords(lost.why)));
    }
    if (m_plan->gitTrouble) {
        warnings.append(tr("Git cannot follow now: %1 Live traffic goes back all the same, and the "
                           "window says so until Git has followed.")
                            .arg(errorWords(*m_plan->gitTrouble)));
    }
    return warnings;
}

std::vector<RollbackStep> RollbackController::endedSteps() const
{
    std::vector<RollbackStep> steps;
    if (!m_report || !m_plan) {
        return steps;
    }
    const auto add = [&steps](const QString &title, bool isDone, const QString &words = {}) {
        steps.push_back({title, isDone ? OperationState::Done : OperationState::Skipped,
                         isDone ? words : QString()});
    };
    if (m_plan->lost.empty()) {
        add(tr("Live traffic at %1").arg(sharesInWords(m_plan->after)), m_report->trafficMoved,
            m_plan->movesTraffic() ? QString() : tr("It was so already."));
    }
    if (m_report->committed) {
        add(tr("Commit"), true, tr("Commit %1.").arg(m_report->committed->shortForm()));
    } else {
        add(tr("Commit"), !m_plan->gitTrouble && !m_plan->changesFiles(),
            tr("Git said so already."));
    }
    if (m_plan->pushes()) {
        add(tr("Push to %1").arg(shownPath(m_plan->commits.pushTarget())), m_report->isPushed,
            tr("The remote has it."));
    }
    add(tr("Apply to %1").arg(target()), m_report->isApplied);
    bool isFirst = true;
    for (RollbackStep &step : steps) {
        if (step.state != OperationState::Done && std::exchange(isFirst, false)) {
            const bool isStopped =
                m_report->trouble && m_report->trouble->kind == ErrorKind::Cancelled;
            step.state = isStopped ? OperationState::Stopped : OperationState::Failed;
            step.words =
                m_report->trouble && !isStopped ? errorWords(*m_report->trouble) : QString();
        } else if (step.state != OperationState::Done) {
            step.words = tr("Not begun: the step before it did not end well.");
        }
    }
    return steps;
}

QStringList RollbackController::endWarnings() const
{
    QStringList lines;
    if (m_report && m_report->trouble && m_report->isMarked) {
        lines.append(tr("Live traffic is back and Git has not followed; the window says so until "
                        "it has."));
    }
    for (const QString &warning : m_report ? m_report->warnings : QStringList()) {
        lines.append(serviceWords(warning));
    }
    return lines;
}

QStringList RollbackController::outcome() const
{
    QStringList lines;
    if (!m_report) {
        return lines;
    }
    if (m_report->trafficMoved) {
        lines.append(tr("Live traffic is back at %1.").arg(sharesInWords(m_plan->after)));
    }
    if (m_report->committed) {
        lines.append(m_report->isPushed
                         ? tr("Commit %1 is made and pushed.").arg(m_report->committed->shortForm())
                         : tr("Commit %1 is made.").arg(m_report->committed->shortForm()));
    } else if (m_report->isPushed) {
        lines.append(tr("It is pushed."));
    }
    if (m_report->isApplied) {
        lines.append(tr("It is applied."));
    }
    if (m_report->trouble) {
        lines.append(m_report->isMarked
                         ? tr("Git has not followed: %1").arg(errorWords(*m_report->trouble))
                         : tr("Not all was done: %1").arg(errorWords(*m_report->trouble)));
    } else if (lines.isEmpty()) {
        lines.append(tr("There was nothing left to do."));
    }
    for (const QString &warning : m_report->warnings) {
        lines.append(serviceWords(warning));
    }
    return lines;
}

} // namespace serin
