// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/gitopsrequest.h"

namespace serin {

struct GlobalOptions;

// Each runs one verb and returns the exit code.

/// 0: live is as the manifests want it, 2: it is not.
[[nodiscard]] int showPlan(const GlobalOptions &options, const GitOpsRequest &request);
[[nodiscard]] int applyProject(const GlobalOptions &options, const GitOpsRequest &request);
/// 0: all places say the same, 2: they do not.
[[nodiscard]] int showDrift(const GlobalOptions &options, const GitOpsRequest &request);
[[nodiscard]] int rollBack(const GlobalOptions &options, const GitOpsRequest &request);
[[nodiscard]] int reconcile(const GlobalOptions &options, const GitOpsRequest &request);

} // namespace serin
