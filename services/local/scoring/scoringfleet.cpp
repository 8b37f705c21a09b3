// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/scoringfleet.h"

namespace serin {

ScoringFleet::~ScoringFleet() = default;

} // namespace serin
