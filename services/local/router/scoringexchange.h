// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/requesthandler.h"
#include "services/local/router/routerthread.h"
#include "services/local/router/scoringheads.h"

namespace serin {

/// One request to score after the other of one connection: admits it, has an instance chosen, sends
/// it there and its answer back.
///
/// A body that fits into the session's buffer is waited for before an instance is chosen, so that a
/// slow caller occupies none; a longer one streams through, piece by piece, as fast as the slower
/// side takes it. Nothing is dropped before its bytes have left, so another instance can be tried
/// whatever the size as long as none has; afterwards never. The answer is passed on from its first
/// byte on, also while the request is still on its way.
class ScoringExchange final : public RequestHandler, private InstanceUser
{
public:
    ScoringExchange(RouterThread &thread, HttpSession &session);
    ~ScoringExchange() override;

    void begin() override;
    void bodyArrived() override;
    void sent() override;
    void gone(int status) override;

private:
    using Clock = HttpSession::Clock;
    enum class Stage {
        Over,
        Collecting, ///< the beginning of the request's body
        Connecting,
        Sending,   ///< the request
        Awaiting,  ///< the answer's head, or its whole
        Answering, ///< sending it on; the request may still be on its way
    };

    // The caller's request.
    [[nodiscard]] bool isAdmitted();
    void answerOptions();
    void collect();
    [[nodiscard]] bool isTooLarge();
    // To an instance.
    void dispatch();
    void refuseChoice();
    void connectAnew();
    void nextInstance();
    void sendHead();
    void sendPiece();
    void pieceSent();
    void sendFailed();
    void mirror();
    [[nodiscard]] bool isUploading() const;
    // InstanceUser
    void connected(bool success) override;
    void requestSent(bool success) override;
    void answerArrived(bool ended) override;
    void tooLate() override;
    // Its answer.
    void readAnswer();
    void answerWhole();
    void relayHead();
    void relayPiece();
    void answerSent(HttpStream::Sent sent);
    void watchInstance();
    void writeHead(std::optional<std::uint64_t> bodySize, bool chunked);
    void finish();

    void fail(std::string_view reason);
    void refuse(int status, std::string_view message, std::string_view fields = {});
    [[nodiscard]] TrafficRecorder::Answer accountOf(int status) const;
    void letGo();
    [[nodiscard]] std::string_view requestId() const { return {m_id.data(), m_id.size()}; }

    RouterThread &m_thread;
    HttpSession &m_session;
    MapHold m_hold;
    DispatchEndpoint *m_endpoint = nullptr; // of the held map, as the others
    Dispatcher::Choice m_choice;
    ScoringTarget m_target;
    InstancePool::Connection m_connection;
    std::vector<std::uint64_t> m_tried; // keys of instances
    std::optional<MirrorBody> m_copy;   // of the body, for the mirror
    std::string m_requestHead;          // or of a chunk
    std::string m_answerHead;           // or of a chunk
    std::array<char, 36> m_id{};
    std::uint64_t m_sentBefore = 0; // on the connection, before this request
    int m_status = 0;
    int m_modelStatus = 0;
    Stage m_stage = Stage::Over;
    bool m_chunkedRequest = false;
    bool m_chunkedAnswer = false;
    bool m_counted = false;     // among the deployment's requests in flight
    bool m_requestOut = false;  // all of it
    bool m_uploadEnded = false; // the instance takes no more of it
    bool m_lastPiece = false;   // of the answer is on its way
    bool m_goOn = false;
};

} // namespace serin
