// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/trafficsplit.h"

#include <QString>

namespace serin {

/// What changed between two splits over the same deployments: "green 0 → 10 %, blue 100 → 90 %",
/// what gained first; at most three deployments are named. Empty when nothing changed.
[[nodiscard]] QString describeTrafficChange(const TrafficSplit &before, const TrafficSplit &after);

/// "blue 90 percent, green 10 percent", or "no traffic".
[[nodiscard]] QString spokenSplit(const TrafficSplit &split);

/// "blue 90 % · green 10 %", or "no traffic".
[[nodiscard]] QString shortSplit(const TrafficSplit &split);

/// "Boundary blue | green".
[[nodiscard]] QString boundaryName(const TrafficSplit &split, int boundary);

/// "green 10 percent, blue 90 percent": the neighbour on the far side first.
[[nodiscard]] QString boundaryValue(const TrafficSplit &split, int boundary);

} // namespace serin
