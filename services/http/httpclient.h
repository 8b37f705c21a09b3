// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/http/delays.h"
#include "services/http/httpcall.h"
#include "services/http/retrypolicy.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>

namespace serin {

class HttpConnections;
class HttpExchange;

/// Sends requests over HTTP/1.1 and TLS. A token never leaves its origin, every call has limits of
/// time and size, header values are checked, nothing is unpacked, no cookies, no cache, no second
/// POST. The system's proxies (not for this computer) and certificates. Neither headers, bodies nor
/// queries are logged.
///
/// On sockets of our own, not QNetworkAccessManager (6.4): that sends a POST again when the
/// connection is dropped, takes a cut off chunked answer for a whole one, and one endless head
/// makes it deaf to everybody else for as long as it lasts. tst_httpclient_faults has them all.
///
/// Lives on one thread with an event loop.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        RetryPolicy retry;
        /// nullptr: the system's. Both must outlive the client.
        Delays *delays = nullptr;
        const Clock *clock = nullptr;
        /// Draws from 0 to 1.
        std::function<double()> random;
        /// Calls at the same time to one origin.
        int connectionsPerOrigin = 6;
    };

    explicit HttpClient(QObject *parent = nullptr);
    explicit HttpClient(Settings settings, QObject *parent = nullptr);
    ~HttpClient() override;

    /// Sends @p call, again as the RetryPolicy says, and answers with what came back, whatever its
    /// status. Cancelling the future ends the connection.
    /// @error Invalid: the call breaks a rule of HttpCall, nothing was sent; Unavailable: no
    /// connection, or it was dropped; Timeout; Protocol: no HTTP, a redirect that is not followed,
    /// too large, encoded, no trusted connection; Unauthorized: the proxy; Cancelled.
    [[nodiscard]] QFuture<Result<HttpAnswer>> send(const HttpCall &call);

    [[nodiscard]] Delays &delays() const { return *m_settings.delays; }
    [[nodiscard]] const Clock &clock() const { return *m_settings.clock; }
    [[nodiscard]] const RetryPolicy &retry() const { return m_settings.retry; }
    /// 0 to 1.
    [[nodiscard]] double random() const { return m_settings.random(); }

private:
    friend class HttpExchange;
    struct Lane
    {
        int active = 0;
        std::deque<QPointer<HttpExchange>> waiting;
    };

    void enter(HttpExchange *exchange);
    void leave(const QString &origin);

    Settings m_settings;
    SystemDelays m_systemDelays;
    const std::unique_ptr<HttpConnections> m_connections;
    QHash<QString, Lane> m_lanes;
};

} // namespace serin
