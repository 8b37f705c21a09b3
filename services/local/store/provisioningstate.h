// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace serin {

/// Where an endpoint or a deployment stands. Endpoints never scale.
enum class ProvisioningState { Creating, Updating, Scaling, Deleting, Succeeded, Failed, Canceled };

/// As REST writes it, e.g. "Succeeded".
[[nodiscard]] QString restName(ProvisioningState state);
/// The reverse; nothing for another word.
[[nodiscard]] std::optional<ProvisioningState> provisioningStateFromRest(const QString &text);

/// Whether an operation is under way, so that no second one may begin.
[[nodiscard]] bool isBusy(ProvisioningState state);

} // namespace serin
