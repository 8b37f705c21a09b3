// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/scoring/scoringanswer.h"

#include <QString>

namespace serin {

/// "200 OK · 43 ms · answered by green"; without the last part when the service does not say.
[[nodiscard]] QString answerLine(const ScoringAnswer &answer);
[[nodiscard]] double elapsedMs(const ScoringAnswer &answer);
/// What a status outside 2xx means, where to look and what to do next.
[[nodiscard]] Error answerError(const ScoringAnswer &answer, const ScoringRequest &request);
/// The command that shows why a deployment answered as it did.
[[nodiscard]] QString logsCommand(const ScoringRequest &request, const QString &answeredBy = {});

} // namespace serin
