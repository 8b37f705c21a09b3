// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/router/dispatcher.h"
#include "services/local/router/trafficsample.h"

#include <deque>
#include <mutex>
#include <tuple>
#include <unordered_map>

namespace serin {

/// What one thread of the router has to tell about its requests. That thread records, any other may
/// take; its lock is contended only while somebody takes.
class TrafficRecorder
{
public:
    struct Answer
    {
        int status = 0;      ///< sent to the caller
        int modelStatus = 0; ///< 0: none
        std::chrono::nanoseconds latency{0};
        std::uint64_t requestBytes = 0;
        std::uint64_t responseBytes = 0;
        int inFlight = 0;
    };
    /// By endpoint, deployment and second.
    using Samples = std::map<std::tuple<std::string, std::string, std::int64_t>, TrafficSample>;

    /// @p deployment is null for what was refused before a choice.
    void record(const DispatchEndpoint &endpoint, const DispatchDeployment *deployment,
                const Answer &answer);
    void recordMirrored(const DispatchEndpoint &endpoint, const DispatchDeployment &deployment);
    /// Moves what is older than @p beforeSecond into @p samples, adding to what is there.
    void take(std::int64_t beforeSecond, Samples &samples);

private:
    TrafficSample &sampleOf(const DispatchEndpoint &endpoint, const DispatchDeployment *deployment);

    std::mutex m_mutex;
    std::unordered_map<std::uint64_t, TrafficSample> m_current; // by key of the deployment
    std::deque<TrafficSample> m_past;
};

} // namespace serin
