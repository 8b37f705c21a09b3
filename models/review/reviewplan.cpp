// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewplan.h"

#include "models/common/servicewords.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <set>

namespace serin {

namespace {

struct ReviewPlanWords
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
            parts << ReviewPlanWords::tr("%1 %2 → %3 %", "a deployment, its old and its new share")
                         .arg(name, QString::number(from), QString::number(to));
        }
    }
    return parts.join(QStringLiteral(", "));
}

/// As the Overview and its hint write it, and what is rare with one more digit.
QString perSecond(double rate)
{
    return QLocale().toString(rate, 'f', rate < 0.1 ? 2 : rate < 10 ? 1 : 0);
}

QString movedInWords(const MovedShare &moved)
{
    return moved.requestsPerMinute
               ? ReviewPlanWords::tr("Moves %1 % of the %2 requests/s that were measured last.")
                     .arg(moved.percent)
                     .arg(perSecond(*moved.requestsPerMinute / 60))
               : ReviewPlanWords::tr("Moves %1 % of the requests.").arg(moved.percent);
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

/// Nothing differs but that the last try failed.
bool isAnotherTry(const PlanOperation &operation)
{
    return operation.action == PlanAction::Update && operation.after.isNull();
}

QString deploymentWords(const PlanOperation &operation)
{
    switch (operation.action) {
    case PlanAction::Create:
        return ReviewPlanWords::tr("create deployment %1").arg(operation.deployment);
    case PlanAction::Update:
        return isAnotherTry(operation)
                   ? ReviewPlanWords::tr("apply deployment %1 again").arg(operation.deployment)
                   : ReviewPlanWords::tr("update deployment %1: %2")
                         .arg(operation.deployment, fieldsOf(operation));
    case PlanAction::Scale:
        return ReviewPlanWords::tr("scale %1 from %2 to %3 instances")
            .arg(operation.deployment, countOf(operation.before), countOf(operation.after));
    case PlanAction::Delete:
        return ReviewPlanWords::tr("delete deployment %1").arg(operation.deployment);
    case PlanAction::Replace:
        return ReviewPlanWords::tr("delete deployment %1 and make it again")
            .arg(operation.deployment);
    default:
        return {};
    }
}

QString endpointWords(const PlanOperation &operation)
{
    switch (operation.action) {
    case PlanAction::Create:
        return ReviewPlanWords::tr("create the endpoint");
    case PlanAction::Update:
        return isAnotherTry(operation)
                   ? ReviewPlanWords::tr("apply the endpoint again")
                   : ReviewPlanWords::tr("update the endpoint: %1").arg(fieldsOf(operation));
    case PlanAction::Traffic:
        return ReviewPlanWords::tr("traffic %1")
            .arg(sharesInWords(operation.before, operation.after));
    case PlanAction::Mirror:
        return ReviewPlanWords::tr("mirrored traffic %1")
            .arg(sharesInWords(operation.before, operation.after));
    case PlanAction::Delete:
        return ReviewPlanWords::tr("delete the endpoint with all its deployments");
    case PlanAction::Replace:
        return ReviewPlanWords::tr("delete the endpoint and make it again");
    default:
        return {};
    }
}

QString reasonOf(const PlanOperation &operation)
{
    QString reason = serviceWords(operation.reason);
    if (!operation.file.isEmpty()) {
        reason =
            operation.line > 0
                ? ReviewPlanWords::tr("%1 (%2, line %3)")
                      .arg(reason, operation.file, QString::number(operation.line))
                : ReviewPlanWords::tr("%1 (%2)", "a reason, a file").arg(reason, operation.file);
    }
    if (operation.moved) {
        reason += QLatin1Char('\n') + movedInWords(*operation.moved);
    }
    return reason;
}

QString wordsOf(const PlanOperation &operation)
{
    if (operation.action == PlanAction::Register) {
        return ReviewPlanWords::tr("register %1 of %2")
            .arg(operation.asset ? assetField(operation.asset->kind)
                                 : ReviewPlanWords::tr("an asset"),
                 operation.deployment);
    }
    return operation.kind == PlanKind::Deployment ? deploymentWords(operation)
                                                  : endpointWords(operation);
}

} // namespace

QString operationInWords(const PlanOperation &operation)
{
    return ReviewPlanWords::tr("%1: %2", "an endpoint, what is done")
        .arg(operation.endpoint, wordsOf(operation));
}

std::vector<ReviewOperation> operationsOf(const Plan &plan)
{
    std::vector<ReviewOperation> operations;
    std::ptrdiff_t registered = 0; // all endpoints' come first
    for (const PlanOperation &operation : plan.operations) {
        const ReviewOperation words{operation.endpoint, wordsOf(operation),
                                    operationInWords(operation), reasonOf(operation)};
        if (operation.action == PlanAction::Register) {
            operations.insert(operations.begin() + registered++, words);
        } else if (operation.consent == PlanConsent::NotNeeded) {
            operations.push_back(words);
        }
    }
    return operations;
}

std::vector<ReviewEndpoint> separableEndpoints(const Plan &plan)
{
    std::set<QString> all;
    std::set<QString> separable;
    for (const PlanOperation &operation : plan.operations) {
        all.insert(operation.endpoint);
        if (operation.consent == PlanConsent::NotNeeded) {
            separable.insert(operation.endpoint);
        }
    }
    for (const PlanRefusal &refusal : plan.refusals) {
        all.insert(refusal.endpoint);
        separable.insert(refusal.endpoint);
    }
    std::vector<ReviewEndpoint> endpoints;
    if (all.size() > 1) {
        for (const QString &name : separable) {
            endpoints.push_back({name});
        }
    }
    return endpoints;
}

std::vector<ReviewConsent> consentsOf(const Plan &plan)
{
    std::vector<ReviewConsent> consents;
    for (const PlanOperation &operation : plan.operations) {
        if (operation.consent != PlanConsent::NotNeeded) {
            consents.push_back({operation.id, operation.endpoint, operationInWords(operation),
                                reasonOf(operation), operation.consent == PlanConsent::Given});
        }
    }
    std::stable_sort(
        consents.begin(), consents.end(),
        [](const ReviewConsent &a, const ReviewConsent &b) { return a.text < b.text; });
    return consents;
}

} // namespace serin
