// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <cerrno>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace serin::testing {

struct InstanceRequest
{
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray target() const { return head.split(' ').value(1); }
    [[nodiscard]] QByteArray field(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0) {
                return line.mid(colon + 1).trimmed();
            }
        }
        return {};
    }
};

/// A connection of a FakeInstance, on a thread of its own; blocking.
class InstanceLink
{
public:
    explicit InstanceLink(int descriptor) : m_descriptor(descriptor) {}

    /// Nothing when the other side has closed.
    std::optional<InstanceRequest> readRequest()
    {
        InstanceRequest request;
        qsizetype end = -1;
        while ((end = m_input.indexOf("\r\n\r\n")) < 0) {
            if (!fill()) {
                return std::nullopt;
            }
        }
        request.head = m_input.left(end + 2);
        m_input.remove(0, end + 4);
        if (request.field("Transfer-Encoding") == "chunked") {
            for (;;) {
                while ((end = m_input.indexOf("\r\n")) < 0) {
                    if (!fill()) {
                        return std::nullopt;
                    }
                }
                const qsizetype size = m_input.left(end).toLongLong(nullptr, 16);
                m_input.remove(0, end + 2);
                if (!append(request.body, size) || !append(m_dropped, 2)) {
                    return std::nullopt;
                }
                if (size == 0) {
                    return request;
                }
            }
        }
        return append(request.body, request.field("Content-Length").toLongLong())
                   ? std::optional(request)
                   : std::nullopt;
    }

    /// Reads only a head.
    std::optional<QByteArray> readHead()
    {
        qsizetype end = -1;
        while ((end = m_input.indexOf("\r\n\r\n")) < 0) {
            if (!fill()) {
                return std::nullopt;
            }
        }
        const QByteArray head = m_input.left(end + 2);
        m_input.remove(0, end + 4);
        return head;
    }
    /// Gives the next @p size bytes to @p take as they come, until it answers false.
    void readPieces(qint64 size, const std::function<bool(const QByteArray &)> &take)
    {
        while (size > 0 && (!m_input.isEmpty() || fill())) {
            const QByteArray piece = m_input.left(size);
            m_input.remove(0, piece.size());
            size -= piece.size();
            if (!take(piece)) {
                return;
            }
        }
    }

    bool send(const QByteArray &bytes) const
    {
        qsizetype done = 0;
        while (done < bytes.size()) {
            const ssize_t count = ::send(m_descriptor, bytes.data() + done,
                                         static_cast<size_t>(bytes.size() - done), MSG_NOSIGNAL);
            if (count < 0) {
                return false;
            }
            done += count;
        }
        return true;
    }
    bool answer(const QByteArray &body, const QByteArray &status = "200 OK",
                const QByteArray &fields = {}) const
    {
        return send("HTTP/1.1 " + status + "\r\n" + fields +
                    "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    /// Until the other side closes.
    void waitForEnd()
    {
        while (fill()) {
            m_input.clear();
        }
    }
    /// Closes with a reset instead of a proper end.
    void reset() const
    {
        const linger hard{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    }

private:
    bool fill()
    {
        QByteArray piece(64 * 1024, Qt::Uninitialized);
        const ssize_t count =
            ::recv(m_descriptor, piece.data(), static_cast<size_t>(piece.size()), 0);
        if (count > 0) {
            m_input.append(piece.constData(), count);
        }
        return count > 0;
    }
    bool append(QByteArray &to, qsizetype size)
    {
        while (m_input.size() < size) {
            if (!fill()) {
                return false;
            }
        }
        to += m_input.left(size);
        m_input.remove(0, size);
        return true;
    }

    const int m_descriptor;
    QByteArray m_input;
    QByteArray m_dropped;
};

/// A scoring process in miniature: what it does on each connection is the test's to say.
class FakeInstance
{
public:
    using Behaviour = std::function<void(InstanceLink &link, FakeInstance &instance)>;

    explicit FakeInstance(Behaviour behaviour) : m_behaviour(std::move(behaviour)) { listen(); }
    FakeInstance(const FakeInstance &) = delete;
    FakeInstance &operator=(const FakeInstance &) = delete;
    ~FakeInstance() { kill(); }

    /// Answers every request with its body.
    static void echo(InstanceLink &link, FakeInstance &instance)
    {
        while (const auto request = link.readRequest()) {
            ++instance.requests;
            if (!link.answer(request->body)) {
                return;
            }
        }
    }

    /// As the kernel does when the process is killed: all connections end, the port is closed.
    void kill()
    {
        if (m_listener < 0) {
            return;
        }
        ::shutdown(m_listener, SHUT_RDWR);
        m_acceptor.join();
        ::close(std::exchange(m_listener, -1));
        dropConnections();
        for (auto &[descriptor, thread] : m_links) {
            thread.join();
            ::close(descriptor);
        }
        m_links.clear();
    }
    /// Ends the connections and goes on.
    void dropConnections()
    {
        const std::lock_guard lock(m_mutex);
        for (auto &[descriptor, thread] : m_links) {
            ::shutdown(descriptor, SHUT_RDWR);
        }
    }
    /// On the same port, after kill().
    void listen()
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
            ::listen(m_listener, 512) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
            qFatal("the fake instance cannot listen");
        }
        m_port = ntohs(address.sin_port);
        m_acceptor = std::thread([this] { accept(); });
    }

    [[nodiscard]] quint16 port() const { return m_port; }

    std::atomic<int> connections{0};
    std::atomic<int> requests{0}; // counted by the behaviour

private:
    void accept()
    {
        for (;;) {
            const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (descriptor < 0) {
                return;
            }
            const int on = 1;
            ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            ++connections;
            const std::lock_guard lock(m_mutex);
            m_links.emplace_back(descriptor, std::thread([this, descriptor] {
                                     InstanceLink link(descriptor);
                                     m_behaviour(link, *this);
                                     ::shutdown(descriptor,
                                                SHUT_RDWR); // closed by kill(), with its number
                                 }));
        }
    }

    const Behaviour m_behaviour;
    quint16 m_port = 0;
    int m_listener = -1;
    std::thread m_acceptor;
    std::mutex m_mutex;
    std::vector<std::pair<int, std::thread>> m_links;
};

} // namespace serin::testing
