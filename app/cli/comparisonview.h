// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/scoring/scoringclient.h"

#include <string>
#include <vector>

namespace serin {

class CommandOutput;

/// One request and what two deployments made of it.
struct ComparisonResult
{
    QString file;
    ScoringComparison comparison;
};
using ComparisonResults = std::vector<ComparisonResult>;

/// Prints @p results. JSON: `{"baseline","candidate","same","different","failed","requests":
/// [{"file","result":"same|different|failed","baseline":{"status","deployment","elapsedMs","error"},
/// "candidate":{…},"differences":[{"pointer","kind","before","after"}],"differenceCount",
/// "largestGap"}]}`.
/// @return the exit code: 1 when a request was not answered, or by neither with 2xx; else 4 when
/// answers differ; else 0.
[[nodiscard]] int printComparison(const CommandOutput &output, const std::string &baseline,
                                  const std::string &candidate, const ComparisonResults &results);

} // namespace serin
