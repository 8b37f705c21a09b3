// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace serin {

/// What a server grants its clients. The head of a message is bounded by MessageReader.
struct HttpLimits
{
    using Milliseconds = std::chrono::milliseconds;

    int connections = 4'096;         ///< in all; the longest waiting one makes room for a new one
    Milliseconds idleTime{60'000};   ///< between two requests
    Milliseconds headTime{10'000};   ///< from a head's first byte to its last
    Milliseconds windowTime{10'000}; ///< how often the pace of a body is looked at
    std::size_t bytesPerSecond = 4'096; ///< the slowest pace at which a body may come or go
    Milliseconds bodyTime{600'000};     ///< for a request's body in all
    Milliseconds answerTime{120'000};   ///< for the handler of buffered requests; then 503
    Milliseconds lingerTime{2'000};     ///< reading on so that a refusal reaches its client
    std::uint64_t bufferedBody = 4 * 1024 * 1024;   ///< of requests that are not the data plane's
    std::uint64_t streamedBody = 100 * 1024 * 1024; ///< of the data plane's
};

} // namespace serin
