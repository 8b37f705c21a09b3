// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewcontent.h"

#include <vector>

namespace serin {

struct ProjectFacts;

/// What was looked at, in the order of a person's questions: manifests, sums, deployments that get
/// traffic, their test calls, what was measured of them, the branch, the remote.
[[nodiscard]] std::vector<ReviewCheck> checksOf(const ReviewContent &content,
                                                const ProjectFacts &facts);

} // namespace serin
