// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpstream.h"
#include "services/http/requesthandler.h"

#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <list>
#include <string>
#include <utility>

namespace serin {

class HttpWorker;

/// A client's connection: reads one request after another, checks what concerns all of them (Host,
/// Origin, framing, pace) and has a handler answer each before it looks at the next.
class HttpSession final : public HttpStream
{
public:
    using Place = std::list<boost::intrusive_ptr<HttpSession>>::iterator;
    using Clock = Timed::Clock;

    explicit HttpSession(HttpWorker &worker);
    ~HttpSession() override;

    /// Takes over @p descriptor and begins to read. @p place is where the worker keeps it.
    [[nodiscard]] bool start(int descriptor, Place place);
    /// No further request: closes now when none is being answered, else behind the answer.
    void retire();
    void close() override;

    /// Since when it has been waiting for a request; nothing while it answers one.
    [[nodiscard]] std::optional<Clock::time_point> waitingSince() const;
    [[nodiscard]] Place place() const { return m_place; }

    // For handlers.
    [[nodiscard]] HttpWorker &worker() { return m_worker; }
    [[nodiscard]] const MessageHead &head() const { return reader().head(); }
    /// When the request's head had arrived.
    [[nodiscard]] Clock::time_point begunAt() const { return m_begunAt; }
    /// Asks for more of the body, which is not complete.
    void readBody();
    /// Tells a client that waits for it to go on with the body. False when that is the end.
    [[nodiscard]] bool sendContinue();
    /// Whether the connection can serve another request when this one is answered now.
    [[nodiscard]] bool canGoOn() const;
    /// Appends to a head of an answer whether the connection goes on, where the client cannot know,
    /// and the empty line.
    void appendEnd(std::string &answerHead, bool goOn) const;
    /// Sends a part of the answer; see HttpStream::send().
    [[nodiscard]] Sent answer(std::initializer_list<std::string_view> parts);
    [[nodiscard]] bool hasBegunToAnswer() const;
    [[nodiscard]] std::uint64_t answeredBytes() const { return sentBytes() - m_sentBefore; }
    /// The whole answer has been sent.
    void finish(bool goOn);
    /// Answers with an error of this status, with @p fields (whole lines) in its head, and ends the
    /// request; the handler hears no more of it. Returns the size of the answer.
    std::size_t refuse(int status, std::string_view message, std::string_view fields = {});
    /// Breaks the connection off, since the answer cannot be completed; the handler hears no more.
    void abandon();

private:
    enum class Phase { Waiting, Answering, Refusing, Lingering };

    void arrived(Arrival arrival) override;
    void sendEnded(bool success) override;
    void dueReached(Clock::time_point now) override;

    void proceed();
    void awaitHead();
    void beginRequest();
    [[nodiscard]] bool passesGate();
    void checkPace(Clock::time_point now);
    void bodyFailed(int status, std::string_view message);
    void refuseFault();
    void refusalSent();
    void nextRequest();
    void linger();
    RequestHandler *takeHandler() { return std::exchange(m_handler, nullptr); }

    HttpWorker &m_worker;
    Place m_place;
    RequestHandler *m_handler = nullptr; // of the present request
    std::unique_ptr<RequestHandler> m_plane;
    std::unique_ptr<RequestHandler> m_buffered;
    std::string m_refusal;
    Clock::time_point m_waitingSince;
    Clock::time_point m_begunAt;
    Clock::time_point m_bodyEndsBy;
    std::uint64_t m_windowBegin = 0; // body bytes when the pace was last looked at
    std::uint64_t m_sentBefore = 0;  // bytes sent before the present answer
    Phase m_phase = Phase::Waiting;
    bool m_wantsBody = false;
    bool m_pacing = false;
    bool m_headBegun = false;
    bool m_goesOn = false; // behind a refusal
    bool m_proceeding = false;
    bool m_clientEnded = false;
    bool m_retired = false;
};

} // namespace serin
