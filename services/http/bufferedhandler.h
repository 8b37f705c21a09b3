// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpmessage.h"
#include "services/http/httpsession.h"

namespace serin {

/// Collects a request with its body, hands it to the program and sends what that answers.
class BufferedHandler final : public RequestHandler, private Timed
{
public:
    explicit BufferedHandler(HttpSession &session);
    ~BufferedHandler() override;

    void begin() override;
    void bodyArrived() override;
    void sent() override;
    void gone(int status) override;

    void answer(const HttpResponse &response);

private:
    void dueReached(Clock::time_point now) override;
    void handOver();
    void forget();

    HttpSession &m_session;
    QByteArray m_body;
    QByteArray m_answerBody;
    std::string m_answerHead;
    std::uint64_t m_waiting = 0; // the id under which the answer will come
    bool m_goOn = false;
};

} // namespace serin
