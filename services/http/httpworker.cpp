// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpworker.h"

#include "services/http/bufferedhandler.h"

#include <boost/asio/post.hpp>

#include <array>

#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr std::string_view fullAnswer = "HTTP/1.1 503 Service Unavailable\r\n"
                                        "Content-Length: 0\r\nConnection: close\r\n\r\n";

/// Whether @p text is one of this server's two names, with @p port behind it.
bool isOwnName(std::string_view text, std::string_view port)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || text.substr(colon + 1) != port) {
        return false;
    }
    const std::string_view name = text.substr(0, colon);
    return name == "127.0.0.1" || sameIgnoringCase(name, "localhost");
}

} // namespace

HttpWorker::HttpWorker(std::shared_ptr<HttpShared> shared)
    : m_shared(std::move(shared)), m_context(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO),
      m_deadlines(m_context), m_guard(std::make_unique<Guard>(m_context.get_executor()))
{}

HttpWorker::~HttpWorker()
{
    finish();
}

void HttpWorker::start()
{
    m_thread = std::thread([this] {
        pthread_setname_np(pthread_self(), "serin-http");
        if (m_shared->dataPlane) {
            m_plane = m_shared->dataPlane->attach(*this);
        }
        m_context.run(); // until finish() takes the guard away and all operations have ended
    });
}

void HttpWorker::adopt(int descriptor)
{
    m_count.fetch_add(1, std::memory_order_relaxed);
    boost::asio::post(m_context, [this, descriptor] { take(descriptor); });
}

void HttpWorker::take(int descriptor)
{
    const bool full =
        static_cast<int>(m_sessions.size()) >= m_shared->connectionLimit && !closeLongestWaiting();
    if (full || m_retiring) {
        static_cast<void>(
            ::send(descriptor, fullAnswer.data(), fullAnswer.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
        ::close(descriptor);
        m_count.fetch_sub(1, std::memory_order_relaxed);
        return;
    }
    m_shared->connections.fetch_add(1, std::memory_order_relaxed);
    m_sessions.emplace_front(new HttpSession(*this));
    const boost::intrusive_ptr<HttpSession> session = m_sessions.front();
    if (!session->start(descriptor, m_sessions.begin())) {
        session->close();
    }
}

void HttpWorker::remove(HttpSession &session)
{
    m_sessions.erase(session.place());
    m_count.fetch_sub(1, std::memory_order_relaxed);
    m_shared->connections.fetch_sub(1, std::memory_order_relaxed);
    tellWhenEmpty();
}

bool HttpWorker::closeLongestWaiting()
{
    HttpSession *longest = nullptr;
    for (const auto &session : m_sessions) {
        const auto since = session->waitingSince();
        if (since && (longest == nullptr || *since < *longest->waitingSince())) {
            longest = session.get();
        }
    }
    if (longest != nullptr) {
        longest->close();
    }
    return longest != nullptr;
}

void HttpWorker::tellWhenEmpty()
{
    if (m_retiring && m_sessions.empty()) {
        m_shared->workerEmptied();
    }
}

void HttpWorker::retire()
{
    boost::asio::post(m_context, [this] {
        m_retiring = true;
        const auto sessions = m_sessions;
        for (const auto &session : sessions) {
            session->retire();
        }
        if (sessions.empty()) {
            tellWhenEmpty();
        }
    });
}

void HttpWorker::closeAll()
{
    boost::asio::post(m_context, [this] {
        const auto sessions = m_sessions;
        for (const auto &session : sessions) {
            session->close();
        }
    });
}

void HttpWorker::finish()
{
    if (!m_thread.joinable()) {
        return;
    }
    boost::asio::post(m_context, [this] {
        m_retiring = true;
        const auto sessions = m_sessions;
        for (const auto &session : sessions) {
            session->close();
        }
        m_plane.reset();
        m_deadlines.stop();
        m_guard.reset();
    });
    m_thread.join();
}

void HttpWorker::answerWaiting(std::uint64_t id, HttpResponse response)
{
    boost::asio::post(m_context, [this, id, response = std::move(response)] {
        const auto found = m_waiting.find(id);
        if (found != m_waiting.end()) {
            BufferedHandler &handler = *found->second;
            m_waiting.erase(found);
            handler.answer(response);
        }
    });
}

std::uint64_t HttpWorker::await(BufferedHandler &handler)
{
    m_waiting.emplace(++m_lastWaiting, &handler);
    return m_lastWaiting;
}

bool HttpWorker::isDataPlane(std::string_view path) const
{
    return m_plane && m_shared->dataPlane->takes(path);
}

std::unique_ptr<RequestHandler> HttpWorker::planeHandler(HttpSession &session)
{
    return m_plane->handlerFor(session);
}

bool HttpWorker::isOwnHost(std::string_view host) const
{
    return isOwnName(host, m_shared->port);
}

bool HttpWorker::isOwnOrigin(std::string_view origin) const
{
    constexpr std::string_view scheme = "http://";
    return origin.substr(0, scheme.size()) == scheme &&
           isOwnName(origin.substr(scheme.size()), m_shared->port);
}

std::string_view HttpWorker::date()
{
    const std::time_t now = std::time(nullptr);
    if (now != m_dateSecond) {
        static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm parts{};
        gmtime_r(&now, &parts);
        std::array<char, 64> text{}; // by hand: strftime would follow the locale
        const int size =
            std::snprintf(text.data(), text.size(), "%s, %02d %s %d %02d:%02d:%02d GMT",
                          days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                          months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                          parts.tm_hour, parts.tm_min, parts.tm_sec);
        m_date.assign(text.data(), static_cast<std::size_t>(size));
        m_dateSecond = now;
    }
    return m_date;
}

} // namespace serin
