// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/scoringfleet.h"

#include <cstdint>
#include <optional>
#include <string>

namespace serin {

/// What one instance was and used in one second. All instances of a deployment that exist are
/// sampled together.
struct InstanceSample
{
    std::string endpoint;
    std::string deployment;
    std::string instance;    ///< ScoringInstance::id
    std::int64_t second = 0; ///< since 1970, UTC
    ScoringInstance::State state = ScoringInstance::State::Starting;
    std::optional<double> cpuPercent;    ///< of all the computer's cores; nothing when unknown
    std::optional<double> memoryPercent; ///< of the computer's memory; nothing when unknown
};

/// The connections of clients whose last request went to one endpoint, in one second.
struct ConnectionSample
{
    std::string endpoint;
    std::int64_t second = 0;    ///< since 1970, UTC
    std::uint64_t active = 0;   ///< open at its end
    std::uint64_t accepted = 0; ///< opened during it
};

} // namespace serin
