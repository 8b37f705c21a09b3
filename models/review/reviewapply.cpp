// SPDX-License-Identifier: GPL-3.0-or-later
// The last step of a review: the commit becomes live.
#include "models/common/errortext.h"
#include "models/common/servicewords.h"
#include "models/project/projectcontroller.h"
#include "models/review/reviewplan.h"
#include "models/review/reviewrun.h"
#include "models/review/reviewrunask.h"
#include "services/azure/armerror.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"
#include "services/gitops/planagreement.h"

#include <QPointer>

#include <algorithm>
#include <optional>

namespace serin {

namespace {

/// What of the commit cannot be used although it could be in the working tree that was reviewed.
std::optional<Error> newProblem(const PlanPreview &now, const PlanPreview &reviewed)
{
    const std::vector<PlanRefusal> &known = reviewed.request.assetProblems;
    for (const PlanRefusal &problem : now.request.assetProblems) {
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const PlanRefusal &each) {
            return each.endpoint == problem.endpoint && each.error.detail == problem.error.detail;
        });
        if (!isKnown) {
            return problem.error;
        }
    }
    return {};
}

} // namespace

bool ReviewRun::failElsewhere()
{
    const ApplyScope now = m_project.scope();
    if (!m_project.plane()) {
        fail({ErrorKind::Unavailable,
              tr("the workspace does not run"),
              {},
              tr("start it and apply again; the commit is kept")});
        return true;
    }
    const std::shared_ptr<GitRepository> &repository = m_project.repository();
    const bool isOther = !repository || repository->layout() != m_repository->layout() ||
                         now.project != m_scope.project ||
                         (!m_scope.workspace.isEmpty() && now.workspace != m_scope.workspace);
    if (isOther) {
        fail({ErrorKind::Conflict,
              tr("another project is open now"),
              {},
              tr("open the one that was reviewed and apply there")});
    }
    return isOther;
}

/// The plan of the commit must be the one that was agreed to.
void ReviewRun::planAgain()
{
    ApplyPreparer *const preparer = m_project.preparer();
    if (!preparer || !m_order.plan) {
        fail({ErrorKind::Unavailable,
              tr("the workspace does not run"),
              {},
              tr("start it and apply again; the commit is kept")});
        return;
    }
    setProgress(tr("looking at what is live"));
    const auto plan = [this, preparer = QPointer<ApplyPreparer>(preparer)](const CommitId &commit) {
        if (!preparer) {
            fail({ErrorKind::Unavailable, tr("the workspace does not run"), {}, {}});
            return;
        }
        ApplySubject subject;
        subject.repository = m_repository;
        subject.commit = commit;
        ask(preparer->preview(subject, m_order.plan->request.input.options),
            [this](const Result<PlanPreview> &now) {
                if (!now) {
                    fail(now.error());
                } else if (const std::optional<Error> problem = newProblem(*now, *m_order.plan)) {
                    fail(*problem);
                } else if (m_hasApplied && !now->plan.refusals.empty()) {
                    fail(now->plan.refusals.front().error); // as when the service is still at it
                } else if (!doTheSame(m_order.plan->plan, now->plan) &&
                           !(m_hasApplied && isPartOf(now->plan, m_order.plan->plan))) {
                    fail({ErrorKind::Conflict,
                          tr("the plan that was reviewed would be another one now: live or the "
                             "manifests changed meanwhile"),
                          {},
                          tr("review it again; nothing was applied")});
                } else {
                    apply(*now);
                }
            });
    };
    if (m_commit) {
        plan(*m_commit);
        return;
    }
    ask(m_repository->resolve(QStringLiteral("HEAD")), [this, plan](const Result<CommitId> &head) {
        if (head) {
            plan(*head);
        } else {
            fail(head.error());
        }
    });
}

