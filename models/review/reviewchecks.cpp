// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewchecks.h"

#include "models/common/errortext.h"
#include "models/project/projectfacts.h"
#include "models/repository/operationname.h"
#include "models/review/reviewmeasures.h"
#include "models/review/reviewtests.h"
#include "services/core/resolvedpath.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace serin {

namespace {

struct ReviewChecksWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewChecks)
};

using State = ReviewCheck::State;

ReviewCheck said(State state, const QString &text, const QString &fix = {})
{
    ReviewCheck check;
    check.state = state;
    check.text = text;
    check.fix = fix;
    return check;
}

/// "blue=90" as its share.
int shareIn(const QString &words)
{
    return words.section(QLatin1Char('='), 1).toInt();
}

void checkSums(std::vector<ReviewCheck> &checks, const ReviewContent &content)
{
    for (const ReviewWords &words : content.words) {
        if (words.shares.isEmpty()) {
            continue;
        }
        int sum = 0;
        for (const QString &share : words.shares) {
            sum += shareIn(share);
        }
        if (sum == 100) {
            checks.push_back(
                said(State::Passed,
                     ReviewChecksWords::tr("%1: the shares sum to 100 %.").arg(words.endpoint)));
        } else if (sum == 0) {
            checks.push_back(said(
                State::Warning,
                ReviewChecksWords::tr("%1: no deployment gets traffic, so nothing is answered.")
                    .arg(words.endpoint),
                ReviewChecksWords::tr("Give somebody a share, if that is not meant.")));
        }
    }
}

/// Of everything that one manifest uses and the commit would go without, the first.
std::optional<ReviewCheck> lackingUse(const ReviewFile &manifest, const ReviewContent &content)
{
    const QString name = QFileInfo(manifest.absolutePath).fileName();
    const QDir folder(QFileInfo(manifest.absolutePath).absolutePath());
    for (const QString &place : manifest.uses) {
        for (const ReviewFile &file : content.files) {
            if (file.kind == ReviewFile::Kind::New && !file.isTicked &&
                isBelow(file.absolutePath, place)) {
                return said(State::Failed,
                            ReviewChecksWords::tr("%1 uses %2, which is not ticked: the commit "
                                                  "would go without it.")
                                .arg(name, folder.relativeFilePath(file.absolutePath)),
                            ReviewChecksWords::tr("Tick it too."));
            }
        }
        for (const QString &ignored : content.ignoredUses) {
            if (isBelow(ignored, place) || isBelow(place, ignored)) {
                return said(
                    State::Failed,
                    ReviewChecksWords::tr("%1 uses %2, which Git ignores: the commit would go "
                                          "without it.")
                        .arg(name, folder.relativeFilePath(ignored)),
                    ReviewChecksWords::tr("Take it out of .gitignore, or register it and name it "
                                          "in the manifest."));
            }
        }
    }
    return {};
}

/// Whether all that the manifest @p file describes is in @p leftOut: the apply does not need it.
bool isLeftOut(const ReviewFile &file, const QSet<QString> &leftOut)
{
    return !file.words.empty() &&
           std::all_of(file.words.begin(), file.words.end(), [&leftOut](const ReviewWords &words) {
               return leftOut.contains(words.endpoint);
           });
}

void checkUses(std::vector<ReviewCheck> &checks, const ReviewContent &content)
{
    const QSet<QString> leftOut = content.leftOut();
    for (const ReviewFile &file : content.files) {
        if (file.isTicked) {
            if (auto check = lackingUse(file, content)) {
                check->lacksFiles = !isLeftOut(file, leftOut);
                checks.push_back(std::move(*check));
            }
        }
    }
}

/// What the commit goes without and the plan is with: it would be another plan after the commit.
void checkUnticked(std::vector<ReviewCheck> &checks, const ReviewContent &content)
{
    const QSet<QString> leftOut = content.leftOut();
    QHash<QString, QString> planned; // endpoints by the file that asks for something
    if (content.plan) {
        const QDir root(content.plan->request.input.desired.root);
        for (const PlanOperation &operation : content.plan->plan.operations) {
            if (!leftOut.contains(operation.endpoint)) {
                planned.insert(root.absoluteFilePath(operation.file), operation.endpoint);
            }
        }
    }
    for (const ReviewFile &file : content.files) {
        const QString endpoint = planned.value(file.absolutePath);
        if (file.isTicked || endpoint.isEmpty()) {
            continue;
        }
        ReviewCheck check =
            said(State::Failed,
                 ReviewChecksWords::tr("%1 is not ticked: the commit would go without it, and the "
                                       "plan is with it.")
                     .arg(QFileInfo(file.absolutePath).fileName()),
                 content.endpoints.empty()
                     ? ReviewChecksWords::tr("Tick it too, or do not apply.")
                     : ReviewChecksWords::tr("Tick it too, or leave %1 out of the apply.")
                           .arg(endpoint));
        check.lacksFiles = true;
        checks.push_back(check);
    }
}

