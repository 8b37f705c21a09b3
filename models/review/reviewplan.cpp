// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewplan.h"

#include "models/common/errortext.h"
#include "models/project/projectfacts.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace serin {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ReviewPlan)
};

QString countOf(const QJsonValue &value)
{
    const QJsonValue count = value.toObject().value(QLatin1String("instance_count"));
    return count.isDouble() ? QString::number(count.toInt()) : QStringLiteral("?");
}

QString sharesInWords(const QJsonValue &before, const QJsonValue &after)
{
    const QJsonObject old = before.toObject();
    const QJsonObject now = after.toObject();
    QStringList parts;
    QStringList names = now.keys();
    for (const QString &name : old.keys()) {
        if (!now.contains(name)) {
            names << name;
        }
    }
    for (const QString &name : std::as_const(names)) {
        const int from = old.value(name).toInt();
        const int to = now.value(name).toInt();
        if (from != to) {
            parts << Words::tr("%1 %2 → %3 %", "a deployment, its old and its new share")
                         .arg(name, QString::number(from), QString::number(to));
        }
    }
    return parts.join(QStringLiteral(", "));
}

QString fieldsOf(const PlanOperation &operation)
{
    QStringList fields = operation.after.toObject().keys();
    constexpr qsizetype mostNamed = 4;
    if (fields.size() > mostNamed) {
        fields = fields.mid(0, mostNamed) << QStringLiteral("…");
    }
    return fields.join(QStringLiteral(", "));
}

QString deploymentWords(const PlanOperation &operation)
{
    switch (operation.action) {
    case PlanAction::Create:
        return Words::tr("create deployment %1").arg(operation.deployment);
    case PlanAction::Update:
        return Words::tr("update deployment %1: %2").arg(operation.deployment, fieldsOf(operation));
    case PlanAction::Scale:
        return Words::tr("scale %1 from %2 to %3 instances")
            .arg(operation.deployment, countOf(operation.before), countOf(operation.after));
    case PlanAction::Delete:
        return Words::tr("delete deployment %1").arg(operation.deployment);
    case PlanAction::Replace:
        return Words::tr("delete deployment %1 and make it again").arg(operation.deployment);
    default:
        return {};
    }
}

QString endpointWords(const PlanOperation &operation)
{
    switch (operation.action) {
    case PlanAction::Create:
        return Words::tr("create the endpoint");
    case PlanAction::Update:
        return Words::tr("update the endpoint: %1").arg(fieldsOf(operation));
    case PlanAction::Traffic:
        return Words::tr("traffic %1").arg(sharesInWords(operation.before, operation.after));
    case PlanAction::Mirror:
        return Words::tr("mirrored traffic %1")
            .arg(sharesInWords(operation.before, operation.after));
    case PlanAction::Delete:
        return Words::tr("delete the endpoint with all its deployments");
    case PlanAction::Replace:
        return Words::tr("delete the endpoint and make it again");
    default:
        return {};
    }
}

QString reasonOf(const PlanOperation &operation)
{
    QString reason = operation.reason;
    if (!operation.file.isEmpty()) {
        reason = operation.line > 0
                     ? Words::tr("%1 (%2, line %3)")
                           .arg(reason, operation.file, QString::number(operation.line))
                     : Words::tr("%1 (%2)", "a reason, a file").arg(reason, operation.file);
    }
    if (operation.moved) {
        reason += QLatin1Char('\n') +
                  (operation.moved->requestsPerMinute
                       ? Words::tr("Moves %1 % of about %2 requests a minute.")
                             .arg(operation.moved->percent)
                             .arg(qRound(*operation.moved->requestsPerMinute))
                       : Words::tr("Moves %1 % of the requests.").arg(operation.moved->percent));
    }
    return reason;
}

using State = ReviewCheck::State;

void checkManifests(std::vector<ReviewCheck> &checks, const ReviewContent &content)
{
    const auto manifests =
        std::count_if(content.files.begin(), content.files.end(),
                      [](const ReviewFile &file) { return file.isTicked && file.isManifest; });
    if (!content.findings.isEmpty()) {
        for (const QString &finding : content.findings.mid(0, 5)) {
            checks.push_back({State::Failed, finding, Words::tr("Mend it on the YAML page.")});
        }
    } else if (manifests > 0) {
        checks.push_back({State::Passed, Words::tr("The manifests follow their schema."), {}});
    }
}

