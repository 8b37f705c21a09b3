// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/desiredstate.h"
#include "services/gitops/livestate.h"
#include "services/storage/applyrecord.h"

namespace serin {

/// Writes into @p record what is live now; nullptr: the endpoint is not there.
void describeLive(ApplyRecord &record, const LiveEndpointState *live);

/// Whether all deployments of @p live that have traffic or are in @p desired (may be nullptr) are
/// Succeeded, and the endpoint too.
[[nodiscard]] bool isHealthy(const LiveEndpointState *live, const DesiredEndpoint *desired);

} // namespace serin
