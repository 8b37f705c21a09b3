// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationsmodel.h"
#include "ui/review/linelist.h"

namespace serin {

/// A step of what a person confirmed: "Push to origin/main – failed", and what came of it below.
[[nodiscard]] ListLine stepLine(const QString &title, OperationState state, const QString &words);

} // namespace serin
