// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/localserverprocess.h"
#include "tests/support/scriptedserver.h"

#include <functional>
#include <memory>
#include <optional>

namespace serin {

/// Stands before a real local workspace and passes everything on, but for what a test wants to go
/// wrong. Takes the tokens "token-1", "token-2", … of FakeTokens instead of the workspace's own.
class ArmProxy
{
public:
    using Fault = std::function<std::optional<ScriptedServer::Step>(const HttpRequest &request)>;

    explicit ArmProxy(LocalServerProcess &workspace) : m_workspace(workspace)
    {
        m_server.otherwise = [this](const HttpRequest &request, ScriptedConnection connection) {
            if (const auto step = fault ? fault(request) : std::nullopt) {
                (*step)(request, connection);
            } else {
                connection.send(passOn(request));
            }
        };
    }

    /// Asked for each request; nothing: it is passed on.
    Fault fault;
    /// What is refused with 401.
    QByteArray expiredToken;
    /// The requests that the workspace has got, as "PUT /onlineEndpoints/churn".
    QList<QByteArray> passed;

    [[nodiscard]] QString base() const { return m_server.base(); }
    [[nodiscard]] const std::vector<HttpRequest> &requests() const { return m_server.requests; }

    /// Passes the request on, and does @p step instead of answering.
    [[nodiscard]] ScriptedServer::Step passOnAnd(ScriptedServer::Step step)
    {
        return [this, step](const HttpRequest &request, ScriptedConnection connection) {
            static_cast<void>(passOn(request));
            step(request, connection);
        };
    }
    /// How often @p line is in `passed`.
    [[nodiscard]] qsizetype count(const QByteArray &line) const { return passed.count(line); }

private:
    QByteArray passOn(const HttpRequest &request)
    {
        const QByteArray token = request.headers.value("Authorization");
        if (!expiredToken.isEmpty() && token == "Bearer " + expiredToken) {
            return ScriptedServer::message(401,
                                           R"({"error":{"code":"ExpiredToken","message":"x"}})");
        }
        const QByteArray workspace = m_workspace.connection().workspace.toString().toUtf8();
        const qsizetype at = request.path().indexOf(workspace);
        passed.append(request.method + ' ' +
                      (at < 0 ? request.path() : request.path().mid(at + workspace.size())));
        if (!m_connection || m_port != m_workspace.port()) {
            m_port = m_workspace.port();
            m_connection = std::make_unique<HttpConnection>(m_port);
        }
        m_connection->setHeader("Authorization", "Bearer " + m_workspace.token());
        m_connection->setHeader("Content-Type", "application/json");
        const auto answer = m_connection->request(request.method, request.target, request.body);
        if (!answer) {
            return {};
        }
        const QByteArray real = "http://127.0.0.1:" + QByteArray::number(m_port);
        QList<QByteArray> lines;
        for (const auto &[name, value] : answer->headers.fields()) {
            const QByteArray lower = name.toLower();
            if (lower != "content-length" && lower != "connection") {
                lines.append(name + ": " +
                             QByteArray(value).replace(real, m_server.base().toLatin1()));
            }
        }
        return ScriptedServer::message(
            answer->status, QByteArray(answer->body).replace(real, m_server.base().toLatin1()),
            lines);
    }

    LocalServerProcess &m_workspace;
    ScriptedServer m_server;
    std::uint16_t m_port = 0;
    std::unique_ptr<HttpConnection> m_connection;
};

} // namespace serin
