// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/analysis/latencyhistogram.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace serin {

/// What one deployment did in one second, as the router counted it: by the second in which a
/// request was answered.
struct TrafficSample
{
    std::string endpoint;
    std::string deployment;  ///< empty: refused before one was chosen (401, 404)
    std::int64_t second = 0; ///< since 1970, UTC
    /// Requests by (status sent to the caller, status of the model; 0 when it gave none).
    std::map<std::pair<int, int>, std::uint64_t> answers;
    std::uint64_t mirrored = 0; ///< copies sent to it, not counted in `answers`
    LatencyHistogram latency;   ///< from the request's header read to the answer's last byte sent
    std::uint64_t requestBytes = 0;
    std::uint64_t responseBytes = 0;
    int inFlight = 0; ///< the most at one time
};

} // namespace serin
