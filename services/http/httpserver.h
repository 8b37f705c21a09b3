// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/http/httplimits.h"
#include "services/http/httpmessage.h"
#include "services/http/httpresponder.h"

#include <QObject>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace serin {

class DataPlane;

/// An HTTP/1.1 server on 127.0.0.1 with threads of its own. Requests of the data plane are answered
/// on those threads; all others are collected (bodies up to HttpLimits::bufferedBody) and given to
/// a handler in the thread of a QObject.
///
/// It answers by itself, with a JSON body {"error":{"code","message"}}: 400 for what is malformed
/// (MessageReader says what that is), 403 for a Host other than 127.0.0.1 or localhost with its own
/// port and for an Origin that is not its own, 405 for CONNECT and TRACE, 408 for a head or body
/// that comes too slowly, 413 and 431 for what is too large, 417, 503 and 505. Requests that a
/// client sends ahead are answered in their order.
///
/// Lives in the thread of the context; all functions belong there unless noted.
class HttpServer : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        std::uint16_t port = 0; ///< 0: any free one
        int threads = 2;
        HttpLimits limits;
    };
    /// May answer at any later time and from any thread.
    using Handler = std::function<void(const HttpRequest &request, const HttpResponder &respond)>;

    explicit HttpServer(const Options &options, QObject *parent = nullptr);
    /// Ends all connections and the threads.
    ~HttpServer() override;

    /// Before listen(). @p handler is called in the thread of @p context, which outlives this
    /// server or its stopped(). It also gets HEAD requests, of whose answers no body is sent.
    void setHandler(QObject *context, Handler handler);
    /// Before listen().
    void setDataPlane(std::shared_ptr<DataPlane> dataPlane);

    /// Starts; answers the port. Raises the process's soft limit of open files to what
    /// HttpLimits::connections needs, as far as the hard limit allows; with less, fewer connections
    /// are kept. Called once.
    /// @error Conflict (the port is taken), Io.
    [[nodiscard]] Result<std::uint16_t> listen();
    [[nodiscard]] std::uint16_t port() const;
    /// Open connections of clients. From any thread.
    [[nodiscard]] int connectionCount() const;

    /// Accepts no more, closes what waits, and ends each other connection behind the request it
    /// answers, all of them after @p grace. Then the threads end and stopped() is emitted, from the
    /// event loop.
    void stop(std::chrono::milliseconds grace);

Q_SIGNALS:
    void stopped();

private:
    class Threads;

    void endThreads();

    std::unique_ptr<Threads> m_threads;
    bool m_stopping = false;
};

} // namespace serin
