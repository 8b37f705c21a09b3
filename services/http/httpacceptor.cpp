// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpacceptor.h"

#include "services/core/systemerror.h"

#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr int backlog = 1'024;
constexpr std::chrono::milliseconds exhaustedPause(50);

/// A socket that listens, or -1 and errno. By hand: the library's are inherited by child processes,
/// which would keep the port.
int listeningSocket(std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return -1;
    }
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) < 0 ||
        ::listen(descriptor, backlog) < 0) {
        const int code = errno;
        ::close(descriptor);
        errno = code;
        return -1;
    }
    return descriptor;
}

} // namespace

HttpAcceptor::HttpAcceptor(boost::asio::io_context &context, Deadlines &deadlines,
                           std::function<void(int)> accepted, std::function<void()> exhausted)
    : Timed(deadlines), m_acceptor(context), m_accepted(std::move(accepted)),
      m_exhausted(std::move(exhausted))
{}

HttpAcceptor::~HttpAcceptor() = default;

Result<std::uint16_t> HttpAcceptor::open(std::uint16_t port)
{
    const QString where = QStringLiteral("127.0.0.1:%1").arg(port);
    const int descriptor = listeningSocket(port);
    if (descriptor < 0 && errno == EADDRINUSE) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("port %1 is taken by another program").arg(port), where,
                       QStringLiteral("end that program or choose another port"));
    }
    if (descriptor < 0) {
        return failure(systemError(QStringLiteral("listening"), errno, where));
    }
    boost::system::error_code error;
    m_acceptor.assign(boost::asio::ip::tcp::v4(), descriptor, error);
    if (error) {
        ::close(descriptor);
        return failure(systemError(QStringLiteral("listening"), error.value(), where));
    }
    const auto endpoint = m_acceptor.local_endpoint(error);
    if (error) {
        return failure(systemError(QStringLiteral("listening"), error.value(), where));
    }
    return endpoint.port();
}

void HttpAcceptor::start()
{
    m_acceptor.async_wait(boost::asio::socket_base::wait_read,
                          [this](const boost::system::error_code &error) {
                              if (!error) {
                                  acceptAll();
                              }
                          });
}

void HttpAcceptor::close()
{
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    clearDue();
}

void HttpAcceptor::acceptAll()
{
    for (int count = 0; count < backlog; ++count) {
        const int descriptor =
            ::accept4(m_acceptor.native_handle(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_accepted(descriptor);
            continue;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            m_exhausted();
            setDue(Clock::now() + exhaustedPause);
            return;
        }
        if (errno == EAGAIN) {
            break;
        }
    }
    start();
}

void HttpAcceptor::dueReached(Clock::time_point)
{
    start();
}

} // namespace serin
