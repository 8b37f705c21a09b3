// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/arm/armcontext.h"
#include "services/local/scoring/scoringspec.h"
#include "services/local/store/deploymentrecord.h"
#include "services/local/store/endpointrecord.h"

#include <functional>

namespace serin {

/// Reads a record, lets @p change change it and writes it back with a new time of change. Nothing
/// happens when it is gone.
[[nodiscard]] Result<void> changeEndpoint(const ArmContext &context, const QString &name,
                                          const std::function<void(EndpointRecord &)> &change);
[[nodiscard]] Result<void> changeDeployment(const ArmContext &context, const DeploymentKey &key,
                                            const std::function<void(DeploymentRecord &)> &change);

} // namespace serin
