// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/historyrow.h"

namespace serin {

/// "applied", "failed", "stopped" …, translated.
[[nodiscard]] QString applyOutcomeWords(ApplyOutcome outcome);
/// "✔ applied by ada@laptop" for a list; the sign tells as much as the word.
[[nodiscard]] QString applyWords(const HistoryApply &apply);
/// The lines below each other, with times and reasons.
[[nodiscard]] QString appliesInFull(const std::vector<HistoryApply> &applies);
/// What a row is about, on one line.
[[nodiscard]] QString titleOf(const HistoryRow &row);

} // namespace serin
