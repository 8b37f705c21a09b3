// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/rollbackcontroller.h"

#include "models/manifest/editsession.h"
#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/rollback/rollbackpreparer.h"

#include <QPointer>

namespace serin {

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
        prepareAgain();
    }
}

void RollbackController::prepareAgain()
{
    const QString commit = m_plan && m_plan->commit ? m_plan->commit->toString() : m_wanted;
    prepare(QString(m_endpoint), commit);
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
        prepareAgain(); // the project may still tell of the rebase that is over
        Q_EMIT changed();
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
    return m_plan ? rollbackTitle(*m_plan) : tr("Roll back %1").arg(m_endpoint);
}

QStringList RollbackController::steps() const
{
    return m_plan ? plannedSteps(*m_plan, target()) : QStringList();
}

QStringList RollbackController::warnings() const
{
    return m_plan ? planWarnings(*m_plan) : QStringList();
}

std::vector<RollbackStep> RollbackController::endedSteps() const
{
    return m_report && m_plan ? serin::endedSteps(*m_plan, *m_report, target())
                              : std::vector<RollbackStep>();
}

QStringList RollbackController::endWarnings() const
{
    return m_report ? serin::endWarnings(*m_report) : QStringList();
}

QStringList RollbackController::outcome() const
{
    return m_report && m_plan ? outcomeWords(*m_plan, *m_report) : QStringList();
}

} // namespace serin
