// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"

#include <QString>

namespace serin {

/// What @p operation is about: "deployment blue of my-endpoint".
[[nodiscard]] QString subjectOf(const PlanOperation &operation);
/// "creating deployment blue of my-endpoint"
[[nodiscard]] QString doingText(const PlanOperation &operation);
/// "created deployment blue of my-endpoint"
[[nodiscard]] QString doneText(const PlanOperation &operation);
/// The command that shows how far @p operation is on the service.
[[nodiscard]] QString lookCommand(const PlanOperation &operation);

} // namespace serin
