// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of ScoringExchange: from the instance's first byte on.
#include "services/local/router/scoringexchange.h"

#include "services/http/httpanswer.h"
#include "services/local/router/chunks.h"

namespace serin {

namespace {

/// For records only: the caller left before it had an answer.
constexpr int callerLeft = 499;

} // namespace

void ScoringExchange::answerArrived(bool ended)
{
    const MessageReader::State state = m_connection->reader().state();
    if (ended && state != MessageReader::State::Complete) {
        fail(state == MessageReader::State::Head
                 ? "the instance closed its connection before it answered"
                 : "the instance closed its connection within its answer");
        return;
    }
    if (state == MessageReader::State::Broken) {
        fail("the instance sent a malformed answer");
    } else if (m_stage == Stage::Answering) {
        relayPiece();
    } else {
        readAnswer();
    }
}

/// An answer of known length that fits into the buffer is sent on when it is whole: in one write,
/// and nothing has been promised to the caller when it breaks off. Others are passed on as they
/// come.
void ScoringExchange::readAnswer()
{
    const MessageReader &reader = m_connection->reader();
    switch (reader.state()) {
    case MessageReader::State::Complete:
        answerWhole();
        break;
    case MessageReader::State::Body:
        if (!reader.fitsWhole()) {
            relayHead();
            break;
        }
        [[fallthrough]];
    default:
        m_connection->readAnswer();
        break;
    }
}

void ScoringExchange::writeHead(std::optional<std::uint64_t> bodySize, bool chunked)
{
    m_stage = Stage::Answering;
    m_connection->stopWaiting();
    const MessageHead &model = m_connection->reader().head();
    m_modelStatus = model.status;
    m_status = model.status >= 200 && model.status < 300 ? model.status : 424;
    AnswerFacts facts;
    facts.status = m_status;
    facts.deployment = m_choice.deployment->route->name;
    facts.requestId = requestId();
    facts.date = m_session.worker().date();
    facts.chunked = chunked;
    if (m_status != 204) {
        facts.bodySize = bodySize;
    }
    writeAnswerHead(m_answerHead, model, m_session.head(), facts);
    m_session.appendEnd(m_answerHead, m_goOn);
}

void ScoringExchange::answerWhole()
{
    const std::string_view body = m_connection->reader().body();
    m_goOn = m_session.canGoOn();
    m_chunkedAnswer = false;
    writeHead(body.size(), false);
    m_lastPiece = true;
    answerSent(m_session.answer({m_answerHead, body}));
}

void ScoringExchange::relayHead()
{
    const MessageHead &model = m_connection->reader().head();
    const bool delimited = model.contentLength || m_session.head().version == 11;
    m_goOn = m_session.canGoOn() && delimited;
    m_chunkedAnswer = !model.contentLength && delimited;
    writeHead(model.contentLength, m_chunkedAnswer);
    relayPiece();
}

void ScoringExchange::relayPiece()
{
    const MessageReader &reader = m_connection->reader();
    const std::string_view body = reader.body();
    m_lastPiece = reader.state() == MessageReader::State::Complete;
    m_connection->stopWaiting();
    std::string_view tail;
    if (m_chunkedAnswer) {
        appendChunkSize(m_answerHead, body.size());
        tail = chunkTail(body.size(), m_lastPiece);
    }
    answerSent(m_session.answer({m_answerHead, body, tail}));
}

void ScoringExchange::answerSent(HttpStream::Sent sent)
{
    switch (sent) {
    case HttpStream::Sent::All:
        this->sent();
        break;
    case HttpStream::Sent::Later:
        break;
    case HttpStream::Sent::Failed:
        m_session.close(); // and gone() comes back
        break;
    }
}

void ScoringExchange::sent()
{
    if (m_lastPiece) {
        finish();
        return;
    }
    m_answerHead.clear();
    m_connection->reader().dropBody();
    watchInstance();
    m_connection->readAnswer();
}

void ScoringExchange::finish()
{
    if (m_choice.deployment != nullptr) { // else it was only asked for its OPTIONS
        m_thread.recorder().record(*m_endpoint, m_choice.deployment, accountOf(m_status));
    }
    if (m_connection) {
        const MessageReader &reader = m_connection->reader();
        const bool reusable = m_requestOut && reader.head().keepAlive && !reader.hasMore();
        m_connection->giveBack(reusable, Clock::now());
        m_connection.reset();
    }
    letGo();
    m_session.finish(m_goOn);
}

void ScoringExchange::tooLate()
{
    if (m_stage == Stage::Connecting) {
        nextInstance();
    } else if (m_stage == Stage::Answering) {
        fail("the instance stopped within its answer");
    } else {
        refuse(408, "the model did not answer within the deployment's request timeout");
    }
}

/// Once the answer has begun it can only be broken off, so that the caller takes no part for the
/// whole; it is recorded as the model's failure all the same.
void ScoringExchange::fail(std::string_view reason)
{
    if (m_session.hasBegunToAnswer()) {
        m_thread.recorder().record(*m_endpoint, m_choice.deployment, accountOf(424));
        letGo();
        m_session.abandon();
        return;
    }
    std::string fields;
    appendField(fields, "ms-azureml-model-error-reason", reason);
    refuse(424, reason, fields);
}

void ScoringExchange::refuse(int status, std::string_view message, std::string_view fields)
{
    std::string all(fields);
    all.append(refusalFields(m_session.head(),
                             m_choice.deployment != nullptr ? m_choice.deployment->route->name
                                                            : std::string_view(),
                             requestId()));
    // The session may begin the next request, or end this object, before it returns.
    RouterThread &thread = m_thread;
    const MapHold hold = m_hold;
    DispatchEndpoint *const endpoint = m_endpoint;
    DispatchDeployment *const deployment = m_choice.deployment;
    TrafficRecorder::Answer account = accountOf(status);
    letGo();
    account.responseBytes = m_session.refuse(status, message, all);
    if (endpoint != nullptr) {
        thread.recorder().record(*endpoint, deployment, account);
    }
}

void ScoringExchange::gone(int status)
{
    if (m_stage != Stage::Over && m_endpoint != nullptr) {
        m_thread.recorder().record(*m_endpoint, m_choice.deployment,
                                   accountOf(status != 0 ? status : callerLeft));
    }
    letGo();
}

TrafficRecorder::Answer ScoringExchange::accountOf(int status) const
{
    TrafficRecorder::Answer account;
    account.status = status;
    account.modelStatus = m_modelStatus;
    account.latency = Clock::now() - m_session.begunAt();
    account.requestBytes = m_session.reader().headSize() + m_session.reader().bodyBytes();
    account.responseBytes = m_session.answeredBytes();
    account.inFlight = m_choice.inFlight;
    return account;
}

/// Gives up whatever it holds of the router; the caller's connection is not touched.
void ScoringExchange::letGo()
{
    m_stage = Stage::Over;
    if (m_connection) {
        m_connection->giveBack(false, {});
        m_connection.reset();
    }
    if (m_choice.instance != nullptr) {
        Dispatcher::release(*m_choice.instance);
    }
    if (std::exchange(m_counted, false)) {
        Dispatcher::release(*m_choice.deployment);
    }
    m_choice = {};
    m_copy.reset();
    m_hold.reset();
}

} // namespace serin
