// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/store/assetrecord.h"
#include "services/local/store/deploymentrecord.h"
#include "services/local/store/endpointrecord.h"

#include <QJsonObject>

namespace serin {

struct ArmCall;
struct ArmSettings;
class ScoringResolver;

// Resources as answers show them: what is kept of them, and what is computed. URLs are under the
// caller's own host.

/// While it is being created, the URIs are null; while it is being updated, the traffic is the old.
[[nodiscard]] QJsonObject endpointJson(const ArmCall &call, const ArmSettings &settings,
                                       const EndpointRecord &endpoint);

[[nodiscard]] QJsonObject deploymentJson(const ArmCall &call, const ArmSettings &settings,
                                         const ScoringResolver &resolver,
                                         const DeploymentRecord &deployment);

/// One version of an asset.
[[nodiscard]] QJsonObject assetVersionJson(const ArmSettings &settings, const AssetRecord &asset);

/// An asset's name, with what its latest version says. @p nextVersion is the one that a client may
/// take next.
[[nodiscard]] QJsonObject assetNameJson(const ArmSettings &settings, const AssetRecord &latest,
                                        const QString &nextVersion);

} // namespace serin
