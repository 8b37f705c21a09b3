// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/instancepool.h"

#include <algorithm>

namespace serin {

namespace {

constexpr std::size_t mostIdle = 128; // of one instance

} // namespace

InstancePool::InstancePool(boost::asio::io_context &context, Deadlines &deadlines,
                           const Dispatcher &dispatcher)
    : m_context(context), m_deadlines(deadlines), m_dispatcher(dispatcher), m_map(dispatcher.map())
{}

InstancePool::~InstancePool()
{
    clear();
}

InstancePool::Connection InstancePool::take(std::uint64_t key, InstanceUser &user)
{
    const auto found = m_idle.find(key);
    if (found == m_idle.end()) {
        return nullptr;
    }
    std::vector<Connection> &idle = found->second;
    while (!idle.empty()) {
        const Connection connection = std::move(idle.back());
        idle.pop_back();
        if (connection->isAlive()) {
            connection->lend(user);
            return connection;
        }
        connection->close();
    }
    return nullptr;
}

InstancePool::Connection InstancePool::make(std::uint64_t key)
{
    return {new InstanceConnection(m_context, m_deadlines, *this, key)};
}

bool InstancePool::wants(const InstanceConnection &connection)
{
    if (m_map->generation != m_dispatcher.generation()) {
        m_map = m_dispatcher.map();
    }
    return m_map->instanceKeys.count(connection.key()) > 0 &&
           m_idle[connection.key()].size() < mostIdle;
}

void InstancePool::keep(InstanceConnection &connection)
{
    m_idle[connection.key()].emplace_back(&connection);
}

void InstancePool::drop(InstanceConnection &connection)
{
    const Connection self(&connection);
    const auto found = m_idle.find(connection.key());
    if (found != m_idle.end()) {
        std::erase(found->second, self);
    }
    connection.close();
}

void InstancePool::prune()
{
    m_map = m_dispatcher.map();
    for (auto idle = m_idle.begin(); idle != m_idle.end();) {
        if (m_map->instanceKeys.count(idle->first) > 0) {
            ++idle;
            continue;
        }
        for (const Connection &connection : idle->second) {
            connection->close();
        }
        idle = m_idle.erase(idle);
    }
}

void InstancePool::clear()
{
    for (const auto &[key, idle] : m_idle) {
        for (const Connection &connection : idle) {
            connection->close();
        }
    }
    m_idle.clear();
}

std::size_t InstancePool::size() const
{
    std::size_t count = 0;
    for (const auto &[key, idle] : m_idle) {
        count += idle.size();
    }
    return count;
}

} // namespace serin
