// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpsession.h"

#include "services/http/bufferedhandler.h"
#include "services/http/httpanswer.h"
#include "services/http/httpworker.h"

#include <sys/socket.h>

namespace serin {

using namespace std::chrono_literals;

HttpSession::HttpSession(HttpWorker &worker)
    : HttpStream(worker.context(), worker.deadlines(), MessageReader::Kind::Requests),
      m_worker(worker)
{}

HttpSession::~HttpSession() = default;

bool HttpSession::start(int descriptor, Place place)
{
    m_place = place;
    if (!adopt(descriptor)) {
        return false;
    }
    m_waitingSince = Clock::now();
    setDue(m_waitingSince + m_worker.limits().headTime);
    read();
    return true;
}

void HttpSession::retire()
{
    m_retired = true;
    if (m_phase == Phase::Waiting) {
        close();
    }
}

void HttpSession::close()
{
    if (isClosed()) {
        return;
    }
    const boost::intrusive_ptr<HttpSession> self(this);
    HttpStream::close();
    if (RequestHandler *const handler = takeHandler()) {
        handler->gone(0);
    }
    m_worker.remove(*this);
}

void HttpSession::abandon()
{
    takeHandler();
    close();
}

std::optional<HttpSession::Clock::time_point> HttpSession::waitingSince() const
{
    return m_phase == Phase::Waiting ? std::optional(m_waitingSince) : std::nullopt;
}

void HttpSession::arrived(Arrival arrival)
{
    if (arrival == Arrival::Lost) {
        close();
        return;
    }
    m_clientEnded = m_clientEnded || arrival == Arrival::End;
    switch (m_phase) {
    case Phase::Waiting:
        if (m_clientEnded) {
            close();
        } else {
            proceed();
        }
        break;
    case Phase::Answering:
        if (!std::exchange(m_wantsBody, false)) {
            break;
        }
        if (reader().state() == MessageReader::State::Broken) {
            bodyFailed(400, arrival == Arrival::End ? "the body ends before its announced end"
                                                    : "the chunks of the body are malformed");
        } else {
            m_handler->bodyArrived();
        }
        break;
    case Phase::Refusing:
        break;
    case Phase::Lingering:
        if (m_clientEnded) {
            close();
        } else {
            reader().discard();
            read();
        }
        break;
    }
}

void HttpSession::sendEnded(bool success)
{
    clearDue();
    if (!success) {
        close();
    } else if (m_phase == Phase::Refusing) {
        refusalSent();
    } else if (m_handler != nullptr) {
        m_handler->sent();
    }
}

void HttpSession::dueReached(Clock::time_point now)
{
    if (m_phase == Phase::Waiting && m_headBegun) {
        refuse(408, "the head of the request took too long");
    } else if (m_phase == Phase::Answering && !isSending()) {
        checkPace(now);
    } else {
        close();
    }
}

/// A loop, not a recursion: a client may send hundreds of requests at once.
void HttpSession::proceed()
{
    if (m_proceeding) {
        return;
    }
    const boost::intrusive_ptr<HttpSession> self(this);
    m_proceeding = true;
    while (m_phase == Phase::Waiting && !isClosed()) {
        if (reader().state() == MessageReader::State::Head) {
            awaitHead();
            break;
        }
        if (reader().state() == MessageReader::State::Broken) {
            refuseFault();
        } else {
            beginRequest();
        }
    }
    m_proceeding = false;
}

void HttpSession::awaitHead()
{
    if (m_retired || m_clientEnded) {
        close();
        return;
    }
    if (reader().hasBegun() && !m_headBegun) {
        m_headBegun = true;
        setDue(Clock::now() + m_worker.limits().headTime);
    }
    read();
}

void HttpSession::beginRequest()
{
    m_phase = Phase::Answering;
    m_headBegun = false;
    m_wantsBody = false;
    m_pacing = false;
    m_begunAt = Clock::now();
    m_sentBefore = sentBytes();
    clearDue();
    if (!passesGate()) {
        return;
    }
    if (m_worker.isDataPlane(head().path())) {
        if (!m_plane) {
            m_plane = m_worker.planeHandler(*this);
        }
        m_handler = m_plane.get();
    } else {
        if (!m_buffered) {
            m_buffered = std::make_unique<BufferedHandler>(*this);
        }
        m_handler = m_buffered.get();
    }
    m_handler->begin();
}

/// Pages of other sites must not reach this server through a browser: neither under a name of
/// theirs that resolves to this computer, nor by a form or script of theirs.
bool HttpSession::passesGate()
{
    const HttpFieldView *const host = head().find(HttpField::Host);
    const HttpFieldView *const origin = head().find(HttpField::Origin);
    if (host == nullptr) {
        refuse(400, "the request has no Host field");
    } else if (!m_worker.isOwnHost(host->value)) {
        refuse(403, "the request is meant for another host");
    } else if (origin != nullptr && !m_worker.isOwnOrigin(origin->value)) {
        refuse(403, "the request comes from a page of another site");
    } else if (head().find(HttpField::Expect) != nullptr && !head().expectsContinue) {
        refuse(417, "only 100-continue can be expected");
    } else if (head().method == "CONNECT" || head().method == "TRACE") {
        refuse(405, "this method is not supported");
    } else {
        return true;
    }
    return false;
}

void HttpSession::readBody()
{
    m_wantsBody = true;
    if (!m_pacing) {
        m_pacing = true;
        m_windowBegin = reader().bodyBytes();
        const Clock::time_point now = Clock::now();
        m_bodyEndsBy = now + m_worker.limits().bodyTime;
        setDue(now + m_worker.limits().windowTime);
    } else if (due() == Clock::time_point::max()) {
        setDue(Clock::now() + m_worker.limits().windowTime); // a send in between has cleared it
    }
    read();
}

void HttpSession::checkPace(Clock::time_point now)
{
    if (!m_pacing || reader().state() != MessageReader::State::Body) {
        return;
    }
    const HttpLimits &limits = m_worker.limits();
    const auto least =
        static_cast<std::uint64_t>(limits.windowTime.count()) * limits.bytesPerSecond / 1'000;
    const bool slow = reader().bodyBytes() - m_windowBegin < least;
    if (m_wantsBody && (slow || now >= m_bodyEndsBy)) {
        bodyFailed(408, "the body of the request took too long");
        return;
    }
    m_windowBegin = reader().bodyBytes();
    setDue(now + limits.windowTime);
}

void HttpSession::bodyFailed(int status, std::string_view message)
{
    if (hasBegunToAnswer()) {
        close();
        return;
    }
    takeHandler()->gone(status);
    refuse(status, message);
}

bool HttpSession::sendContinue()
{
    if (send({"HTTP/1.1 100 Continue\r\n\r\n"}) != Sent::All) {
        close(); // so little always finds room, unless the client sends ahead and reads nothing
        return false;
    }
    m_sentBefore = sentBytes();
    return true;
}

bool HttpSession::canGoOn() const
{
    return head().keepAlive && !m_retired && !m_clientEnded &&
           reader().state() == MessageReader::State::Complete;
}

void HttpSession::appendEnd(std::string &answerHead, bool goOn) const
{
    if (!goOn) {
        answerHead.append("Connection: close\r\n");
    } else if (head().version == 10) {
        answerHead.append("Connection: keep-alive\r\n");
    }
    answerHead.append("\r\n");
}

HttpStream::Sent HttpSession::answer(std::initializer_list<std::string_view> parts)
{
    const Sent sent = send(parts);
    if (sent == Sent::Later) {
        std::size_t size = 0;
        for (const std::string_view part : parts) {
            size += part.size();
        }
        const HttpLimits &limits = m_worker.limits();
        setDue(Clock::now() + limits.windowTime +
               std::chrono::milliseconds(size * 1'000 / limits.bytesPerSecond));
    }
    return sent;
}

bool HttpSession::hasBegunToAnswer() const
{
    return isSending() || sentBytes() > m_sentBefore;
}

void HttpSession::finish(bool goOn)
{
    takeHandler();
    if (goOn && canGoOn()) {
        nextRequest();
    } else if (reader().state() == MessageReader::State::Complete && !reader().hasMore()) {
        close();
    } else {
        linger();
    }
}

std::size_t HttpSession::refuse(int status, std::string_view message, std::string_view fields)
{
    takeHandler();
    m_goesOn = canGoOn();
    m_phase = Phase::Refusing;
    const std::string body = errorBody(status, message);
    m_refusal.clear();
    appendStatusLine(m_refusal, status);
    appendField(m_refusal, "Content-Type", "application/json");
    m_refusal.append(fields);
    appendField(m_refusal, "Content-Length", body.size());
    appendField(m_refusal, "Date", m_worker.date());
    appendEnd(m_refusal, m_goesOn);
    if (head().method != "HEAD") {
        m_refusal.append(body);
    }
    const std::size_t size = m_refusal.size();
    switch (send({m_refusal})) {
    case Sent::All:
        refusalSent();
        break;
    case Sent::Later:
        setDue(Clock::now() + m_worker.limits().lingerTime);
        break;
    case Sent::Failed:
        close();
        break;
    }
    return size;
}

void HttpSession::refuseFault()
{
    switch (reader().fault()) {
    case MessageReader::Fault::HeadTooLarge:
        refuse(431, "the head of the request is too large");
        break;
    case MessageReader::Fault::Version:
        refuse(505, "only HTTP/1.0 and HTTP/1.1 are spoken here");
        break;
    default:
        refuse(400, "the request is malformed");
        break;
    }
}

void HttpSession::refusalSent()
{
    if (m_goesOn) {
        nextRequest();
    } else {
        linger();
    }
}

void HttpSession::nextRequest()
{
    m_phase = Phase::Waiting;
    m_waitingSince = Clock::now();
    setDue(m_waitingSince + m_worker.limits().idleTime);
    reader().next();
    proceed();
}

/// Closing at once would reset the connection when the client still sends, and the reset could
/// overtake the answer.
void HttpSession::linger()
{
    m_phase = Phase::Lingering;
    if (m_clientEnded) {
        close();
        return;
    }
    ::shutdown(socket().native_handle(), SHUT_WR);
    setDue(Clock::now() + m_worker.limits().lingerTime);
    if (!isReading()) {
        reader().discard();
    }
    read();
}

} // namespace serin
