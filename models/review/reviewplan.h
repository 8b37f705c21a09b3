// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewcontent.h"
#include "services/domain/plan.h"

#include <QSet>
#include <QString>

#include <vector>

namespace serin {

/// What one operation does, as one line: "my-endpoint: scale blue 1 → 2".
[[nodiscard]] QString operationInWords(const PlanOperation &operation);

/// Those that will run.
[[nodiscard]] std::vector<ReviewOperation> operationsOf(const Plan &plan);
/// Where @p plan is about several endpoints those of which something would be done or is refused,
/// whatever is consented to; all ticked.
[[nodiscard]] std::vector<ReviewEndpoint> separableEndpoints(const Plan &plan);
/// Those that need consent, with what was given.
[[nodiscard]] std::vector<ReviewConsent> consentsOf(const Plan &plan);

} // namespace serin