void checkPlan(std::vector<ReviewCheck> &checks, const ReviewContent &content)
{
    if (content.planProblem) {
        const ErrorText words = errorText(*content.planProblem);
        checks.push_back({State::Warning,
                          Words::tr("What it does live is not known: %1").arg(words.sentence),
                          words.advice});
        return;
    }
    if (!content.plan) {
        return;
    }
    const Plan &plan = content.plan->plan;
    for (const PlanRefusal &refusal : plan.refusals) {
        const ErrorText words = errorText(refusal.error);
        checks.push_back({State::Failed,
                          Words::tr("%1: %2", "an endpoint, why it is refused")
                              .arg(refusal.endpoint, words.sentence),
                          words.advice});
    }
    for (const PlanRefusal &problem : content.plan->assetProblems) {
        const ErrorText words = errorText(problem.error);
        checks.push_back({State::Warning, words.sentence, words.advice});
    }
    if (plan.refusals.empty()) {
        for (const PlanOperation &operation : plan.operations) {
            if (operation.action == PlanAction::Traffic) {
                checks.push_back(
                    {State::Passed,
                     Words::tr("%1: the shares sum to 100 %, and every deployment that gets "
                               "traffic will be Succeeded before it moves.")
                         .arg(operation.endpoint),
                     {}});
            }
        }
    }
    for (const PlanNote &note : plan.notes) {
        if (note.kind == PlanNote::Kind::Unreadable || note.kind == PlanNote::Kind::Undecided) {
            const ErrorText words = errorText({ErrorKind::Invalid, note.text, note.file, {}});
            checks.push_back({State::Warning, words.sentence, {}});
        }
    }
}

void checkBranch(std::vector<ReviewCheck> &checks, const ReviewContent &content,
                 const ProjectFacts &facts)
{
    const TrackedCommits &commits = content.commits;
    if (commits.operation != GitState::Operation::None) {
        checks.push_back({State::Failed,
                          Words::tr("The repository is in the middle of %1.")
                              .arg(operationWords(commits.operation)),
                          Words::tr("Finish or abort it first.")});
    }
    if (!facts.project.branch.isEmpty() && commits.branch != facts.project.branch.toUtf8()) {
        checks.push_back({State::Warning,
                          Words::tr("This is branch %1; the project is applied from %2.")
                              .arg(commits.branch.isEmpty() ? Words::tr("(none)")
                                                            : QString::fromUtf8(commits.branch),
                                   facts.project.branch),
                          {}});
    }
    if (content.fetchProblem) {
        const ErrorText words = errorText(*content.fetchProblem);
        checks.push_back({State::Warning,
                          Words::tr("The remote cannot be asked: %1").arg(words.sentence),
                          words.advice});
    } else if (commits.behind > 0) {
        checks.push_back({State::Warning,
                          Words::tr("%1 has %n commits that are not here.", nullptr,
                                    static_cast<int>(commits.behind))
                              .arg(QString::fromUtf8(commits.upstreamName)),
                          Words::tr("The push will be rejected; pull with rebase first.")});
    } else if (!commits.upstreamName.isEmpty() && content.isComplete) {
        checks.push_back(
            {State::Passed,
             Words::tr("Nothing new on %1.").arg(QString::fromUtf8(commits.upstreamName)),
             {}});
    }
}

} // namespace

QString operationInWords(const PlanOperation &operation)
{
    QString words;
    if (operation.action == PlanAction::Register) {
        words =
            Words::tr("register %1 of %2")
                .arg(operation.asset ? assetField(operation.asset->kind) : Words::tr("an asset"),
                     operation.deployment);
    } else if (operation.kind == PlanKind::Deployment) {
        words = deploymentWords(operation);
    } else {
        words = endpointWords(operation);
    }
    return Words::tr("%1: %2", "an endpoint, what is done").arg(operation.endpoint, words);
}

std::vector<ReviewOperation> operationsOf(const Plan &plan)
{
    std::vector<ReviewOperation> operations;
    QStringList registered; // many, and of little interest: one line for all of them
    for (const PlanOperation &operation : plan.operations) {
        if (operation.action == PlanAction::Register) {
            registered << reasonOf(operation);
        } else if (operation.consent != PlanConsent::Missing) {
            operations.push_back({operationInWords(operation), reasonOf(operation)});
        }
    }
    if (!registered.isEmpty()) {
        const QString words = registered.size() == 1
                                  ? Words::tr("register 1 model, code or environment")
                                  : Words::tr("register %n models, code and environments", nullptr,
                                              static_cast<int>(registered.size()));
        operations.insert(operations.begin(), {words, registered.join(QLatin1Char('\n'))});
    }
    return operations;
}

std::vector<ReviewConsent> consentsOf(const Plan &plan)
{
    std::vector<ReviewConsent> consents;
    for (const PlanOperation &operation : plan.operations) {
        if (operation.consent != PlanConsent::NotNeeded) {
            consents.push_back({operation.id, operationInWords(operation), reasonOf(operation),
                                operation.consent == PlanConsent::Given});
        }
    }
    std::stable_sort(
        consents.begin(), consents.end(),
        [](const ReviewConsent &a, const ReviewConsent &b) { return a.text < b.text; });
    return consents;
}

std::vector<ReviewCheck> checksOf(const ReviewContent &content, const ProjectFacts &facts)
{
    std::vector<ReviewCheck> checks;
    checkManifests(checks, content);
    checkPlan(checks, content);
    checkBranch(checks, content, facts);
    return checks;
}

} // namespace serin