void ReviewRun::apply(const PlanPreview &now)
{
    if (failElsewhere()) {
        return;
    }
    m_hasApplied = true;
    const ProjectEngines &engines = m_project.engines();
    m_apply = std::make_unique<Apply>(
        Apply::Services{*m_project.plane(), engines.records, engines.assets}, now.request);
    auto ids = std::make_shared<std::vector<OperationsModel::Id>>();
    connect(m_apply.get(), &Apply::planned, this, [this, ids] {
        for (const ApplyStep &step : m_apply->steps()) {
            OperationSpec spec;
            spec.title = operationInWords(step.operation);
            spec.reason = serviceWords(step.operation.reason);
            spec.isPart = true;
            spec.stop = [run = QPointer<ReviewRun>(this)] {
                if (run) {
                    run->stop();
                }
            };
            ids->push_back(m_operations.announce(spec));
        }
    });
    connect(m_apply.get(), &Apply::resuming, this, &ReviewRun::setProgress);
    connect(m_apply.get(), &Apply::stepChanged, this, [this, ids](int index) {
        const auto place = static_cast<std::size_t>(index);
        const ApplyStep &step = m_apply->steps()[place];
        const OperationsModel::Id id = (*ids)[place];
        switch (step.state) {
        case ApplyStep::State::Waiting:
            break;
        case ApplyStep::State::Running:
            m_operations.run(id);
            m_operations.setProgress(id, step.progress);
            setProgress(step.progress.isEmpty()
                            ? operationInWords(step.operation)
                            : tr("%1 (%2)", "an operation, its progress")
                                  .arg(operationInWords(step.operation), step.progress));
            break;
        case ApplyStep::State::Done:
            m_operations.finish(id);
            break;
        case ApplyStep::State::Failed:
            m_operations.fail(id, step.error.value_or(Error()));
            break;
        case ApplyStep::State::Skipped:
            m_operations.skip(id, step.error ? errorText(*step.error).sentence : QString());
            break;
        case ApplyStep::State::Cancelled:
            m_operations.setStopped(id, step.mayStillRun ? tr("the service may still be at it")
                                                         : QString());
            break;
        }
    });
    connect(m_apply.get(), &Apply::finished, this, &ReviewRun::takeReport);
    m_project.noteApplied(); // agreed to, whatever becomes of it: the program may end in the middle
    m_apply->start();
}

/// What Git does not have, or would replace, and the person did not tick; and the endpoints that
/// were left out.
QString ReviewRun::leftWords(const ApplyReport &report) const
{
    QStringList sentences;
    QStringList left;
    for (const PlanOperation &operation : report.withoutConsent) {
        left.append(operationInWords(operation));
    }
    if (!left.isEmpty()) {
        sentences << tr("Not ticked, and so not done: %1.").arg(left.join(QStringLiteral("; ")));
    }
    if (!m_order.leftOut.isEmpty()) {
        sentences << tr("Left out, and so not applied: %1.")
                         .arg(m_order.leftOut.join(QStringLiteral(", ")));
    }
    return sentences.join(u' ');
}

void ReviewRun::takeReport()
{
    const ApplyReport report = m_apply->report();
    m_apply.release()->deleteLater();
    const QString left = leftWords(report);
    switch (report.outcome) {
    case ApplyReport::Outcome::Nothing:
        succeed(left.isEmpty() ? tr("Live is as Git says already.") : left);
        return;
    case ApplyReport::Outcome::Done: {
        const QString done = report.steps.size() == 1 ? tr("1 operation done.")
                                                      : tr("%Ln operations done.", nullptr,
                                                           static_cast<int>(report.steps.size()));
        succeed(left.isEmpty() ? done : done + u' ' + left);
        return;
    }
    case ApplyReport::Outcome::Cancelled:
        fail(cancelledError());
        return;
    case ApplyReport::Outcome::Failed:
    case ApplyReport::Outcome::Refused:
        break;
    }
    for (const ApplyStep &step : report.steps) {
        if (step.error && isToldByLogs(*step.error) && !step.operation.deployment.isEmpty()) {
            m_failedDeployment = Deployment{step.operation.endpoint, step.operation.deployment};
            break;
        }
    }
    Error error = report.error.value_or(Error{ErrorKind::Internal, tr("it failed"), {}, {}});
    if (error.fix.isEmpty()) {
        error.fix = report.howToGoOn();
    }
    fail(error);
}

} // namespace serin
