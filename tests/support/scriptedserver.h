// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpmessage.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include <sys/socket.h>

namespace serin {

/// The server's end of one connection.
class ScriptedConnection
{
public:
    explicit ScriptedConnection(QTcpSocket *socket) : m_socket(socket) {}

    /// Any bytes.
    void send(const QByteArray &bytes)
    {
        if (m_socket) {
            m_socket->write(bytes);
        }
    }
    void close()
    {
        if (m_socket) {
            m_socket->disconnectFromHost();
        }
    }
    /// The other side gets "connection reset".
    void reset()
    {
        if (m_socket) {
            const linger now{1, 0};
            ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
                         &now, sizeof now);
            m_socket->abort();
        }
    }
    /// @p bytes again and again until the other side has enough.
    void flood(const QByteArray &bytes)
    {
        if (m_socket) {
            QTcpSocket *socket = m_socket;
            QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket, bytes] {
                if (socket->bytesToWrite() < bytes.size()) {
                    socket->write(bytes);
                }
            });
            socket->write(bytes);
        }
    }
    [[nodiscard]] bool isOpen() const
    {
        return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
    }

private:
    QPointer<QTcpSocket> m_socket;
};

/// A server on 127.0.0.1 that answers each request by the next step of its script, or else by
/// `otherwise`: right, wrong, late or not at all. It keeps what it was asked.
class ScriptedServer
{
public:
    using Step = std::function<void(const HttpRequest &, ScriptedConnection)>;

    ScriptedServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    }

    [[nodiscard]] QString base() const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
    }
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const
    {
        return QUrl(base() + path);
    }
    void add(Step step, int times = 1) { m_script.insert(m_script.end(), size_t(times), step); }
    [[nodiscard]] bool isDone() const { return m_script.empty(); }
    /// Nobody listens any more; connections that stand are reset.
    void goAway()
    {
        m_server.close();
        for (const QPointer<QTcpSocket> &socket : m_sockets) {
            ScriptedConnection(socket).reset();
        }
        m_sockets.clear();
    }
    void comeBack(quint16 port) { m_server.listen(QHostAddress::LocalHost, port); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int count(const QByteArray &method, const QByteArray &pathEnd = {}) const
    {
        int found = 0;
        for (const HttpRequest &request : requests) {
            found += request.method == method && request.path().endsWith(pathEnd) ? 1 : 0;
        }
        return found;
    }

    std::vector<HttpRequest> requests;
    int connections = 0;
    Step otherwise = respond(404, R"({"error":{"code":"ResourceNotFound","message":"not here"}})");

    /// An answer as it should be. @p headers: whole lines without their ends.
    static Step respond(int status, const QByteArray &body = {},
                        const QList<QByteArray> &headers = {})
    {
        return [=](const HttpRequest &, ScriptedConnection connection) {
            connection.send(message(status, body, headers));
        };
    }
    static QByteArray message(int status, const QByteArray &body = {},
                              const QList<QByteArray> &headers = {})
    {
        QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
        for (const QByteArray &line : headers) {
            bytes += line + "\r\n";
        }
        return bytes + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    static Step raw(const QByteArray &bytes)
    {
        return [=](const HttpRequest &, ScriptedConnection connection) { connection.send(bytes); };
    }
    static Step close()
    {
        return [](const HttpRequest &, ScriptedConnection connection) { connection.close(); };
    }
    static Step reset()
    {
        return [](const HttpRequest &, ScriptedConnection connection) { connection.reset(); };
    }
    static Step silence()
    {
        return [](const HttpRequest &, ScriptedConnection) {};
    }

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            ++connections;
            m_sockets.push_back(socket);
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            auto bytes = std::make_shared<QByteArray>();
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket, bytes] {
                *bytes += socket->readAll();
                while (takeRequest(socket, *bytes)) {
                }
            });
        }
    }

    bool takeRequest(QTcpSocket *socket, QByteArray &bytes)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        HttpRequest request;
        QList<QByteArray> lines = bytes.left(end).split('\n');
        const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            request.headers.add(line.left(colon), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("Content-Length").toLongLong();
        if (bytes.size() < end + 4 + length) {
            return false;
        }
        request.body = bytes.mid(end + 4, length);
        bytes.remove(0, end + 4 + length);
        requests.push_back(request);
        Step step = otherwise;
        if (!m_script.empty()) {
            step = m_script.front();
            m_script.pop_front();
        }
        step(request, ScriptedConnection(socket));
        return true;
    }

    QTcpServer m_server;
    std::vector<QPointer<QTcpSocket>> m_sockets;
    std::deque<Step> m_script;
};

} // namespace serin
