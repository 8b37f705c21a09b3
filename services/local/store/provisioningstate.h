// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/provisioningstate.h"

#include <optional>

namespace serin {

/// The state that REST writes as @p text, in its own letter case; nothing for another word.
[[nodiscard]] std::optional<ProvisioningState> provisioningStateFromRest(const QString &text);

/// Whether an operation is under way, so that no second one may begin. Endpoints never scale.
[[nodiscard]] bool isBusy(ProvisioningState state);

} // namespace serin
