// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewtests.h"

#include "models/common/timetext.h"
#include "models/invoke/requesthistory.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace serin {

namespace {

struct ReviewTestsWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewChecks)
};

constexpr int firstGood = 200;
constexpr int firstBad = 300;

bool isGood(int status)
{
    return status >= firstGood && status < firstBad;
}

/// Whether @p plan makes @p deployment or gives it other content; a scale does not.
bool changes(const Plan &plan, const QString &endpoint, const QString &deployment)
{
    return std::any_of(
        plan.operations.begin(), plan.operations.end(), [&](const PlanOperation &operation) {
            return operation.kind == PlanKind::Deployment && operation.endpoint == endpoint &&
                   operation.deployment == deployment &&
                   operation.consent != PlanConsent::Missing &&
                   (operation.action == PlanAction::Create ||
                    operation.action == PlanAction::Update ||
                    operation.action == PlanAction::Replace);
        });
}

const LiveDeployment *liveOf(const PlanPreview &preview, const QString &endpoint,
                             const QString &deployment)
{
    const LiveEndpointPointer live = preview.request.input.live.endpoint(endpoint);
    const Result<DeploymentName> name = DeploymentName::fromString(deployment);
    return live && name ? live->deployment(*name) : nullptr;
}

} // namespace

std::vector<ReviewTested> growingDeployments(const PlanPreview &preview)
{
    std::vector<ReviewTested> growing;
    for (const PlanOperation &operation : preview.plan.operations) {
        const QJsonObject before = operation.before.toObject();
        const bool isServed =
            std::any_of(before.begin(), before.end(),
                        [](const QJsonValue &share) { return share.toInt() > 0; });
        if (operation.action != PlanAction::Traffic || !isServed) {
            continue;
        }
        const QJsonObject after = operation.after.toObject();
        for (auto it = after.begin(); it != after.end(); ++it) {
            if (it.value().toInt() <= before.value(it.key()).toInt()) {
                continue;
            }
            ReviewTested each;
            each.endpoint = operation.endpoint;
            each.deployment = it.key();
            each.isChanging = changes(preview.plan, operation.endpoint, it.key());
            if (const LiveDeployment *const live = liveOf(preview, operation.endpoint, it.key())) {
                each.createdAt = live->createdAt;
                each.changedAt = live->modifiedAt;
            }
            growing.push_back(each);
        }
    }
    return growing;
}

void countCalls(ReviewTested &tested, const QList<HistoryEntry> &calls, const QString &workspace)
{
    for (const HistoryEntry &call : calls) {
        const QString &who = call.answeredBy.isEmpty() ? call.target : call.answeredBy;
        const bool isOlder = tested.createdAt.isValid() && call.sentAt < tested.createdAt;
        if (who != tested.deployment || call.workspace != workspace || isOlder) {
            continue;
        }
        ++tested.calls;
        if (!tested.lastCall.isValid()) {
            tested.lastCall = call.sentAt;
            tested.lastStatus = call.status;
        }
    }
}

ReviewCheck testCheck(const ReviewTested &tested)
{
    ReviewCheck check;
    check.state = ReviewCheck::State::Warning;
    check.act = ReviewCheck::Act::Test;
    check.endpoint = tested.endpoint;
    check.deployment = tested.deployment;
    const QString &name = tested.deployment;
    if (tested.isChanging) {
        check.text =
            ReviewTestsWords::tr("%1 gets traffic in the same step that makes it or changes it: "
                                 "nobody has tested it.")
                .arg(name);
        check.fix =
            ReviewTestsWords::tr("Apply it without more traffic first, send it a request, and then "
                                 "move the traffic.");
        check.act = ReviewCheck::Act::None;
    } else if (tested.isUnread) {
        check.text =
            ReviewTestsWords::tr("Whether %1 was tested is not known: the history of requests "
                                 "cannot be read.")
                .arg(name);
        check.fix = ReviewTestsWords::tr("Send it a request and look at the answer.");
    } else if (tested.calls == 0) {
        check.text = ReviewTestsWords::tr("No test call was made to %1.").arg(name);
        check.fix = ReviewTestsWords::tr("Send it a request before it answers real ones.");
    } else if (!isGood(tested.lastStatus)) {
        check.text = tested.lastStatus == 0
                         ? ReviewTestsWords::tr("The last test call to %1 got no answer.").arg(name)
                         : ReviewTestsWords::tr("%1 answered its last test call with HTTP %2.")
                               .arg(name)
                               .arg(tested.lastStatus);
        check.fix = ReviewTestsWords::tr("Find out why, and test it again.");
    } else if (tested.changedAt.isValid() && tested.lastCall < tested.changedAt) {
        check.text =
            ReviewTestsWords::tr("%1 was changed or scaled after its last test call.").arg(name);
        check.fix = ReviewTestsWords::tr("Send it a request again.");
    } else {
        check.state = ReviewCheck::State::Passed;
        check.act = ReviewCheck::Act::None;
        check.text = tested.calls == 1
                         ? ReviewTestsWords::tr("%1 answered a test call at %2.")
                         : ReviewTestsWords::tr("%1 answered %Ln test calls, the last at %2.",
                                                nullptr, tested.calls);
        check.text = check.text.arg(name, dateAndTime(tested.lastCall));
    }
    return check;
}

} // namespace serin
