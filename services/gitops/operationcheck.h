// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/plan.h"
#include "services/gitops/livestate.h"

namespace serin {

/// Whether what @p operation is about is still as it was when it was planned, so that it neither
/// undoes what somebody else did meanwhile nor gives traffic to what cannot take it. @p live is the
/// endpoint now, after the operations before this one; nullptr: not there. What is already as it
/// shall be is no objection.
/// @error Conflict: somebody else changed it.
[[nodiscard]] Result<void> checkBefore(const PlanOperation &operation,
                                       const LiveEndpointState *live);

} // namespace serin
