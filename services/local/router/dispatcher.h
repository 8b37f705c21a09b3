// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/router/routingtable.h"
#include "services/local/router/smoothsplit.h"

#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace serin {

/// What one deployment has to do; shared by all tables that name the deployment.
struct DeploymentLoad
{
    std::uint64_t key = 0;        ///< of (endpoint, deployment), never used again
    std::atomic<int> inFlight{0}; ///< requests of callers and copies
};

struct DispatchInstance
{
    std::shared_ptr<InstanceLoad> load;
    std::string authority; ///< for the field Host
    std::uint64_t key = 0; ///< of this process, never used again
    std::uint16_t port = 0;
};

struct DispatchDeployment
{
    const RouteDeployment *route = nullptr;
    std::shared_ptr<DeploymentLoad> load;
    std::vector<DispatchInstance> instances;
    unsigned turn = 0; ///< guarded by the dispatcher: among instances with equally much to do
};

struct DispatchEndpoint
{
    explicit DispatchEndpoint(std::vector<int> weights) : split(std::move(weights)) {}

    [[nodiscard]] DispatchDeployment *find(std::string_view name);

    const RouteEndpoint *route = nullptr;
    std::shared_ptr<DeploymentLoad> load; ///< only its key: for what is refused before a choice
    std::vector<DispatchDeployment> deployments;
    DispatchDeployment *mirror = nullptr;
    SmoothSplit split;               ///< guarded by the dispatcher
    SmoothSplit mirrorSplit{{0, 0}}; ///< guarded by the dispatcher: mirrored or not
};

/// A routing table made ready for use; lives as long as a request needs what it points to.
struct DispatchMap
{
    /// @p name in any letter case; null when there is none.
    [[nodiscard]] DispatchEndpoint *find(std::string_view name) const;

    std::shared_ptr<const RoutingTable> table;
    std::unordered_map<std::string, std::unique_ptr<DispatchEndpoint>> endpoints; // lower case
    std::unordered_set<std::uint64_t> instanceKeys;
    std::uint64_t generation = 0;
};

/// Decides which instance gets a request, by the newest table. From any thread.
///
/// The contract of setTable(): when it has returned, no further request is given to an instance
/// that its table does not name, so that such an instance with nothing outstanding is drained.
class Dispatcher
{
public:
    enum class Refusal {
        None,
        Outdated,          ///< there is a newer table: take map() and ask again
        NoTraffic,         ///< all weights are 0
        UnknownDeployment, ///< none of the name asked for
        NoInstance,        ///< none is ready, or all were tried
        Busy,              ///< as many in flight as the deployment may have
    };
    struct Choice
    {
        Refusal refusal = Refusal::None;
        DispatchDeployment *deployment = nullptr; ///< also when it refuses, if it was known
        DispatchInstance *instance = nullptr;     ///< counts one request more until release()
        DispatchDeployment *mirror = nullptr;     ///< gets a copy
        int inFlight = 0;                         ///< of the deployment, with this one
    };

    Dispatcher();

    void setTable(std::shared_ptr<const RoutingTable> table);
    [[nodiscard]] std::shared_ptr<DispatchMap> map() const;
    /// Of the newest map.
    [[nodiscard]] std::uint64_t generation() const
    {
        return m_generation.load(std::memory_order_acquire);
    }

    /// By weight; or the deployment @p named, which is then not mirrored.
    [[nodiscard]] Choice choose(const DispatchMap &map, DispatchEndpoint &endpoint,
                                std::string_view named);
    /// An instance of @p deployment that is not among @p tried, for a request that counts in it.
    [[nodiscard]] Choice chooseAnother(const DispatchMap &map, DispatchDeployment &deployment,
                                       const std::vector<std::uint64_t> &tried);
    /// For a copy.
    [[nodiscard]] Choice chooseForMirror(const DispatchMap &map, DispatchDeployment &deployment);
    /// The request has left the instance, or the deployment too.
    static void release(DispatchInstance &instance);
    static void release(DispatchDeployment &deployment);

    /// Requests and copies on their way to or at an instance.
    [[nodiscard]] int inFlight() const;

private:
    [[nodiscard]] static DispatchInstance *least(DispatchDeployment &deployment,
                                                 const std::vector<std::uint64_t> &tried);
    [[nodiscard]] std::unique_ptr<DispatchEndpoint> makeEndpoint(const RouteEndpoint &route,
                                                                 DispatchEndpoint *before);
    void fillDeployment(const RouteDeployment &route, DispatchDeployment *before,
                        DispatchDeployment &deployment);
    static void inherit(DispatchEndpoint &endpoint, const DispatchEndpoint &before);

    std::mutex m_setting;       // one setTable() at a time
    mutable std::mutex m_mutex; // the map, and what changes inside it
    std::shared_ptr<DispatchMap> m_map;
    std::atomic<std::uint64_t> m_generation{0};
    std::uint64_t m_lastKey = 0; // guarded by m_setting
};

} // namespace serin
