// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/bufferedhandler.h"

#include "services/http/httpanswer.h"
#include "services/http/httpresponder.h"
#include "services/http/httpworker.h"

#include <array>

namespace serin {

namespace {

std::string_view view(const QByteArray &text)
{
    return {text.data(), static_cast<std::size_t>(text.size())};
}

/// What the sender of an answer decides, not its author.
bool isSendersField(std::string_view name)
{
    constexpr std::array<std::string_view, 5> fields{"content-length", "connection", "date",
                                                     "transfer-encoding", "keep-alive"};
    return std::any_of(fields.begin(), fields.end(),
                       [&](std::string_view field) { return sameIgnoringCase(field, name); });
}

bool hasNoBody(int status)
{
    return status == 204 || status == 304;
}

} // namespace

BufferedHandler::BufferedHandler(HttpSession &session)
    : Timed(session.worker().deadlines()), m_session(session)
{}

BufferedHandler::~BufferedHandler()
{
    forget();
}

void BufferedHandler::begin()
{
    const MessageHead &head = m_session.head();
    if (head.contentLength.value_or(0) > m_session.worker().limits().bufferedBody) {
        m_session.refuse(413, "the body of the request is too large");
        return;
    }
    m_body.clear();
    const MessageReader &reader = m_session.reader();
    if (head.expectsContinue && reader.state() == MessageReader::State::Body &&
        reader.bodyBytes() == 0 && !m_session.sendContinue()) {
        return;
    }
    bodyArrived();
}

void BufferedHandler::bodyArrived()
{
    MessageReader &reader = m_session.reader();
    if (reader.bodyBytes() > m_session.worker().limits().bufferedBody) {
        m_body.clear();
        m_session.refuse(413, "the body of the request is too large");
        return;
    }
    const std::string_view piece = reader.body();
    m_body.append(piece.data(), static_cast<qsizetype>(piece.size()));
    reader.dropBody();
    if (reader.state() == MessageReader::State::Complete) {
        handOver();
    } else if (reader.state() == MessageReader::State::Broken) {
        m_session.refuse(400, "the chunks of the body are malformed");
    } else {
        m_session.readBody();
    }
}

void BufferedHandler::handOver()
{
    const MessageHead &head = m_session.head();
    HttpRequest request;
    request.method = bytesOf(head.method);
    request.target = bytesOf(head.target);
    for (const HttpFieldView &field : head.fields) {
        request.headers.add(bytesOf(field.name), bytesOf(field.value));
    }
    request.body = std::move(m_body);
    m_body = {};
    HttpWorker &worker = m_session.worker();
    m_waiting = worker.await(*this);
    setDue(Clock::now() + worker.limits().answerTime);
    worker.shared().handle(std::move(request), HttpResponder(worker.weak_from_this(), m_waiting));
}

void BufferedHandler::answer(const HttpResponse &response)
{
    m_waiting = 0;
    clearDue();
    m_goOn = m_session.canGoOn();
    m_answerBody = hasNoBody(response.status) ? QByteArray() : response.body;
    m_answerHead.clear();
    const int status = response.status >= 200 && response.status <= 999 ? response.status : 500;
    appendStatusLine(m_answerHead, status);
    for (const auto &[name, value] : response.headers.fields()) {
        if (!isSendersField(view(name)) && isFieldName(view(name)) && isFieldValue(view(value))) {
            appendField(m_answerHead, view(name), view(value));
        }
    }
    if (!hasNoBody(status)) {
        appendField(m_answerHead, "Content-Length",
                    static_cast<std::uint64_t>(m_answerBody.size()));
    }
    appendField(m_answerHead, "Date", m_session.worker().date());
    m_session.appendEnd(m_answerHead, m_goOn);
    if (m_session.head().method == "HEAD") {
        m_answerBody.clear();
    }
    switch (m_session.answer({m_answerHead, view(m_answerBody)})) {
    case HttpStream::Sent::All:
        sent();
        break;
    case HttpStream::Sent::Later:
        break;
    case HttpStream::Sent::Failed:
        m_session.abandon();
        break;
    }
}

void BufferedHandler::sent()
{
    m_answerBody.clear();
    m_session.finish(m_goOn);
}

void BufferedHandler::gone(int)
{
    m_body.clear();
    clearDue();
    forget();
}

void BufferedHandler::dueReached(Clock::time_point)
{
    forget();
    m_session.refuse(503, "the server is busy and did not answer in time");
}

void BufferedHandler::forget()
{
    if (m_waiting != 0) {
        m_session.worker().forget(std::exchange(m_waiting, 0));
    }
}

} // namespace serin
