// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QElapsedTimer>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace serin::testing {

/// An answer as it came over the wire; status 0 when none did.
struct RawAnswer
{
    int status = 0;
    QByteArray head;
    QByteArray body;

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

/// One blocking connection to 127.0.0.1 that sends whatever bytes it is given.
class RawClient
{
public:
    static constexpr int patience = 15'000; // ms

    explicit RawClient(quint16 port) : m_port(port)
    {
        m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
            close();
        }
    }
    RawClient(RawClient &&other) noexcept
        : m_port(other.m_port), m_descriptor(std::exchange(other.m_descriptor, -1)),
          m_input(std::move(other.m_input))
    {}
    RawClient &operator=(RawClient &&) = delete;
    ~RawClient() { close(); }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// False when the other side does not take it all.
    bool send(const QByteArray &bytes)
    {
        qsizetype done = 0;
        while (done < bytes.size()) {
            if (!wait(POLLOUT)) {
                return false;
            }
            const ssize_t count =
                ::send(m_descriptor, bytes.data() + done, static_cast<size_t>(bytes.size() - done),
                       MSG_NOSIGNAL | MSG_DONTWAIT);
            if (count < 0 && errno != EAGAIN) {
                return false;
            }
            done += std::max<ssize_t>(count, 0);
        }
        return true;
    }

    /// "METHOD TARGET HTTP/1.1", Host, @p fields (whole lines), and the body with its length.
    bool ask(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
             const QByteArray &body = {})
    {
        QByteArray request = method + ' ' + target +
                             " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n" +
                             fields;
        if (!body.isEmpty() || method == "POST" || method == "PUT") {
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        }
        return send(request + "\r\n" + body);
    }

    /// The next answer with its body, by Content-Length, chunks or the connection's end.
    RawAnswer answer(bool toHead = false)
    {
        RawAnswer answer;
        qsizetype end = -1;
        while ((end = m_input.indexOf("\r\n\r\n")) < 0) {
            if (!fill()) {
                return answer;
            }
        }
        answer.head = m_input.left(end + 2);
        m_input.remove(0, end + 4);
        answer.status = answer.head.mid(9, 3).toInt();
        if (answer.status == 100) {
            return answer;
        }
        if (answer.field("Transfer-Encoding") == "chunked") {
            answer.body = chunks();
        } else if (toHead || answer.status == 204 || answer.status == 304) {
            return answer;
        } else if (const QByteArray length = answer.field("Content-Length"); !length.isEmpty()) {
            answer.body = take(length.toLongLong());
        } else {
            answer.body = rest();
        }
        return answer;
    }

    /// What comes until the other side closes.
    QByteArray rest()
    {
        while (fill()) {
        }
        return std::exchange(m_input, {});
    }

    /// Whether the other side closes before @p milliseconds are over; what comes is dropped.
    bool isClosedWithin(int milliseconds)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < milliseconds) {
            if (wait(POLLIN, milliseconds - static_cast<int>(timer.elapsed())) && !fill()) {
                return true;
            }
        }
        return false;
    }

    /// Whether something has come that was not read.
    bool hasInput(int milliseconds) { return !m_input.isEmpty() || wait(POLLIN, milliseconds); }

    void endOutput() { ::shutdown(m_descriptor, SHUT_WR); }
    void close()
    {
        if (m_descriptor >= 0) {
            ::close(std::exchange(m_descriptor, -1));
        }
    }
    /// Closes so that the other side gets a reset.
    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }

private:
    bool wait(short events, int milliseconds = patience)
    {
        pollfd entry{m_descriptor, events, 0};
        return ::poll(&entry, 1, milliseconds) > 0;
    }

    bool fill()
    {
        if (!wait(POLLIN)) {
            return false;
        }
        QByteArray piece(64 * 1024, Qt::Uninitialized);
        const ssize_t count = ::recv(m_descriptor, piece.data(), size_t(piece.size()), 0);
        if (count <= 0) {
            return false;
        }
        m_input.append(piece.constData(), count);
        return true;
    }

    QByteArray take(qsizetype size)
    {
        while (m_input.size() < size && fill()) {
        }
        const QByteArray taken = m_input.left(size);
        m_input.remove(0, size);
        return taken;
    }

    QByteArray chunks()
    {
        QByteArray body;
        for (;;) {
            qsizetype end = -1;
            while ((end = m_input.indexOf("\r\n")) < 0) {
                if (!fill()) {
                    return body + "<cut off>";
                }
            }
            const qsizetype size = m_input.left(end).toLongLong(nullptr, 16);
            m_input.remove(0, end + 2);
            body += take(size);
            take(2);
            if (size == 0) {
                return body;
            }
        }
    }

    const quint16 m_port;
    int m_descriptor = -1;
    QByteArray m_input;
};

} // namespace serin::testing