void checkManifests(std::vector<ReviewCheck> &checks, const ReviewContent &content)
{
    constexpr std::size_t mostShown = 5;
    for (std::size_t i = 0; i < std::min(content.findings.size(), mostShown); ++i) {
        const ReviewFinding &finding = content.findings[i];
        ReviewCheck check =
            said(State::Failed, finding.text, ReviewChecksWords::tr("Mend it on the page YAML."));
        check.act = finding.file.isEmpty() ? ReviewCheck::Act::None : ReviewCheck::Act::Edit;
        check.file = finding.file;
        check.line = finding.line;
        checks.push_back(check);
    }
    if (content.findings.size() > mostShown) {
        const auto more = static_cast<int>(content.findings.size() - mostShown);
        checks.push_back(said(
            State::Failed,
            more == 1 ? ReviewChecksWords::tr("1 more error in the manifests.")
                      : ReviewChecksWords::tr("%Ln more errors in the manifests.", nullptr, more)));
    }
    const bool hasManifest =
        std::any_of(content.files.begin(), content.files.end(),
                    [](const ReviewFile &file) { return file.isTicked && file.isManifest; });
    if (content.findings.empty() && hasManifest) {
        checks.push_back(
            said(State::Passed, ReviewChecksWords::tr("The manifests follow their schema.")));
        checkSums(checks, content);
    }
}

ReviewCheck ofEndpoint(const QString &endpoint, ReviewCheck check)
{
    check.endpoint = endpoint;
    return check;
}

/// Where several endpoints are concerned, "blue is Succeeded." does not say which blue.
void nameEndpoints(std::vector<ReviewCheck> &checks, const ReviewContent &content)
{
    QSet<QString> concerned;
    for (const ReviewWords &words : content.words) {
        concerned.insert(words.endpoint);
    }
    if (content.plan) {
        for (const PlanOperation &operation : content.plan->plan.operations) {
            concerned.insert(operation.endpoint);
        }
    }
    concerned.remove({});
    if (concerned.size() < 2) {
        return;
    }
    for (ReviewCheck &check : checks) {
        if (!check.endpoint.isEmpty()) {
            check.text = ReviewChecksWords::tr("%1: %2", "an endpoint, what was looked at")
                             .arg(check.endpoint, check.text);
        }
    }
}

/// Whether @p plan makes or changes the deployment that has @p problem.
bool isMade(const Plan &plan, const PlanRefusal &problem)
{
    return std::any_of(plan.operations.begin(), plan.operations.end(),
                       [&problem](const PlanOperation &operation) {
                           return operation.kind == PlanKind::Deployment &&
                                  operation.endpoint == problem.endpoint &&
                                  operation.deployment == problem.deployment &&
                                  (operation.action == PlanAction::Create ||
                                   operation.action == PlanAction::Update ||
                                   operation.action == PlanAction::Replace);
                       });
}

/// What each deployment that gets requests is when they come.
void checkReady(std::vector<ReviewCheck> &checks, const PlanPreview &preview,
                const PlanOperation &traffic)
{
    const LiveEndpointPointer live = preview.request.input.live.endpoint(traffic.endpoint);
    const QJsonObject after = traffic.after.toObject();
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (it.value().toInt() <= 0) {
            continue;
        }
        const auto &operations = preview.plan.operations;
        const bool isMade =
            std::any_of(operations.begin(), operations.end(), [&](const PlanOperation &operation) {
                return operation.kind == PlanKind::Deployment &&
                       operation.endpoint == traffic.endpoint && operation.deployment == it.key() &&
                       operation.action != PlanAction::Delete &&
                       operation.consent != PlanConsent::Missing;
            });
        const Result<DeploymentName> name = DeploymentName::fromString(it.key());
        const LiveDeployment *const own = live && name ? live->deployment(*name) : nullptr;
        const auto add = [&](State state, const QString &text, const QString &fix = {}) {
            checks.push_back(ofEndpoint(traffic.endpoint, said(state, text, fix)));
        };
        if (isMade) {
            add(State::Awaited,
                ReviewChecksWords::tr("%1 is changed first; traffic moves once it is Succeeded.")
                    .arg(it.key()));
        } else if (own && own->state == ProvisioningState::Succeeded) {
            add(State::Passed, ReviewChecksWords::tr("%1 is Succeeded.").arg(it.key()));
        } else if (own) {
            add(State::Warning, // who gets more than before is refused by the plan
                ReviewChecksWords::tr("%1 shall get traffic and is %2.")
                    .arg(it.key(), own->stateText),
                ReviewChecksWords::tr(
                    "Wait until it is Succeeded, or mend it; the page Logs says more."));
        }
    }
}

