// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/controlplane.h"

#include <QJsonObject>

namespace serin {

/// @error Protocol when there is no id.
[[nodiscard]] Result<SubscriptionInfo> subscriptionFromJson(const QJsonObject &json);

/// @error Protocol when the id is no workspace's.
[[nodiscard]] Result<WorkspaceInfo> workspaceFromJson(const QJsonObject &json);

[[nodiscard]] Result<SkuInfo> skuFromJson(const QJsonObject &json);

/// @error Protocol when a key is missing.
[[nodiscard]] Result<EndpointKeys> keysFromJson(const QJsonObject &json);

/// @error Protocol when there is no token.
[[nodiscard]] Result<EndpointToken> endpointTokenFromJson(const QJsonObject &json);

} // namespace serin
