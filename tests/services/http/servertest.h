// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpserver.h"
#include "tests/support/rawclient.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace serin::testing {

/// A server whose handler runs in a thread of its own, as the tests' own blocks on sockets.
/// /echo sends the body back, /later/N answers after N ms, /never never, /big with 8 MB.
class TestServer
{
public:
    explicit TestServer(const HttpLimits &limits = {}, int threads = 2)
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        HttpServer::Options options;
        options.limits = limits;
        options.threads = threads;
        server = std::make_unique<HttpServer>(options);
        server->setHandler(&m_context,
                           [this](const HttpRequest &request, const HttpResponder &respond) {
                               ++requests;
                               handle(request, respond);
                           });
        const auto listening = server->listen();
        port = listening ? *listening : quint16{0};
    }
    TestServer(const TestServer &) = delete;
    TestServer &operator=(const TestServer &) = delete;
    ~TestServer()
    {
        server.reset();
        m_thread.quit();
        m_thread.wait();
    }

    std::unique_ptr<HttpServer> server;
    quint16 port = 0;
    std::atomic<int> requests{0};
    std::atomic<int> waiting{0}; ///< requests to /never
    std::atomic<bool> inHandlersThread{true};

private:
    void handle(const HttpRequest &request, const HttpResponder &respond)
    {
        inHandlersThread = inHandlersThread && QThread::currentThread() == &m_thread;
        HttpResponse response;
        response.headers.add("Content-Type", "text/plain");
        const QByteArray path = request.path();
        if (path == "/never") {
            ++waiting;
            m_kept.push_back(respond);
            return;
        }
        if (path == "/dropped") {
            return;
        }
        if (path == "/elsewhere") {
            std::thread([respond, response]() mutable {
                response.body = "from another thread";
                respond(response);
                respond(response); // a second answer changes nothing
            }).detach();
            return;
        }
        if (path == "/big") {
            response.body = QByteArray(8 * 1024 * 1024, 'b');
        } else if (path == "/none") {
            response.status = 204;
        } else if (path == "/injecting") {
            response.headers.add("X-Bad", "a\r\nSet-Cookie: b");
            response.headers.add("Content-Length", "1");
            response.headers.add("X-Good", "c");
        } else {
            response.body = request.method + ' ' + request.target + ' ' +
                            request.headers.value("X-Test") + ' ' + request.body;
        }
        respond(response);
    }

    QThread m_thread;
    QObject m_context;
    std::vector<HttpResponder> m_kept;
};

} // namespace serin::testing
