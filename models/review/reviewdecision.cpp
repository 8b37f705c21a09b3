// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewdecision.h"

#include "models/common/errortext.h"
#include "models/project/gitreason.h"
#include "models/project/projectfacts.h"
#include "models/review/reviewcommands.h"
#include "models/review/reviewwords.h"
#include "services/git/parse/gitmessage.h"
#include "services/git/parse/gitrefname.h"
#include "services/gitops/planner.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace serin {

namespace {

struct ReviewDecisionWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewDecision)
};

const QString firstApplyId = QStringLiteral("first-apply");
const QString otherBranchId = QStringLiteral("other-branch");

QString pushTargetOf(const ReviewContent &content, const QByteArray &newBranch)
{
    QByteArray target = content.commits.pushTarget();
    if (target.isEmpty() || !newBranch.isEmpty()) {
        const QByteArray remote = pushRemoteForNewBranch(content.remotes);
        target = (remote.isEmpty() ? QByteArray("origin") : remote) + '/' +
                 (newBranch.isEmpty() ? content.commits.branch : newBranch);
    }
    return QString::fromUtf8(target);
}

QString whyNotPush(const ReviewDecision &decision, const ReviewContent &content)
{
    if (content.remotes.isEmpty()) {
        return ReviewDecisionWords::tr("The repository has no remote to push to");
    }
    if (content.commits.branch.isEmpty() && decision.newBranch.isEmpty()) {
        return ReviewDecisionWords::tr("No branch is checked out");
    }
    return !decision.commits && content.commits.hasAllPushed()
               ? ReviewDecisionWords::tr("The remote has everything already")
               : QString();
}

QString whyNotApplied(const ProjectFacts &facts)
{
    if (facts.project.readOnly) {
        return ReviewDecisionWords::tr(
            "The project is read-only: nothing is changed on the workspace");
    }
    if (facts.project.applies == ProjectApplies::Pipeline) {
        return ReviewDecisionWords::tr("A pipeline applies this project when the commit is pushed");
    }
    return facts.isAmbiguous ? ReviewDecisionWords::tr("Choose which project this is first")
                             : QString();
}

QString whyNotPlanned(const ReviewContent &content)
{
    if (!content.findings.empty()) {
        return ReviewDecisionWords::tr("A manifest has errors: see the checks");
    }
    if (content.planProblem) {
        return errorText(*content.planProblem).sentence;
    }
    return content.plan ? QString() : ReviewDecisionWords::tr("The plan is being made");
}

/// The part of the plan that is not left out.
Plan chosenPlan(const ReviewContent &content)
{
    const QSet<QString> leftOut = content.leftOut();
    return leftOut.isEmpty() ? content.plan->plan : withoutEndpoints(content.plan->plan, leftOut);
}

QString whyNothingRuns(const Plan &chosen, const ReviewContent &content)
{
    if (!chosen.refusals.empty()) {
        return ReviewDecisionWords::tr("The plan is refused: see the checks");
    }
    return content.leftOut().isEmpty()
               ? ReviewDecisionWords::tr(
                     "Nothing changes live: tick what is to be deleted or replaced first")
               : ReviewDecisionWords::tr(
                     "Nothing changes live: tick an endpoint of the plan first");
}

ReviewDecision::Extent extentOf(const ReviewContent &content)
{
    std::set<QString> concerned;
    for (const PlanOperation &operation : content.plan->plan.operations) {
        if (operation.consent != PlanConsent::Missing) {
            concerned.insert(operation.endpoint);
        }
    }
    for (const PlanRefusal &refusal : content.plan->plan.refusals) {
        concerned.insert(refusal.endpoint);
    }
    ReviewDecision::Extent extent;
    extent.all = static_cast<int>(concerned.size());
    const QSet<QString> leftOut = content.leftOut();
    for (const QString &name : concerned) {
        if (!leftOut.contains(name)) {
            extent.applied.append(name);
        }
    }
    return extent;
}

bool lacksFiles(const ReviewContent &content)
{
    return std::any_of(content.checks.begin(), content.checks.end(),
                       [](const ReviewCheck &check) { return check.lacksFiles; });
}

void settleApply(ReviewDecision &decision, const ReviewContent &content, const ProjectFacts &facts,
                 const ReviewChoices &choices)
{
    decision.applyReason = whyNotApplied(facts);
    if (decision.applyReason.isEmpty()) {
        decision.applyReason = whyNotPlanned(content);
    }
    if (decision.applyReason.isEmpty()) {
        const Plan plan = chosenPlan(content);
        if (content.plan->plan.isEmpty()) {
            decision.applyReason = decision.commits
                                       ? QString()
                                       : ReviewDecisionWords::tr("Live is as Git says already");
        } else if (!plan.hasRunnable()) {
            decision.awaitsTicks = plan.refusals.empty();
            decision.applyReason = whyNothingRuns(plan, content);
        }
    }
    if (decision.applyReason.isEmpty() && lacksFiles(content)) {
        decision.applyNote = ReviewDecisionWords::tr("The commit would lack files: see the checks");
    }
    const bool byDefault = decision.newBranch.isEmpty() && decision.applyNote.isEmpty();
    decision.apply = decision.applyReason.isEmpty() && choices.apply.value_or(byDefault);
    if (decision.apply) {
        decision.extent = extentOf(content);
    }
}

