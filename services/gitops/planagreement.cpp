// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/planagreement.h"

#include "services/gitops/planner.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace serin {

namespace {

/// The operations and refusals of @p plan alone, without what may differ although the same is
/// meant: notes, which assets are registered by now, and how many requests there are, which the
/// reason tells too.
Plan essenceOf(const Plan &plan)
{
    Plan essence;
    essence.refusals = plan.refusals;
    for (const PlanOperation &operation : plan.operations) {
        if (operation.kind != PlanKind::Asset) {
            PlanOperation kept = operation;
            if (kept.moved) {
                kept.moved->requestsPerMinute.reset();
                kept.reason.clear();
            }
            essence.operations.push_back(std::move(kept));
        }
    }
    return essence;
}

QJsonArray operationsOf(const Plan &plan)
{
    return essenceOf(plan).toJson().value(QLatin1String("operations")).toArray();
}

} // namespace

QHash<QString, double> ratesOf(const Plan &plan)
{
    QHash<QString, double> rates;
    for (const PlanOperation &operation : plan.operations) {
        if (operation.moved && operation.moved->requestsPerMinute) {
            rates.insert(operation.endpoint, *operation.moved->requestsPerMinute);
        }
    }
    return rates;
}

bool doTheSame(const Plan &one, const Plan &other)
{
    return essenceOf(one).sameAs(essenceOf(other));
}

bool isPartOf(const Plan &plan, const Plan &agreed)
{
    const QJsonArray wanted = operationsOf(agreed);
    const QJsonArray left = operationsOf(plan);
    return plan.refusals.empty() && std::all_of(left.begin(), left.end(), [&](const auto &each) {
               return wanted.contains(each);
           });
}

Result<void> checkAgreement(const Plan &agreed, const Plan &planned, const LiveState &live)
{
    const QString fix = QStringLiteral("plan again and look at what changed");
    const QStringList stale = staleEndpoints(agreed, live);
    if (!stale.isEmpty()) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the plan is stale: %1 changed since it was made")
                           .arg(stale.join(QStringLiteral(", "))),
                       {}, fix);
    }
    if (agreed.base.commit != planned.base.commit ||
        agreed.base.contentDigest != planned.base.contentDigest) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the plan is stale: the manifests changed since it was made"),
                       {}, fix);
    }
    if (!doTheSame(agreed, planned)) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the plan that was agreed to would be another one now"), {},
                       fix);
    }
    return {};
}

} // namespace serin
