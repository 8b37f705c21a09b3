// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/rollbackwords.h"

#include "models/common/errortext.h"
#include "models/common/servicewords.h"
#include "models/common/timetext.h"
#include "services/git/parse/gitpath.h"

#include <QCoreApplication>

#include <utility>

namespace serin {

namespace {

struct RollbackTextWords
{
    Q_DECLARE_TR_FUNCTIONS(Rollback)
};

QString sharesInWords(const QMap<QString, int> &shares)
{
    QStringList parts;
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        parts.append(QStringLiteral("%1 %2").arg(share.key()).arg(share.value()));
    }
    return parts.isEmpty() ? RollbackTextWords::tr("no traffic")
                           : parts.join(QStringLiteral(" · "));
}

/// The commit that brings the files back, and what it undoes.
QStringList commitSteps(const RollbackPlan &plan)
{
    if (!plan.changesFiles()) {
        return {RollbackTextWords::tr("Git says so already: no commit is needed")};
    }
    QStringList files;
    for (const QByteArray &file : plan.restored) {
        files.append(shownPath(file));
    }
    for (const FileChange &file : plan.shared) {
        files.append(RollbackTextWords::tr("%1 (only its part)").arg(file.path.section(u'/', -1)));
    }
    for (const RestoredAsset &asset : plan.assets) {
        files.append(shownPath(asset.place));
    }
    QStringList steps{
        RollbackTextWords::tr("One commit brings back %1").arg(files.join(QStringLiteral(", ")))};
    if (!plan.undoes.isEmpty()) {
        steps.append(
            RollbackTextWords::tr("It undoes: %1").arg(plan.undoes.join(QStringLiteral("; "))));
    }
    return steps;
}

QString pushStep(const RollbackPlan &plan)
{
    const QString target = shownPath(plan.commits.pushTarget());
    const auto ahead = plan.commits.pushesToUpstream() ? static_cast<int>(plan.commits.ahead) : 0;
    if (ahead == 0) {
        return (plan.changesFiles() ? RollbackTextWords::tr("It is pushed to %1")
                                    : RollbackTextWords::tr("The branch is pushed to %1"))
            .arg(target);
    }
    if (plan.changesFiles()) {
        return (ahead == 1 ? RollbackTextWords::tr("It is pushed to %1, with 1 commit of yours "
                                                   "that is not there yet")
                           : RollbackTextWords::tr("It is pushed to %1, with %Ln commits of yours "
                                                   "that are not there yet",
                                                   nullptr, ahead))
            .arg(target);
    }
    return (ahead == 1
                ? RollbackTextWords::tr("1 commit of yours that is not there yet is pushed to %1")
                : RollbackTextWords::tr(
                      "%Ln commits of yours that are not there yet are pushed to %1", nullptr,
                      ahead))
        .arg(target);
}

/// The first step that is not done is where it ended; those after it did not begin.
void tellWhereItEnded(std::vector<RollbackStep> &steps, const RollbackReport &report)
{
    const bool isStopped = report.trouble && report.trouble->kind == ErrorKind::Cancelled;
    bool isFirst = true;
    for (RollbackStep &step : steps) {
        if (step.state == OperationState::Done) {
            continue;
        }
        if (std::exchange(isFirst, false)) {
            step.state = isStopped ? OperationState::Stopped : OperationState::Failed;
            step.words = report.trouble && !isStopped ? errorWords(*report.trouble) : QString();
        } else {
            step.words = RollbackTextWords::tr("Not begun: the step before it did not end well.");
        }
    }
}

} // namespace

QString rollbackTitle(const RollbackPlan &plan)
{
    const QString commit = plan.commit ? plan.commit->shortForm() : QStringLiteral("?");
    const QString text = plan.resumes ? RollbackTextWords::tr("%1 goes on going back to commit %2")
                                      : RollbackTextWords::tr("%1 goes back to commit %2");
    const QString named = text.arg(plan.endpoint, commit);
    return plan.appliedAt.isNull() ? named
                                   : RollbackTextWords::tr("%1, applied %2", "a sentence, a time")
                                         .arg(named, dateAndTime(plan.appliedAt));
}

