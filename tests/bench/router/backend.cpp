// SPDX-License-Identifier: GPL-3.0-or-later
// The instance behind the router and its peer: a bare epoll loop on one thread that sends back each
// request's body, so that next to nothing of what is measured is its own. Takes only what wrk and
// proxies send: Content-Length, keep-alive. usage: bench_backend PORT
#include "tests/support/wholenumber.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

/// The size of the first whole request in @p bytes, 0 when there is none yet.
std::size_t requestSize(std::string_view bytes, std::string_view &body)
{
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) {
        return 0;
    }
    std::size_t length = 0;
    for (std::size_t line = bytes.find("\r\n"); line < end; line = bytes.find("\r\n", line + 2)) {
        constexpr std::string_view name = "\r\ncontent-length:";
        if (strncasecmp(bytes.data() + line, name.data(), name.size()) == 0) {
            length = std::strtoul(bytes.data() + line + name.size(), nullptr, 10);
        }
    }
    if (bytes.size() < end + 4 + length) {
        return 0;
    }
    body = bytes.substr(end + 4, length);
    return end + 4 + length;
}

/// False when the connection has ended.
bool serve(int descriptor, std::string &input)
{
    std::array<char, 16 * 1024> buffer{};
    const ssize_t count = ::recv(descriptor, buffer.data(), buffer.size(), 0);
    if (count <= 0) {
        return false;
    }
    input.append(buffer.data(), static_cast<std::size_t>(count));
    std::string answer;
    std::string_view body;
    while (const std::size_t size = requestSize(input, body)) {
        std::array<char, 128> head{};
        const int headSize = std::snprintf(head.data(), head.size(),
                                           "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                           "Content-Length: %zu\r\n\r\n",
                                           body.size());
        answer.append(head.data(), static_cast<std::size_t>(headSize)).append(body);
        input.erase(0, size);
    }
    return answer.empty() || ::send(descriptor, answer.data(), answer.size(), MSG_NOSIGNAL) ==
                                 static_cast<ssize_t>(answer.size());
}

/// Nothing when nobody can listen there; errno says why.
std::optional<int> listenOn(std::uint16_t port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(listener, 512) != 0) {
        return std::nullopt;
    }
    return listener;
}

} // namespace

int main(int argc, char **argv)
{
    const auto port = serin::wholeNumber<std::uint16_t>(argc > 1 ? argv[1] : "0");
    if (!port) {
        std::fputs("usage: bench_backend [PORT]\n", stderr);
        return 2;
    }
    const std::optional<int> listening = listenOn(*port);
    if (!listening) {
        std::perror("bench_backend");
        return 1;
    }
    const int listener = *listening;
    const int poll = ::epoll_create1(0);
    epoll_event wanted{};
    wanted.events = EPOLLIN;
    wanted.data.fd = listener;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, listener, &wanted);
    std::unordered_map<int, std::string> connections;
    std::array<epoll_event, 128> events{};
    for (;;) {
        const int count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), -1);
        for (int index = 0; index < count; ++index) {
            const int descriptor = events.at(static_cast<std::size_t>(index)).data.fd;
            if (descriptor == listener) {
                const int accepted = ::accept(listener, nullptr, nullptr);
                const int on = 1;
                ::setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                wanted.data.fd = accepted;
                ::epoll_ctl(poll, EPOLL_CTL_ADD, accepted, &wanted);
            } else if (!serve(descriptor, connections[descriptor])) {
                ::close(descriptor);
                connections.erase(descriptor);
            }
        }
    }
}
