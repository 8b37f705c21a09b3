// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/instanceconnection.h"

#include "services/local/router/instancepool.h"

#include <boost/asio/post.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace serin {

namespace {

/// How long an unused connection is kept: less than servers usually keep theirs, so that ours is
/// not closed just when a request is on its way.
constexpr std::chrono::milliseconds idleTime(1'500);

/// A port without a listener may be the very one the kernel gives to the connecting socket, which
/// then is connected with itself.
bool isConnectedWithItself(int descriptor)
{
    sockaddr_in own{};
    sockaddr_in peer{};
    socklen_t ownSize = sizeof own;
    socklen_t peerSize = sizeof peer;
    return ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&own), &ownSize) == 0 &&
           ::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &peerSize) == 0 &&
           own.sin_port == peer.sin_port;
}

bool isConnected(int descriptor)
{
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0 &&
           !isConnectedWithItself(descriptor);
}

} // namespace

struct InstanceConnection::Connected
{
    boost::intrusive_ptr<InstanceConnection> connection;

    void operator()(const boost::system::error_code &error)
    {
        if (!connection->isClosed()) {
            connection->connectDone(!error && isConnected(connection->socket().native_handle()));
        }
    }
};

InstanceConnection::InstanceConnection(boost::asio::io_context &context, Deadlines &deadlines,
                                       InstancePool &pool, std::uint64_t key)
    : HttpStream(context, deadlines, MessageReader::Kind::Answers), m_pool(pool), m_key(key)
{}

void InstanceConnection::connect(std::uint16_t port, InstanceUser &user)
{
    m_user = &user;
    // By hand: the library's sockets are inherited by child processes.
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    bool begun = descriptor >= 0 && adopt(descriptor);
    if (begun) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int result =
            ::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address);
        begun = result == 0 || errno == EINPROGRESS;
    }
    if (begun) {
        socket().async_wait(Socket::wait_write, Connected{this});
    } else {
        // Later, as always: the caller is not ready to be called back.
        boost::asio::post(socket().get_executor(),
                          [self = boost::intrusive_ptr<InstanceConnection>(this)] {
                              if (!self->isClosed()) {
                                  self->connectDone(false);
                              }
                          });
    }
}

void InstanceConnection::connectDone(bool success)
{
    clearDue();
    if (success) {
        read();
    }
    if (m_user != nullptr) {
        m_user->connected(success);
    }
}

void InstanceConnection::lend(InstanceUser &user)
{
    clearDue();
    m_user = &user;
    m_used = true;
}

void InstanceConnection::giveBack(bool reusable, Clock::time_point now)
{
    m_user = nullptr;
    if (!reusable || !m_pool.wants(*this)) {
        close();
        return;
    }
    reader().next();
    setDue(now + idleTime);
    m_pool.keep(*this);
    read();
}

bool InstanceConnection::isAlive()
{
    char byte = 0;
    return !isClosed() && ::recv(socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
           errno == EAGAIN;
}

void InstanceConnection::arrived(Arrival arrival)
{
    if (m_user == nullptr) {
        m_pool.drop(*this); // closed, or an answer nobody asked for
        return;
    }
    m_user->answerArrived(arrival != Arrival::Bytes);
}

void InstanceConnection::sendEnded(bool success)
{
    if (m_user != nullptr) {
        m_user->requestSent(success);
    }
}

void InstanceConnection::dueReached(Clock::time_point)
{
    if (m_user == nullptr) {
        m_pool.drop(*this);
    } else {
        m_user->tooLate();
    }
}

} // namespace serin
