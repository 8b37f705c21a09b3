// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/operationcheck.h"

#include "services/gitops/specdifference.h"

#include <algorithm>

namespace serin {

namespace {

tl::unexpected<Error> changed(const QString &what)
{
    return failure(ErrorKind::Conflict, what, {},
                   QStringLiteral("look at what was changed, and plan again"));
}

QMap<QString, int> sharesFrom(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    QMap<QString, int> shares;
    for (auto it = object.begin(); it != object.end(); ++it) {
        shares.insert(it.key(), it.value().toInt());
    }
    return sharesOf(shares);
}

/// Whether the fields that shall change have still their old values, or the new ones, and nothing
/// else that would be sent along has changed.
Result<void> checkFields(const PlanOperation &operation, const QString &name,
                         const std::vector<FieldDifference> &now)
{
    const QJsonObject before = operation.before.toObject();
    const QJsonObject after = operation.after.toObject();
    for (const FieldDifference &each : now) {
        if (each.field == QLatin1String("endpoint_compute_type")) {
            continue; // never changed in place
        }
        const bool planned = before.contains(each.field) || after.contains(each.field);
        const bool isOther = before.contains(each.field) && before.value(each.field) != each.live;
        if (each.isComparable && (!planned || isOther)) {
            return changed(
                QStringLiteral("%1 of %2 was changed by somebody else").arg(each.field, name));
        }
    }
    return {};
}

Result<void> checkReady(const QMap<QString, int> &before, const QMap<QString, int> &after,
                        const LiveEndpointState &live)
{
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (it.value() <= before.value(it.key())) {
            continue;
        }
        const auto &all = live.deployments();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const LiveDeployment &deployment) {
                return deployment.spec.name.toString() == it.key();
            });
        if (found == all.end()) {
            return changed(QStringLiteral("%1, which shall get requests, is not there any more")
                               .arg(it.key()));
        }
        if (found->state != ProvisioningState::Succeeded) {
            return changed(QStringLiteral("%1, which shall get requests, is %2, not Succeeded")
                               .arg(it.key(), found->stateText));
        }
    }
    return {};
}

Result<void> checkShares(const PlanOperation &operation, const LiveEndpointState &live)
{
    const bool isTraffic = operation.action == PlanAction::Traffic;
    const QMap<QString, int> now =
        sharesOf(isTraffic ? live.endpoint().traffic : live.endpoint().mirrorTraffic);
    const QMap<QString, int> after = sharesFrom(operation.after);
    if (now != sharesFrom(operation.before) && now != after) {
        return changed(
            QStringLiteral("the %1 of %2 was changed by somebody else")
                .arg(isTraffic ? QStringLiteral("traffic") : QStringLiteral("mirrored traffic"),
                     operation.endpoint));
    }
    return checkReady(now, after, live);
}

Result<void> checkEndpoint(const PlanOperation &operation, const LiveEndpointState *live)
{
    const QString &name = operation.endpoint;
    if (operation.action == PlanAction::Delete) {
        return {};
    }
    if (operation.action == PlanAction::Create) {
        return live == nullptr ? Result<void>()
                               : changed(QStringLiteral("%1 was made by somebody else").arg(name));
    }
    if (live == nullptr) {
        return changed(QStringLiteral("%1 was deleted by somebody else").arg(name));
    }
    switch (operation.action) {
    case PlanAction::Traffic:
    case PlanAction::Mirror:
        return checkShares(operation, *live);
    case PlanAction::Update:
        return checkFields(operation, name,
                           differences(*operation.endpointSpec, live->endpoint().spec));
    default:
        return {};
    }
}

Result<void> checkDeployment(const PlanOperation &operation, const LiveEndpointState *live)
{
    const QString &name = operation.deployment;
    if (live == nullptr) {
        return operation.action == PlanAction::Delete
                   ? Result<void>()
                   : changed(
                         QStringLiteral("%1 was deleted by somebody else").arg(operation.endpoint));
    }
    const Result<DeploymentName> valid = DeploymentName::fromString(name);
    const LiveDeployment *own = valid ? live->deployment(*valid) : nullptr;
    if (operation.action == PlanAction::Create) {
        return own == nullptr ? Result<void>()
                              : changed(QStringLiteral("%1 was made by somebody else").arg(name));
    }
    if (operation.action == PlanAction::Delete || operation.action == PlanAction::Replace) {
        const bool isUsed = sharesOf(live->endpoint().traffic).contains(name) ||
                            sharesOf(live->endpoint().mirrorTraffic).contains(name);
        return isUsed ? changed(QStringLiteral("%1 got traffic from somebody else").arg(name))
                      : Result<void>();
    }
    if (own == nullptr) {
        return changed(QStringLiteral("%1 was deleted by somebody else").arg(name));
    }
    if (own->state == ProvisioningState::Deleting) {
        return changed(QStringLiteral("%1 is being deleted by somebody else").arg(name));
    }
    return checkFields(operation, name, differences(*operation.deploymentSpec, own->spec));
}

} // namespace

Result<void> checkBefore(const PlanOperation &operation, const LiveEndpointState *live)
{
    switch (operation.kind) {
    case PlanKind::Asset:
        return {};
    case PlanKind::Endpoint:
        return checkEndpoint(operation, live);
    case PlanKind::Deployment:
        return checkDeployment(operation, live);
    }
    Q_UNREACHABLE();
}

} // namespace serin
