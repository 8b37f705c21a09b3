// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/router.h"

#include "services/local/router/routercore.h"

namespace serin {

Router::Router() : Router(Options{}) {}

Router::Router(const Options &options) : m_core(std::make_shared<RouterCore>(options.mirrorBytes))
{}

Router::~Router() = default;

std::shared_ptr<DataPlane> Router::dataPlane() const
{
    return m_core;
}

void Router::setTable(std::shared_ptr<const RoutingTable> table)
{
    m_core->setTable(std::move(table));
}

std::vector<TrafficSample> Router::takeSamples(std::int64_t beforeSecond)
{
    return m_core->takeSamples(beforeSecond);
}

int Router::inFlight() const
{
    return m_core->dispatcher.inFlight();
}

} // namespace serin
