// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/liverecord.h"

#include "services/gitops/specdifference.h"

#include <algorithm>

namespace serin {

void describeLive(ApplyRecord &record, const LiveEndpointState *live)
{
    record.liveDigest = live != nullptr ? live->digest() : QByteArray();
    record.traffic = live != nullptr ? live->endpoint().traffic : QMap<QString, int>();
    record.mirrorTraffic = live != nullptr ? live->endpoint().mirrorTraffic : QMap<QString, int>();
    record.live = {};
    if (live == nullptr) {
        return;
    }
    QJsonObject deployments;
    for (const LiveDeployment &deployment : live->deployments()) {
        QJsonObject fields = saidFields(deployment.spec);
        fields.insert(QStringLiteral("provisioning_state"), deployment.stateText);
        deployments.insert(deployment.spec.name.toString(), fields);
    }
    record.live = QJsonObject{{QStringLiteral("endpoint"), saidFields(live->endpoint().spec)},
                              {QStringLiteral("deployments"), deployments}};
}

bool isHealthy(const LiveEndpointState *live, const DesiredEndpoint *desired)
{
    if (live == nullptr || live->endpoint().state != ProvisioningState::Succeeded) {
        return false;
    }
    const QMap<QString, int> shares = sharesOf(live->endpoint().traffic);
    const auto isWanted = [&](const LiveDeployment &deployment) {
        return desired != nullptr &&
               std::any_of(desired->deployments.begin(), desired->deployments.end(),
                           [&](const auto &reading) {
                               return reading->spec && reading->spec->name == deployment.spec.name;
                           });
    };
    const auto &all = live->deployments();
    return std::all_of(all.begin(), all.end(), [&](const LiveDeployment &deployment) {
        const bool counts =
            shares.contains(deployment.spec.name.toString()) || isWanted(deployment);
        return !counts || deployment.state == ProvisioningState::Succeeded;
    });
}

} // namespace serin
