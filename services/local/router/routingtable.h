// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace serin {

/// Decides whether a caller may score. Immutable and called from the router's threads.
class CredentialCheck
{
public:
    virtual ~CredentialCheck() = default;
    /// @p bearer is what stands behind "Bearer " in the Authorization header. Compares in a time
    /// that does not depend on where a wrong one differs.
    [[nodiscard]] virtual bool accepts(std::string_view bearer,
                                       std::chrono::system_clock::time_point now) const = 0;
};

/// How much one instance has to do; shared by all tables that name the instance.
struct InstanceLoad
{
    std::atomic<int> outstanding{0}; ///< requests given to it and not answered yet
};

/// A process that is ready to score.
struct RouteInstance
{
    std::string id;
    std::uint16_t port = 0; ///< on 127.0.0.1
    std::shared_ptr<InstanceLoad> load;
};

struct RouteDeployment
{
    std::string name;
    int weight = 0;                ///< percent of the requests without a deployment header
    int mirrorWeight = 0;          ///< percent of the live requests that are copied to it
    int maxConcurrentRequests = 1; ///< per instance; over 2 × this × instances in flight: 429
    std::chrono::milliseconds requestTimeout{5'000};
    std::string scoringRoute = "/score";  ///< of the process
    std::vector<RouteInstance> instances; ///< the ready ones; none: 503
};

struct RouteEndpoint
{
    std::string name;
    std::shared_ptr<const CredentialCheck> credentials;
    std::vector<RouteDeployment> deployments; ///< weights sum to 0 or 100
};

/// Everything the data plane needs to know, made anew for each change and never changed after.
/// Keyed by the endpoint's name in lower case.
struct RoutingTable
{
    std::map<std::string, RouteEndpoint, std::less<>> endpoints;
};

} // namespace serin
