// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/router/dispatcher.h"
#include "services/local/router/instanceconnection.h"

#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <unordered_map>
#include <vector>

namespace serin {

/// The connections of one thread to instances that nobody uses at the moment.
class InstancePool
{
public:
    using Connection = boost::intrusive_ptr<InstanceConnection>;

    InstancePool(boost::asio::io_context &context, Deadlines &deadlines,
                 const Dispatcher &dispatcher);
    InstancePool(const InstancePool &) = delete;
    InstancePool &operator=(const InstancePool &) = delete;
    ~InstancePool();

    /// The most recently used one that is alive, lent to @p user; null when there is none.
    [[nodiscard]] Connection take(std::uint64_t key, InstanceUser &user);
    /// A new one that is not connected yet.
    [[nodiscard]] Connection make(std::uint64_t key);

    // For connections.
    [[nodiscard]] bool wants(const InstanceConnection &connection);
    void keep(InstanceConnection &connection);
    void drop(InstanceConnection &connection);

    /// Closes those of instances that the newest table does not name.
    void prune();
    void clear();
    [[nodiscard]] std::size_t size() const;

private:
    boost::asio::io_context &m_context;
    Deadlines &m_deadlines;
    const Dispatcher &m_dispatcher;
    std::unordered_map<std::uint64_t, std::vector<Connection>> m_idle;
    std::shared_ptr<DispatchMap> m_map; // the newest this has seen
};

} // namespace serin