std::vector<ReviewConsent> questionsOf(const ReviewDecision &decision, const ReviewContent &content,
                                       const ProjectFacts &facts, const QSet<QString> &consents)
{
    std::vector<ReviewConsent> questions;
    if (!decision.apply) {
        return questions;
    }
    const bool changesNothing = content.plan && content.isComplete && content.operations.empty();
    if (!facts.wasApplied && !changesNothing) {
        questions.push_back(
            {firstApplyId,
             {},
             ReviewDecisionWords::tr("Apply %1 to %2 for the first time")
                 .arg(facts.project.absoluteFolder(), targetTitle(facts)),
             ReviewDecisionWords::tr("This folder was never applied to this workspace."),
             consents.contains(firstApplyId)});
    }
    const QByteArray wanted = facts.project.branch.toUtf8();
    const QByteArray branch =
        decision.newBranch.isEmpty() ? content.commits.branch : decision.newBranch;
    if (!wanted.isEmpty() && branch != wanted) {
        questions.push_back(
            {otherBranchId,
             {},
             ReviewDecisionWords::tr("Apply from branch %1").arg(QString::fromUtf8(branch)),
             ReviewDecisionWords::tr("The project is applied from %1.").arg(facts.project.branch),
             consents.contains(otherBranchId)});
    }
    return questions;
}

/// What is applied, when some of it is left out; else empty.
QString extentInWords(const ReviewDecision::Extent &extent)
{
    const auto applied = static_cast<int>(extent.applied.size());
    return applied == extent.all
               ? QString()
               : ReviewDecisionWords::tr("%1 of %Ln endpoints", nullptr, extent.all).arg(applied);
}

QString confirmTextOf(const ReviewDecision &decision, const QString &target)
{
    const QString part = extentInWords(decision.extent);
    const auto apply = [&](const QString &all, const QString &some) {
        return part.isEmpty() ? all.arg(target) : some.arg(part, target);
    };
    if (decision.commits && decision.push) {
        return decision.apply ? apply(ReviewDecisionWords::tr("Commit, push, apply to %1"),
                                      ReviewDecisionWords::tr("Commit, push, apply %1 to %2",
                                                              "2 of 3 endpoints, a workspace"))
                              : ReviewDecisionWords::tr("Commit and push");
    }
    if (decision.push) {
        return decision.apply ? apply(ReviewDecisionWords::tr("Push, apply to %1"),
                                      ReviewDecisionWords::tr("Push, apply %1 to %2",
                                                              "2 of 3 endpoints, a workspace"))
                              : ReviewDecisionWords::tr("Push");
    }
    if (!decision.apply) {
        return ReviewDecisionWords::tr("Commit");
    }
    return decision.commits
               ? apply(ReviewDecisionWords::tr("Commit, apply to %1"),
                       ReviewDecisionWords::tr("Commit, apply %1 to %2",
                                               "2 of 3 endpoints, a workspace"))
               : apply(ReviewDecisionWords::tr("Apply to %1"),
                       ReviewDecisionWords::tr("Apply %1 to %2", "2 of 3 endpoints, a workspace"));
}

/// Why there can be no commit on that branch; empty when there can.
QString whyNotOnBranch(const QByteArray &newBranch, const ReviewContent &content)
{
    if (newBranch.isEmpty()) {
        return content.commits.branch.isEmpty()
                   ? ReviewDecisionWords::tr("No branch is checked out: name a new one")
                   : QString();
    }
    if (!isBranchName(newBranch)) {
        return ReviewDecisionWords::tr("Git takes no branch of that name");
    }
    return content.branches.contains(newBranch)
               ? ReviewDecisionWords::tr(
                     "There is a branch of that name already: choose another one")
               : QString();
}

QString whyNotConfirmed(const ReviewDecision &decision, const ReviewContent &content,
                        const QString &message)
{
    const bool commits = decision.commits;
    if (!commits && !decision.push && !decision.apply) {
        if (!content.files.empty()) {
            return ReviewDecisionWords::tr("Tick what goes into the commit");
        }
        if (!decision.applyNote.isEmpty()) {
            return decision.applyNote;
        }
        return decision.awaitsTicks
                   ? decision.applyReason
                   : ReviewDecisionWords::tr("There is nothing to commit or apply");
    }
    if (commits && message.trimmed().isEmpty()) {
        return ReviewDecisionWords::tr("Write a message first");
    }
    if (commits && !content.identity.isKnown) {
        return ReviewDecisionWords::tr("Tell git who you are first");
    }
    if (const QString reason = operationReason(content.commits.operation); !reason.isEmpty()) {
        return reason;
    }
    if (const QString reason = whyNotOnBranch(decision.newBranch, content);
        commits && !reason.isEmpty()) {
        return reason;
    }
    const bool isOpenQuestion =
        std::any_of(decision.questions.begin(), decision.questions.end(),
                    [](const ReviewConsent &question) { return !question.isGiven; });
    return isOpenQuestion ? ReviewDecisionWords::tr("Tick what it asks, or untick Apply")
                          : QString();
}

