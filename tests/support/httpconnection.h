// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpmessage.h"

#include <QByteArray>
#include <QList>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <optional>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace serin {

/// A blocking HTTP/1.1 client on one kept connection to 127.0.0.1, so that a test needs no event
/// loop and can ask from many threads. Connects again when the other side has closed.
class HttpConnection
{
public:
    explicit HttpConnection(std::uint16_t port,
                            std::chrono::milliseconds limit = std::chrono::seconds(20))
        : m_port(port), m_limit(limit)
    {}
    HttpConnection(const HttpConnection &) = delete;
    HttpConnection &operator=(const HttpConnection &) = delete;
    ~HttpConnection() { disconnect(); }

    /// Sent with every request.
    void setHeader(const QByteArray &name, const QByteArray &value) { m_headers.set(name, value); }

    /// Nothing when there is no connection or no whole answer.
    std::optional<HttpResponse> request(const QByteArray &method, const QByteArray &target,
                                        const QByteArray &body = {},
                                        const QList<HttpHeaders::Field> &headers = {})
    {
        QByteArray bytes = method + ' ' + target +
                           " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n";
        HttpHeaders all = m_headers;
        for (const auto &[name, value] : headers) {
            all.set(name, value);
        }
        for (const auto &[name, value] : all.fields()) {
            bytes += name + ": " + value + "\r\n";
        }
        if (method != "GET") {
            bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        }
        bytes += "\r\n" + body;
        const bool reused = m_socket >= 0;
        if (send(bytes)) {
            std::optional<HttpResponse> answer = receive(method);
            if (answer || !reused || !m_buffer.isEmpty()) {
                return answer;
            }
        }
        disconnect(); // it was closed while idle
        return send(bytes) ? receive(method) : std::nullopt;
    }

    void disconnect()
    {
        if (m_socket >= 0) {
            ::close(m_socket);
            m_socket = -1;
        }
        m_buffer.clear();
    }

private:
    bool connect()
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        timeval limit = {};
        limit.tv_sec = m_limit.count() / 1000;
        limit.tv_usec = (m_limit.count() % 1000) * 1000;
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        const auto *generic = static_cast<const sockaddr *>(static_cast<const void *>(&address));
        return ::connect(m_socket, generic, sizeof address) == 0;
    }

    bool send(const QByteArray &bytes)
    {
        if (m_socket < 0 && !connect()) {
            disconnect();
            return false;
        }
        qsizetype sent = 0;
        while (sent < bytes.size()) {
            const ssize_t count = ::send(m_socket, bytes.constData() + sent,
                                         static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
            if (count <= 0) {
                return false;
            }
            sent += count;
        }
        return true;
    }

    bool more()
    {
        char block[65536];
        const ssize_t count = ::recv(m_socket, block, sizeof block, 0);
        if (count > 0) {
            m_buffer.append(block, count);
        }
        return count > 0;
    }

    std::optional<HttpResponse> receive(const QByteArray &method)
    {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
            if (!more()) {
                return std::nullopt;
            }
        }
        HttpResponse response;
        const QList<QByteArray> lines = m_buffer.left(end).split('\n');
        response.status = lines.first().mid(9, 3).toInt();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            response.headers.add(line.left(colon), line.mid(colon + 1).trimmed());
        }
        m_buffer.remove(0, end + 4);
        const bool empty = method == "HEAD" || response.status == 204 || response.status == 304;
        const bool whole = empty || receiveBody(response);
        if (response.headers.value("Connection").toLower() == "close") {
            disconnect();
        }
        return whole ? std::optional(response) : std::nullopt;
    }

    bool receiveBody(HttpResponse &response)
    {
        if (response.headers.value("Transfer-Encoding").toLower() == "chunked") {
            return receiveChunks(response);
        }
        const qsizetype length = response.headers.value("Content-Length").toLongLong();
        while (m_buffer.size() < length) {
            if (!more()) {
                return false;
            }
        }
        response.body = m_buffer.left(length);
        m_buffer.remove(0, length);
        return true;
    }

    bool receiveChunks(HttpResponse &response)
    {
        for (;;) {
            qsizetype end = -1;
            while ((end = m_buffer.indexOf("\r\n")) < 0) {
                if (!more()) {
                    return false;
                }
            }
            const qsizetype size = m_buffer.left(end).toLongLong(nullptr, 16);
            while (m_buffer.size() < end + 4 + size) {
                if (!more()) {
                    return false;
                }
            }
            response.body += m_buffer.mid(end + 2, size);
            m_buffer.remove(0, end + 4 + size);
            if (size == 0) {
                return true;
            }
        }
    }

    const std::uint16_t m_port;
    const std::chrono::milliseconds m_limit;
    HttpHeaders m_headers;
    int m_socket = -1;
    QByteArray m_buffer;
};

} // namespace serin
