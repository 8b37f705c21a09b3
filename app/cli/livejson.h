// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"
#include "services/domain/registeredasset.h"

#include <QJsonObject>
#include <QList>
#include <QString>

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

} // namespace serin