QStringList plannedSteps(const RollbackPlan &plan, const QString &target)
{
    QStringList steps;
    if (plan.movesTraffic()) {
        steps.append(RollbackTextWords::tr("Live traffic goes back at once: %1 → %2")
                         .arg(sharesInWords(plan.before), sharesInWords(plan.after)));
    } else if (plan.lost.empty()) {
        steps.append(RollbackTextWords::tr("Live has that traffic already: %1")
                         .arg(sharesInWords(plan.after)));
    }
    if (plan.gitTrouble) {
        return steps;
    }
    steps += commitSteps(plan);
    if (plan.pushes()) {
        steps.append(pushStep(plan));
    }
    steps.append(
        RollbackTextWords::tr("That commit is applied to %1, so that counts and deployments follow")
            .arg(target));
    return steps;
}

QStringList planWarnings(const RollbackPlan &plan)
{
    QStringList warnings;
    for (const LostDeployment &lost : plan.lost) {
        warnings.append(RollbackTextWords::tr("%1, which had %2 % of the traffic, %3: live traffic "
                                              "cannot go back before the commit is applied")
                            .arg(lost.name)
                            .arg(lost.percent)
                            .arg(serviceWords(lost.why)));
    }
    if (plan.gitTrouble) {
        warnings.append(
            RollbackTextWords::tr("Git cannot follow now: %1 Live traffic goes back all the same, "
                                  "and the window says so until Git has followed.")
                .arg(errorWords(*plan.gitTrouble)));
    }
    return warnings;
}

std::vector<RollbackStep> endedSteps(const RollbackPlan &plan, const RollbackReport &report,
                                     const QString &target)
{
    std::vector<RollbackStep> steps;
    const auto add = [&steps](const QString &title, bool isDone, const QString &words = {}) {
        steps.push_back({title, isDone ? OperationState::Done : OperationState::Skipped,
                         isDone ? words : QString()});
    };
    if (plan.lost.empty()) {
        add(RollbackTextWords::tr("Live traffic at %1").arg(sharesInWords(plan.after)),
            report.trafficMoved,
            plan.movesTraffic() ? QString() : RollbackTextWords::tr("It was so already."));
    }
    if (report.committed) {
        add(RollbackTextWords::tr("Commit"), true,
            RollbackTextWords::tr("Commit %1.").arg(report.committed->shortForm()));
    } else {
        add(RollbackTextWords::tr("Commit"), !plan.gitTrouble && !plan.changesFiles(),
            RollbackTextWords::tr("Git said so already."));
    }
    if (plan.pushes()) {
        add(RollbackTextWords::tr("Push to %1").arg(shownPath(plan.commits.pushTarget())),
            report.isPushed, RollbackTextWords::tr("The remote has it."));
    }
    add(RollbackTextWords::tr("Apply to %1").arg(target), report.isApplied);
    tellWhereItEnded(steps, report);
    return steps;
}

QStringList endWarnings(const RollbackReport &report)
{
    QStringList lines;
    if (report.trouble && report.isMarked) {
        lines.append(RollbackTextWords::tr("Live traffic is back and Git has not followed; the "
                                           "window says so until it has."));
    }
    for (const QString &warning : report.warnings) {
        lines.append(serviceWords(warning));
    }
    return lines;
}

QStringList outcomeWords(const RollbackPlan &plan, const RollbackReport &report)
{
    QStringList lines;
    if (report.trafficMoved) {
        lines.append(
            RollbackTextWords::tr("Live traffic is back at %1.").arg(sharesInWords(plan.after)));
    }
    if (report.committed) {
        lines.append((report.isPushed ? RollbackTextWords::tr("Commit %1 is made and pushed.")
                                      : RollbackTextWords::tr("Commit %1 is made."))
                         .arg(report.committed->shortForm()));
    } else if (report.isPushed) {
        lines.append(RollbackTextWords::tr("It is pushed."));
    }
    if (report.isApplied) {
        lines.append(RollbackTextWords::tr("It is applied."));
    }
    if (report.trouble) {
        lines.append((report.isMarked ? RollbackTextWords::tr("Git has not followed: %1")
                                      : RollbackTextWords::tr("Not all was done: %1"))
                         .arg(errorWords(*report.trouble)));
    } else if (lines.isEmpty()) {
        lines.append(RollbackTextWords::tr("There was nothing left to do."));
    }
    for (const QString &warning : report.warnings) {
        lines.append(serviceWords(warning));
    }
    return lines;
}

} // namespace serin
