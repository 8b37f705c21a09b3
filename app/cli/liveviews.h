// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"
#include "services/domain/registeredasset.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

// Live things as `serinctl` prints them. The names in JSON are those of `az ml … show`, which are
// those of manifests: `name`, `provisioning_state`, `scoring_uri`, `traffic`, `mirror_traffic`, …
// What the service did not say is null, or left out where `az ml` leaves it out.

[[nodiscard]] QJsonObject toJson(const LiveEndpoint &endpoint);
[[nodiscard]] QJsonObject toJson(const LiveDeployment &deployment);
/// With `deployments` inside by name, as the private preview has them.
[[nodiscard]] QJsonObject previewJson(const LiveEndpoint &endpoint,
                                      const QList<LiveDeployment> &deployments);
[[nodiscard]] QJsonObject toJson(const RegisteredAsset &asset);

/// "blue 90 %, green 10 %", the largest share first; "none" without traffic.
[[nodiscard]] QString sharesText(const QMap<QString, int> &shares);
/// The instances that serve and those that shall: "3/3"; "–/3" while the service is at it, since it
/// does not say how many there are.
[[nodiscard]] QString instancesText(const LiveDeployment &deployment);

/// With a heading; one row each.
[[nodiscard]] QList<QStringList> endpointTable(const QList<LiveEndpoint> &endpoints);
/// With a heading. @p endpoint, when known, gives the shares.
[[nodiscard]] QList<QStringList> deploymentTable(const QList<LiveDeployment> &deployments,
                                                 const LiveEndpoint *endpoint);
/// One row for each thing that is said, without a heading.
[[nodiscard]] QList<QStringList> details(const LiveEndpoint &endpoint);
[[nodiscard]] QList<QStringList> details(const LiveDeployment &deployment);

} // namespace serin
