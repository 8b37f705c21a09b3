// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/layout/gitstate.h"

#include <QString>

namespace serin {

/// What git is in the middle of, translated: "a rebase". Empty for GitState::Operation::None.
[[nodiscard]] QString operationName(GitState::Operation operation);

} // namespace serin