/// Of what is planned and not left out.
void checkOperations(std::vector<ReviewCheck> &checks, const ReviewContent &content)
{
    const Plan &plan = content.plan->plan;
    const auto isChosen = [leftOut = content.leftOut()](const auto &each) {
        return !leftOut.contains(each.endpoint);
    };
    for (const PlanRefusal &refusal : plan.refusals) {
        if (isChosen(refusal)) {
            const ErrorText words = errorText(refusal.error);
            checks.push_back(said(State::Failed,
                                  ReviewChecksWords::tr("%1: %2", "an endpoint, why it is refused")
                                      .arg(refusal.endpoint, words.sentence),
                                  words.advice));
        }
    }
    for (const PlanRefusal &problem : content.plan->request.assetProblems) {
        if (!isChosen(problem)) {
            continue;
        }
        const ErrorText words = errorText(problem.error);
        ReviewCheck check = said(State::Warning, words.sentence, words.advice);
        if (problem.error.kind == ErrorKind::NotFound && isMade(plan, problem)) {
            check.state = State::Failed;
            check.lacksFiles = true;
        }
        checks.push_back(ofEndpoint(problem.endpoint, check));
    }
    for (const PlanOperation &operation : plan.operations) {
        if (operation.action == PlanAction::Traffic && isChosen(operation)) {
            checkReady(checks, *content.plan, operation);
        }
    }
    for (const ReviewTested &tested : content.tested) {
        if (isChosen(tested)) {
            checks.push_back(testCheck(tested));
        }
    }
    for (const ReviewMeasured &measured : content.measured) {
        if (isChosen(measured)) {
            checks.push_back(measureCheck(measured));
        }
    }
}

void checkPlan(std::vector<ReviewCheck> &checks, const ReviewContent &content,
               const ProjectFacts &facts)
{
    if (content.planProblem) {
        const ErrorText words = errorText(*content.planProblem);
        ReviewCheck check =
            said(State::Warning,
                 ReviewChecksWords::tr("What it does live is not known: %1").arg(words.sentence),
                 words.advice);
        if (content.planProblem->kind == ErrorKind::Unavailable && facts.workspace.isLocal) {
            check.act = ReviewCheck::Act::StartWorkspace;
        }
        checks.push_back(check);
        return;
    }
    if (!content.plan) {
        return;
    }
    checkOperations(checks, content);
    for (const PlanNote &note : content.plan->plan.notes) {
        if (note.kind == PlanNote::Kind::Unreadable || note.kind == PlanNote::Kind::Undecided) {
            const ErrorText words = errorText({ErrorKind::Invalid, note.text, note.file, {}});
            checks.push_back(said(State::Warning, words.sentence));
        }
    }
}

void checkBranch(std::vector<ReviewCheck> &checks, const ReviewContent &content,
                 const ProjectFacts &facts)
{
    const TrackedCommits &commits = content.commits;
    if (commits.operation != GitState::Operation::None) {
        checks.push_back(said(State::Failed,
                              ReviewChecksWords::tr("The repository is in the middle of %1.")
                                  .arg(operationName(commits.operation)),
                              ReviewChecksWords::tr("Finish or abort it first.")));
    }
    if (!facts.project.branch.isEmpty() && commits.branch != facts.project.branch.toUtf8()) {
        checks.push_back(
            said(State::Warning,
                 ReviewChecksWords::tr("This is branch %1; the project is applied from %2.")
                     .arg(commits.branch.isEmpty() ? ReviewChecksWords::tr("(none)")
                                                   : QString::fromUtf8(commits.branch),
                          facts.project.branch)));
    }
    if (content.fetchProblem) {
        const ErrorText words = errorText(*content.fetchProblem);
        ReviewCheck check =
            said(State::Warning,
                 ReviewChecksWords::tr("The remote cannot be asked: %1").arg(words.sentence),
                 words.advice);
        check.act = ReviewCheck::Act::AskRemote;
        checks.push_back(check);
    } else if (commits.behind > 0) {
        const auto behind = static_cast<int>(commits.behind);
        checks.push_back(said(
            State::Warning,
            (behind == 1
                 ? ReviewChecksWords::tr("%1 has 1 commit that is not here.")
                 : ReviewChecksWords::tr("%1 has %Ln commits that are not here.", nullptr, behind))
                .arg(QString::fromUtf8(commits.upstreamName)),
            commits.pushesToUpstream()
                ? ReviewChecksWords::tr(
                      "A push is rejected until you pull with rebase, which it offers then.")
                : QString()));
    } else if (!commits.upstreamName.isEmpty() && !commits.upstream && content.isComplete) {
        checks.push_back(said(State::Warning,
                              ReviewChecksWords::tr("%1 is not on the remote (any more).")
                                  .arg(QString::fromUtf8(commits.upstreamName)),
                              commits.pushesToUpstream()
                                  ? ReviewChecksWords::tr("A push makes it there.")
                                  : QString()));
    } else if (!commits.upstreamName.isEmpty() && content.isComplete) {
        checks.push_back(said(State::Passed, ReviewChecksWords::tr("Nothing new on %1.")
                                                 .arg(QString::fromUtf8(commits.upstreamName))));
    }
}

} // namespace

std::vector<ReviewCheck> checksOf(const ReviewContent &content, const ProjectFacts &facts)
{
    std::vector<ReviewCheck> checks;
    checkManifests(checks, content);
    checkUses(checks, content);
    checkUnticked(checks, content);
    checkPlan(checks, content, facts);
    checkBranch(checks, content, facts);
    nameEndpoints(checks, content);
    return checks;
}

} // namespace serin
