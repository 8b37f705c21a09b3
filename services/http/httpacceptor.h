// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/http/deadlines.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <functional>

namespace serin {

/// Accepts connections on 127.0.0.1. Lives on one thread of a server, but for open().
class HttpAcceptor final : private Timed
{
public:
    /// @p accepted takes over a descriptor that does not block; @p exhausted is asked to close
    /// something when the process has no descriptor left.
    HttpAcceptor(boost::asio::io_context &context, Deadlines &deadlines,
                 std::function<void(int)> accepted, std::function<void()> exhausted);
    ~HttpAcceptor();

    /// Before the thread runs. Answers the port.
    [[nodiscard]] Result<std::uint16_t> open(std::uint16_t port);
    void start();
    void close();

private:
    void dueReached(Clock::time_point now) override;
    void acceptAll();

    boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, boost::asio::io_context::executor_type>
        m_acceptor;
    const std::function<void(int)> m_accepted;
    const std::function<void()> m_exhausted;
};

} // namespace serin