QStringList commandsOf(const ReviewDecision &decision, const ReviewContent &content,
                       const ProjectFacts &facts, const QString &message, const QString &top)
{
    if (top.isEmpty()) {
        return {};
    }
    ReviewCommands review;
    review.top = top;
    review.paths = content.tickedPaths();
    const Result<QByteArray> whole = composeMessage(message, trailersFor(content.words));
    review.message = whole ? QString::fromUtf8(whole->trimmed()) : message;
    review.isNewBranch = !decision.newBranch.isEmpty();
    review.branch = review.isNewBranch ? decision.newBranch : content.commits.branch;
    review.remote = decision.pushTarget.section(u'/', 0, 0).toUtf8();
    review.push = decision.push;
    review.apply = decision.apply;
    const QSet<QString> leftOut = content.leftOut();
    review.prune = std::any_of(content.consents.begin(), content.consents.end(),
                               [&leftOut](const ReviewConsent &each) {
                                   return each.isGiven && !leftOut.contains(each.endpoint);
                               });
    if (decision.extent.applied.size() != decision.extent.all) {
        review.endpoints = decision.extent.applied;
    }
    review.project = facts.project.name;
    return commandLines(review);
}

void leaveOut(PlanPreview &preview, const QSet<QString> &leftOut)
{
    preview.plan = withoutEndpoints(preview.plan, leftOut);
    preview.request.agreed = preview.plan;
    const QStringList names = endpointsOf(preview.request.input);
    QSet<QString> chosen(names.begin(), names.end());
    preview.request.input.options.endpoints = chosen.subtract(leftOut);
}

/// What a new branch is for: the project's branch, else the one that it starts at, as the remote
/// calls it.
QByteArray mergeTarget(const ReviewContent &content, const ProjectFacts &facts)
{
    const QByteArray wanted = facts.project.branch.toUtf8();
    if (!wanted.isEmpty()) {
        return content.branches.contains(wanted) ? wanted : QByteArray();
    }
    const QByteArray upstream = content.commits.upstreamName;
    return upstream.mid(upstream.indexOf('/') + 1);
}

/// Whether the pipeline follows the branch that is checked out.
bool isPipelineApplied(const ReviewContent &content, const ProjectFacts &facts)
{
    return facts.project.applies == ProjectApplies::Pipeline &&
           (facts.project.branch.isEmpty() ||
            facts.project.branch.toUtf8() == content.commits.branch);
}

} // namespace

ReviewDecision decisionOn(const ReviewContent &content, const ProjectFacts &facts,
                          const ReviewChoices &choices, const QString &message, const QString &top)
{
    ReviewDecision decision;
    decision.commits = !content.tickedPaths().isEmpty();
    decision.newBranch = choices.newBranch;
    decision.pushTarget = pushTargetOf(content, choices.newBranch);
    decision.pushReason = whyNotPush(decision, content);
    decision.push = decision.pushReason.isEmpty() && choices.push.value_or(true);
    settleApply(decision, content, facts, choices);
    decision.questions = questionsOf(decision, content, facts, choices.consents);
    decision.confirmText = confirmTextOf(decision, targetTitle(facts));
    decision.confirmReason = whyNotConfirmed(decision, content, message);
    decision.commands = commandsOf(decision, content, facts, message, top);
    return decision;
}

ReviewOrder orderOf(const ReviewDecision &decision, const ReviewContent &content,
                    const ProjectFacts &facts, const QString &message)
{
    ReviewOrder order;
    order.files = content.files;
    order.branches = content.branches;
    order.message = message;
    order.trailers = trailersFor(content.words);
    order.newBranch = decision.newBranch;
    order.mergeInto = mergeTarget(content, facts);
    order.isPipelineApplied = isPipelineApplied(content, facts);
    order.push = decision.push;
    order.apply = decision.apply;
    order.plan = content.plan;
    if (const QSet<QString> leftOut = content.leftOut(); decision.apply && !leftOut.isEmpty()) {
        leaveOut(*order.plan, leftOut);
        order.leftOut = leftOut.values();
        order.leftOut.sort();
    }
    order.target = targetTitle(facts);
    order.commands = decision.commands;
    return order;
}

bool isReviewQuestion(const QString &id)
{
    return id == firstApplyId || id == otherBranchId;
}

} // namespace serin
