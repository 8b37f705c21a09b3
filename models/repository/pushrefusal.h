// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/git/operations/remoteoperations.h"

namespace serin {

/// What it means that a push was refused, as @p pushed says, and what to do; translated.
[[nodiscard]] Error pushRefusal(const GitPushed &pushed);

} // namespace serin
