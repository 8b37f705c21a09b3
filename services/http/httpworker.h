// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/deadlines.h"
#include "services/http/httplimits.h"
#include "services/http/httpmessage.h"
#include "services/http/httpsession.h"

#include <boost/asio/executor_work_guard.hpp>

#include <atomic>
#include <ctime>
#include <functional>
#include <list>
#include <string>
#include <thread>
#include <unordered_map>

namespace serin {

class BufferedHandler;
class HttpResponder;

/// What all threads of a server share. Does not change once they run, but for the counters.
struct HttpShared
{
    HttpLimits limits;
    int connectionLimit = 0; ///< of one thread
    std::string port;
    std::shared_ptr<DataPlane> dataPlane; ///< may be null
    /// Hands a request to the program; called on the server's threads.
    std::function<void(HttpRequest, HttpResponder)> handle;
    std::function<void()> workerEmptied; ///< a thread that retires has no connection left
    std::atomic<int> connections{0};
};

/// One thread of a server with the connections that live on it.
class HttpWorker : public std::enable_shared_from_this<HttpWorker>
{
public:
    explicit HttpWorker(std::shared_ptr<HttpShared> shared);
    HttpWorker(const HttpWorker &) = delete;
    HttpWorker &operator=(const HttpWorker &) = delete;
    ~HttpWorker();

    // From any thread.
    void start();
    /// Takes over a connection's descriptor, which does not block.
    void adopt(int descriptor);
    [[nodiscard]] int connectionCount() const { return m_count.load(std::memory_order_relaxed); }
    /// Ends each connection behind the request it answers.
    void retire();
    /// Ends all connections at once.
    void closeAll();
    /// Ends them, then the thread; returns when it has ended.
    void finish();
    /// Calls @p answer with the handler that waits under @p id, if it still does.
    void answerWaiting(std::uint64_t id, HttpResponse response);

    // On its thread.
    [[nodiscard]] boost::asio::io_context &context() { return m_context; }
    [[nodiscard]] Deadlines &deadlines() { return m_deadlines; }
    [[nodiscard]] const HttpShared &shared() const { return *m_shared; }
    [[nodiscard]] const HttpLimits &limits() const { return m_shared->limits; }
    [[nodiscard]] bool isDataPlane(std::string_view path) const;
    [[nodiscard]] std::unique_ptr<RequestHandler> planeHandler(HttpSession &session);
    [[nodiscard]] bool isOwnHost(std::string_view host) const;
    [[nodiscard]] bool isOwnOrigin(std::string_view origin) const;
    /// The time for the field Date.
    [[nodiscard]] std::string_view date();
    void remove(HttpSession &session);
    /// Closes the connection that waits longest for a request. False when none waits.
    bool closeLongestWaiting();
    [[nodiscard]] std::uint64_t await(BufferedHandler &handler);
    void forget(std::uint64_t id) { m_waiting.erase(id); }

private:
    using Guard = boost::asio::executor_work_guard<boost::asio::io_context::executor_type>;

    void take(int descriptor);
    void tellWhenEmpty();

    const std::shared_ptr<HttpShared> m_shared;
    boost::asio::io_context m_context;
    Deadlines m_deadlines;
    std::unique_ptr<Guard> m_guard;
    std::unique_ptr<DataPlaneThread> m_plane;
    std::list<boost::intrusive_ptr<HttpSession>> m_sessions;
    std::unordered_map<std::uint64_t, BufferedHandler *> m_waiting;
    std::uint64_t m_lastWaiting = 0;
    std::string m_date;
    std::time_t m_dateSecond = 0;
    std::atomic<int> m_count{0}; // connections, and those on their way
    std::thread m_thread;
    bool m_retiring = false;
};

} // namespace serin
