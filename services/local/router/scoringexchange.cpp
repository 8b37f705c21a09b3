// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/scoringexchange.h"

#include "services/http/httpanswer.h"
#include "services/local/router/chunks.h"

#include <algorithm>

namespace serin {

namespace {

constexpr std::chrono::milliseconds connectTime(3'000);
/// A body of unknown length that is longer streams through.
constexpr std::size_t collectedChunks = 8 * 1024;

/// What stands behind "Bearer ", or nothing.
std::optional<std::string_view> bearerOf(const MessageHead &head)
{
    constexpr std::string_view scheme = "bearer ";
    std::optional<std::string_view> bearer;
    for (const HttpFieldView &field : head.fields) {
        if (field.field != HttpField::Authorization) {
            continue;
        }
        if (bearer || !sameIgnoringCase(field.value.substr(0, scheme.size()), scheme)) {
            return std::nullopt; // twice, or of another kind
        }
        bearer = field.value.substr(scheme.size());
        while (!bearer->empty() && bearer->front() == ' ') {
            bearer->remove_prefix(1);
        }
    }
    return bearer;
}

} // namespace

ScoringExchange::ScoringExchange(RouterThread &thread, HttpSession &session)
    : m_thread(thread), m_session(session)
{}

ScoringExchange::~ScoringExchange()
{
    letGo();
}

void ScoringExchange::begin()
{
    m_stage = Stage::Collecting;
    m_hold = m_thread.map();
    m_choice = {};
    m_tried.clear();
    m_copy.reset();
    m_id = m_thread.newRequestId();
    m_status = 0;
    m_modelStatus = 0;
    m_requestOut = false;
    m_uploadEnded = false;
    m_lastPiece = false;
    m_target = ScoringTarget::parse(m_session.head().target).value_or(ScoringTarget{});
    m_endpoint = m_hold->map->find(m_target.endpoint);
    if (!isAdmitted()) {
        return;
    }
    const MessageReader &reader = m_session.reader();
    if (m_session.head().expectsContinue && reader.state() == MessageReader::State::Body &&
        reader.bodyBytes() == 0 && !m_session.sendContinue()) {
        return;
    }
    collect();
}

/// What needs no deployment to be refused.
bool ScoringExchange::isAdmitted()
{
    const MessageHead &head = m_session.head();
    if (m_endpoint == nullptr) {
        refuse(404, "there is no endpoint of this name");
        return false;
    }
    const bool options = head.method == "OPTIONS";
    if (head.method != "GET" && head.method != "POST" && !options) {
        refuse(405, "only GET and POST score", "Allow: GET, OPTIONS, POST\r\n");
        return false;
    }
    const auto bearer = bearerOf(head);
    if (!bearer || !m_endpoint->route->credentials ||
        !m_endpoint->route->credentials->accepts(*bearer, std::chrono::system_clock::now())) {
        refuse(401, "the Authorization field has no valid key or token of this endpoint",
               "WWW-Authenticate: Bearer\r\n");
        return false;
    }
    if (m_target.path.empty()) {
        refuse(404, "the path ends before the route: /endpoints/NAME/score");
        return false;
    }
    if (head.contentLength.value_or(0) > m_session.worker().limits().streamedBody) {
        refuse(413, "the body of the request is too large");
        return false;
    }
    if (options) {
        answerOptions();
        return false;
    }
    return true;
}

/// Without the fields that would let pages of other sites in.
void ScoringExchange::answerOptions()
{
    m_goOn = m_session.canGoOn();
    m_answerHead.clear();
    appendStatusLine(m_answerHead, 200);
    appendField(m_answerHead, "Allow", "GET, OPTIONS, POST");
    m_answerHead.append(refusalFields(m_session.head(), {}, requestId()));
    appendField(m_answerHead, "Date", m_session.worker().date());
    appendField(m_answerHead, "Content-Length", std::uint64_t{0});
    m_session.appendEnd(m_answerHead, m_goOn);
    m_status = 200;
    m_stage = Stage::Answering;
    m_lastPiece = true;
    answerSent(m_session.answer({m_answerHead}));
}

bool ScoringExchange::isTooLarge()
{
    if (m_session.reader().bodyBytes() <= m_session.worker().limits().streamedBody) {
        return false;
    }
    if (m_session.hasBegunToAnswer()) {
        m_session.close();
    } else {
        refuse(413, "the body of the request is too large");
    }
    return true;
}

void ScoringExchange::collect()
{
    const MessageReader &reader = m_session.reader();
    const bool whole = reader.state() == MessageReader::State::Complete;
    const bool comesSoon =
        m_session.head().chunked ? reader.body().size() < collectedChunks : reader.fitsWhole();
    if (!whole && comesSoon) {
        m_session.readBody();
    } else {
        dispatch();
    }
}

void ScoringExchange::bodyArrived()
{
    if (m_stage == Stage::Collecting && !isTooLarge()) {
        collect();
    } else if (isUploading() && !isTooLarge()) {
        m_requestHead.clear();
        sendPiece();
    }
}

bool ScoringExchange::isUploading() const
{
    return (m_stage == Stage::Sending || m_stage == Stage::Answering) && !m_requestOut &&
           !m_uploadEnded;
}

void ScoringExchange::dispatch()
{
    const HttpFieldView *const named = m_session.head().find("azureml-model-deployment");
    Dispatcher &dispatcher = m_thread.dispatcher();
    for (;;) {
        m_choice = dispatcher.choose(*m_hold->map, *m_endpoint,
                                     named != nullptr ? named->value : std::string_view());
        if (m_choice.refusal != Dispatcher::Refusal::Outdated) {
            break;
        }
        m_hold = m_thread.map();
        m_endpoint = m_hold->map->find(m_target.endpoint);
        if (m_endpoint == nullptr) {
            refuse(404, "there is no endpoint of this name");
            return;
        }
    }
    if (m_choice.refusal != Dispatcher::Refusal::None) {
        refuseChoice();
        return;
    }
    m_counted = true;
    if (m_choice.mirror != nullptr) {
        m_copy.emplace(m_thread.mirrorBudget());
    }
    m_connection = m_thread.pool().take(m_choice.instance->key, *this);
    if (m_connection) {
        sendHead();
    } else {
        connectAnew();
    }
}

void ScoringExchange::refuseChoice()
{
    switch (m_choice.refusal) {
    case Dispatcher::Refusal::NoTraffic:
        refuse(404, "no deployment of this endpoint has traffic");
        break;
    case Dispatcher::Refusal::UnknownDeployment:
        refuse(404, "the endpoint has no deployment of the name in azureml-model-deployment");
        break;
    case Dispatcher::Refusal::Busy:
        refuse(429, "as many requests are in flight as the deployment may have");
        break;
    default:
        refuse(503, "no instance of the deployment is ready");
        break;
    }
}

void ScoringExchange::connectAnew()
{
    m_stage = Stage::Connecting;
    m_connection = m_thread.pool().make(m_choice.instance->key);
    m_connection->connect(m_choice.instance->port, *this);
    m_connection->waitUntil(Clock::now() +
                            std::min<std::chrono::milliseconds>(
                                connectTime, m_choice.deployment->route->requestTimeout));
}

void ScoringExchange::connected(bool success)
{
    if (success) {
        sendHead();
    } else {
        nextInstance();
    }
}

void ScoringExchange::nextInstance()
{
    m_connection->giveBack(false, {});
    m_connection.reset();
    m_tried.push_back(m_choice.instance->key);
    Dispatcher::release(*std::exchange(m_choice.instance, nullptr));
    for (;;) {
        const Dispatcher::Choice another =
            m_thread.dispatcher().chooseAnother(*m_hold->map, *m_choice.deployment, m_tried);
        if (another.refusal == Dispatcher::Refusal::NoInstance) {
            m_choice.refusal = Dispatcher::Refusal::NoInstance;
            refuseChoice();
            return;
        }
        if (another.refusal == Dispatcher::Refusal::None) {
            m_choice.instance = another.instance;
            connectAnew();
            return;
        }
        const MapHold hold = m_thread.map();
        DispatchEndpoint *const endpoint = hold->map->find(m_target.endpoint);
        DispatchDeployment *const deployment =
            endpoint != nullptr ? endpoint->find(m_choice.deployment->route->name) : nullptr;
        if (deployment == nullptr || deployment->load != m_choice.deployment->load) {
            // It went away in the meantime: the request is as good as new.
            Dispatcher::release(*std::exchange(m_choice.deployment, nullptr));
            m_counted = false;
            m_stage = Stage::Collecting;
            dispatch();
            return;
        }
        m_hold = hold;
        m_endpoint = endpoint;
        m_choice.deployment = deployment;
    }
}

void ScoringExchange::sendHead()
{
    m_stage = Stage::Sending;
    const MessageReader &reader = m_session.reader();
    std::optional<std::uint64_t> size = m_session.head().contentLength;
    if (reader.state() == MessageReader::State::Complete) {
        size = reader.body().size();
    }
    m_chunkedRequest = !size;
    m_sentBefore = m_connection->sentBytes();
    writeRequestHead(m_requestHead, m_session.head(), m_target,
                     m_choice.deployment->route->scoringRoute, m_choice.instance->authority,
                     requestId(), size);
    sendPiece();
}

void ScoringExchange::sendPiece()
{
    const MessageReader &reader = m_session.reader();
    const std::string_view body = reader.body();
    std::string_view tail;
    if (m_chunkedRequest) {
        appendChunkSize(m_requestHead, body.size());
        tail = chunkTail(body.size(), reader.state() == MessageReader::State::Complete);
    }
    switch (m_connection->send({m_requestHead, body, tail})) {
    case HttpStream::Sent::All:
        pieceSent();
        break;
    case HttpStream::Sent::Later:
        watchInstance();
        break;
    case HttpStream::Sent::Failed:
        sendFailed();
        break;
    }
}

void ScoringExchange::requestSent(bool success)
{
    watchInstance();
    if (success) {
        pieceSent();
    } else {
        sendFailed();
    }
}

void ScoringExchange::pieceSent()
{
    MessageReader &reader = m_session.reader();
    if (m_copy && !m_copy->append(reader.body())) {
        m_copy.reset();
    }
    if (reader.state() != MessageReader::State::Complete) {
        reader.dropBody();
        m_session.readBody();
        return;
    }
    m_requestOut = true;
    if (m_stage == Stage::Sending) {
        m_stage = Stage::Awaiting;
    }
    watchInstance();
    if (m_copy) {
        mirror();
    }
}

void ScoringExchange::sendFailed()
{
    if (m_connection->sentBytes() > m_sentBefore) {
        // The instance may have answered before it closed: what it said is still to be read.
        m_uploadEnded = true;
        if (m_stage == Stage::Sending) {
            m_stage = Stage::Awaiting;
        }
        watchInstance();
    } else if (m_connection->isUsed()) {
        m_connection->giveBack(false, {});
        connectAnew();
    } else {
        nextInstance();
    }
}

/// It has the request timeout for each step that is its turn: to take the request, to answer after
/// its last byte, to go on with the answer. Nothing while the caller's side is what is waited for.
void ScoringExchange::watchInstance()
{
    const bool isItsTurn = m_connection->isSending() || m_requestOut || m_uploadEnded;
    if (isItsTurn && !m_session.isSending()) {
        m_connection->waitUntil(Clock::now() + m_choice.deployment->route->requestTimeout);
    } else {
        m_connection->stopWaiting();
    }
}

void ScoringExchange::mirror()
{
    MirrorBody body = std::move(*m_copy);
    m_copy.reset();
    m_thread.mirror(m_target.endpoint, m_session.head(), m_target, requestId(), std::move(body));
}

} // namespace serin
