// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/dispatcher.h"

#include <algorithm>

namespace serin {

namespace {

std::vector<int> weightsOf(const RouteEndpoint &route)
{
    std::vector<int> weights;
    for (const RouteDeployment &deployment : route.deployments) {
        weights.push_back(deployment.weight);
    }
    return weights;
}

/// What the deployments of @p before are owed, in the order of @p endpoint and scaled.
std::vector<int> owedBefore(const DispatchEndpoint &endpoint, const DispatchEndpoint &before,
                            int divisor)
{
    std::vector<int> owed(endpoint.deployments.size(), 0);
    for (std::size_t index = 0; index < owed.size(); ++index) {
        for (std::size_t old = 0; old < before.deployments.size(); ++old) {
            if (before.deployments[old].load == endpoint.deployments[index].load) {
                owed[index] = before.split.owed()[old] / divisor;
            }
        }
    }
    return owed;
}

bool sameWeights(const DispatchEndpoint &one, const DispatchEndpoint &other)
{
    const auto weightIn = [](const DispatchEndpoint &endpoint, const DeploymentLoad *load) {
        for (const DispatchDeployment &deployment : endpoint.deployments) {
            if (deployment.load.get() == load) {
                return deployment.route->weight;
            }
        }
        return 0;
    };
    const auto covers = [&](const DispatchEndpoint &a, const DispatchEndpoint &b) {
        return std::all_of(a.deployments.begin(), a.deployments.end(), [&](const auto &deployment) {
            return weightIn(b, deployment.load.get()) == deployment.route->weight;
        });
    };
    return covers(one, other) && covers(other, one);
}

} // namespace

DispatchDeployment *DispatchEndpoint::find(std::string_view name)
{
    const auto found =
        std::find_if(deployments.begin(), deployments.end(),
                     [&](const auto &deployment) { return deployment.route->name == name; });
    return found == deployments.end() ? nullptr : &*found;
}

DispatchEndpoint *DispatchMap::find(std::string_view name) const
{
    std::string key(name);
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    const auto found = endpoints.find(key);
    return found == endpoints.end() ? nullptr : found->second.get();
}

Dispatcher::Dispatcher() : m_map(std::make_shared<DispatchMap>())
{
    m_map->table = std::make_shared<RoutingTable>();
}

void Dispatcher::setTable(std::shared_ptr<const RoutingTable> table)
{
    const std::lock_guard setting(m_setting);
    const std::shared_ptr<DispatchMap> before = map();
    auto map = std::make_shared<DispatchMap>();
    map->table = std::move(table);
    map->generation = before->generation + 1;
    for (const auto &[key, route] : map->table->endpoints) {
        const auto old = before->endpoints.find(key);
        auto endpoint =
            makeEndpoint(route, old == before->endpoints.end() ? nullptr : old->second.get());
        for (const DispatchDeployment &deployment : endpoint->deployments) {
            for (const DispatchInstance &instance : deployment.instances) {
                map->instanceKeys.insert(instance.key);
            }
        }
        map->endpoints.emplace(key, std::move(endpoint));
    }

    const std::lock_guard lock(m_mutex);
    for (const auto &[key, endpoint] : map->endpoints) {
        const auto old = before->endpoints.find(key);
        if (old != before->endpoints.end()) {
            inherit(*endpoint, *old->second);
        }
    }
    m_map = map;
    m_generation.store(map->generation, std::memory_order_release);
}

std::unique_ptr<DispatchEndpoint> Dispatcher::makeEndpoint(const RouteEndpoint &route,
                                                           DispatchEndpoint *before)
{
    auto endpoint = std::make_unique<DispatchEndpoint>(weightsOf(route));
    endpoint->route = &route;
    if (before != nullptr) {
        endpoint->load = before->load;
    } else {
        endpoint->load = std::make_shared<DeploymentLoad>();
        endpoint->load->key = ++m_lastKey;
    }
    endpoint->deployments.resize(route.deployments.size());
    for (std::size_t index = 0; index < route.deployments.size(); ++index) {
        const RouteDeployment &deployment = route.deployments[index];
        fillDeployment(deployment, before != nullptr ? before->find(deployment.name) : nullptr,
                       endpoint->deployments[index]);
    }
    for (DispatchDeployment &deployment : endpoint->deployments) {
        if (deployment.route->mirrorWeight > 0) {
            const int share = std::min(deployment.route->mirrorWeight, 100);
            endpoint->mirror = &deployment;
            endpoint->mirrorSplit = SmoothSplit({share, 100 - share});
        }
    }
    return endpoint;
}

void Dispatcher::fillDeployment(const RouteDeployment &route, DispatchDeployment *before,
                                DispatchDeployment &deployment)
{
    deployment.route = &route;
    if (before != nullptr) {
        deployment.load = before->load;
    } else {
        deployment.load = std::make_shared<DeploymentLoad>();
        deployment.load->key = ++m_lastKey;
    }
    for (const RouteInstance &instance : route.instances) {
        DispatchInstance made;
        made.load = instance.load ? instance.load : std::make_shared<InstanceLoad>();
        made.authority = "127.0.0.1:" + std::to_string(instance.port);
        made.port = instance.port;
        if (before != nullptr) {
            for (const DispatchInstance &known : before->instances) {
                if (known.load == made.load && known.port == made.port) {
                    made.key = known.key;
                }
            }
        }
        if (made.key == 0) {
            made.key = ++m_lastKey;
        }
        deployment.instances.push_back(std::move(made));
    }
}

/// Under unchanged weights the row goes on as if there had been no change. Under others each keeps
/// half of what it is owed: so that a row of quick changes starves nobody, and nobody is far off.
void Dispatcher::inherit(DispatchEndpoint &endpoint, const DispatchEndpoint &before)
{
    const int divisor = sameWeights(endpoint, before) ? 1 : 2;
    endpoint.split.setOwed(owedBefore(endpoint, before, divisor));
    if (endpoint.mirrorSplit.weights() == before.mirrorSplit.weights()) {
        endpoint.mirrorSplit = before.mirrorSplit;
    }
}

std::shared_ptr<DispatchMap> Dispatcher::map() const
{
    const std::lock_guard lock(m_mutex);
    return m_map;
}

DispatchInstance *Dispatcher::least(DispatchDeployment &deployment,
                                    const std::vector<std::uint64_t> &tried)
{
    DispatchInstance *best = nullptr;
    int bestOutstanding = 0;
    const std::size_t count = deployment.instances.size();
    const std::size_t first = count == 0 ? 0 : deployment.turn++ % count;
    for (std::size_t step = 0; step < count; ++step) {
        DispatchInstance &instance = deployment.instances[(first + step) % count];
        const int outstanding = instance.load->outstanding.load(std::memory_order_relaxed);
        if ((best == nullptr || outstanding < bestOutstanding) &&
            std::find(tried.begin(), tried.end(), instance.key) == tried.end()) {
            best = &instance;
            bestOutstanding = outstanding;
        }
    }
    return best;
}

Dispatcher::Choice Dispatcher::choose(const DispatchMap &map, DispatchEndpoint &endpoint,
                                      std::string_view named)
{
    static const std::vector<std::uint64_t> none;
    const std::lock_guard lock(m_mutex);
    Choice choice;
    if (map.generation != m_generation.load(std::memory_order_relaxed)) {
        choice.refusal = Refusal::Outdated;
        return choice;
    }
    if (!named.empty()) {
        choice.deployment = endpoint.find(named);
        choice.refusal = Refusal::UnknownDeployment;
    } else if (const int index = endpoint.split.next(); index >= 0) {
        choice.deployment = &endpoint.deployments[static_cast<std::size_t>(index)];
    } else {
        choice.refusal = Refusal::NoTraffic;
    }
    if (choice.deployment == nullptr) {
        return choice;
    }
    DispatchDeployment &deployment = *choice.deployment;
    choice.instance = least(deployment, none);
    if (choice.instance == nullptr) {
        choice.refusal = Refusal::NoInstance;
        return choice;
    }
    const int limit =
        2 * deployment.route->maxConcurrentRequests * static_cast<int>(deployment.instances.size());
    if (deployment.load->inFlight.load(std::memory_order_relaxed) >= limit) {
        choice.instance = nullptr;
        choice.refusal = Refusal::Busy;
        return choice;
    }
    choice.refusal = Refusal::None;
    choice.inFlight = deployment.load->inFlight.fetch_add(1, std::memory_order_relaxed) + 1;
    choice.instance->load->outstanding.fetch_add(1, std::memory_order_relaxed);
    if (named.empty() && endpoint.mirror != nullptr && endpoint.mirrorSplit.next() == 0) {
        choice.mirror = endpoint.mirror;
    }
    return choice;
}

Dispatcher::Choice Dispatcher::chooseAnother(const DispatchMap &map, DispatchDeployment &deployment,
                                             const std::vector<std::uint64_t> &tried)
{
    const std::lock_guard lock(m_mutex);
    Choice choice;
    choice.deployment = &deployment;
    if (map.generation != m_generation.load(std::memory_order_relaxed)) {
        choice.refusal = Refusal::Outdated;
        return choice;
    }
    choice.instance = least(deployment, tried);
    if (choice.instance == nullptr) {
        choice.refusal = Refusal::NoInstance;
    } else {
        choice.instance->load->outstanding.fetch_add(1, std::memory_order_relaxed);
    }
    return choice;
}

Dispatcher::Choice Dispatcher::chooseForMirror(const DispatchMap &map,
                                               DispatchDeployment &deployment)
{
    static const std::vector<std::uint64_t> none;
    const std::lock_guard lock(m_mutex);
    Choice choice;
    choice.deployment = &deployment;
    const int limit =
        2 * deployment.route->maxConcurrentRequests * static_cast<int>(deployment.instances.size());
    if (map.generation != m_generation.load(std::memory_order_relaxed)) {
        choice.refusal = Refusal::Outdated;
    } else if (deployment.load->inFlight.load(std::memory_order_relaxed) >= limit) {
        choice.refusal = Refusal::Busy;
    } else if (choice.instance = least(deployment, none); choice.instance == nullptr) {
        choice.refusal = Refusal::NoInstance;
    } else {
        choice.inFlight = deployment.load->inFlight.fetch_add(1, std::memory_order_relaxed) + 1;
        choice.instance->load->outstanding.fetch_add(1, std::memory_order_relaxed);
    }
    return choice;
}

void Dispatcher::release(DispatchInstance &instance)
{
    instance.load->outstanding.fetch_sub(1, std::memory_order_release);
}

void Dispatcher::release(DispatchDeployment &deployment)
{
    deployment.load->inFlight.fetch_sub(1, std::memory_order_relaxed);
}

int Dispatcher::inFlight() const
{
    const std::lock_guard lock(m_mutex);
    int count = 0;
    for (const auto &[key, endpoint] : m_map->endpoints) {
        for (const DispatchDeployment &deployment : endpoint->deployments) {
            count += deployment.load->inFlight.load(std::memory_order_relaxed);
        }
    }
    return count;
}

} // namespace serin
