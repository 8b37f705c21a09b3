// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpresponder.h"

#include "services/http/httpanswer.h"
#include "services/http/httpworker.h"

namespace serin {

class HttpResponder::Pending
{
public:
    Pending(std::weak_ptr<HttpWorker> worker, std::uint64_t id)
        : m_worker(std::move(worker)), m_id(id)
    {}
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;
    ~Pending()
    {
        HttpResponse response;
        response.status = 500;
        response.headers.add("Content-Type", "application/json");
        response.body =
            QByteArray::fromStdString(errorBody(500, "the request was given up without an answer"));
        answer(std::move(response));
    }

    void answer(HttpResponse response)
    {
        if (m_answered.exchange(true)) {
            return;
        }
        if (const auto worker = m_worker.lock()) {
            worker->answerWaiting(m_id, std::move(response));
        }
    }

private:
    const std::weak_ptr<HttpWorker> m_worker;
    const std::uint64_t m_id;
    std::atomic<bool> m_answered{false};
};

HttpResponder::HttpResponder(std::weak_ptr<HttpWorker> worker, std::uint64_t id)
    : m_pending(std::make_shared<Pending>(std::move(worker), id))
{}

void HttpResponder::operator()(HttpResponse response) const
{
    m_pending->answer(std::move(response));
}

} // namespace serin
