// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/routerthread.h"

#include "services/local/router/scoringexchange.h"
#include "services/local/router/scoringheads.h"

#include <boost/asio/post.hpp>

namespace serin {

namespace {

constexpr std::size_t mostCopies = 64; // at a time on one thread

} // namespace

RouterThread::RouterThread(std::shared_ptr<RouterCore> core, HttpWorker &worker)
    : m_core(std::move(core)), m_worker(worker),
      m_pool(worker.context(), worker.deadlines(), m_core->dispatcher),
      m_map(new HeldMap(m_core->dispatcher.map())), m_self(std::make_shared<RouterThread *>(this))
{
    // The worker outlives what is posted to it, this may not.
    m_recorder = m_core->add(this, [&worker, self = std::weak_ptr<RouterThread *>(m_self)] {
        boost::asio::post(worker.context(), [self] {
            if (const auto thread = self.lock()) {
                (*thread)->m_pool.prune();
            }
        });
    });
}

RouterThread::~RouterThread()
{
    m_core->remove(this);
}

std::unique_ptr<RequestHandler> RouterThread::handlerFor(HttpSession &session)
{
    return std::make_unique<ScoringExchange>(*this, session);
}

const MapHold &RouterThread::map()
{
    if (m_map->map->generation != m_core->dispatcher.generation()) {
        m_map.reset(new HeldMap(m_core->dispatcher.map()));
    }
    return m_map;
}

std::array<char, 36> RouterThread::newRequestId()
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::array<char, 36> id{};
    std::uint64_t bits = 0;
    for (std::size_t index = 0; index < id.size(); ++index) {
        if (index == 0 || index == 18) {
            bits = m_random();
        }
        if (index == 8 || index == 13 || index == 18 || index == 23) {
            id[index] = '-';
            continue;
        }
        id[index] = index == 14 ? '4' : digits[index == 19 ? 8 + (bits & 3) : bits & 15];
        bits >>= 4;
    }
    return id;
}

void RouterThread::mirror(std::string_view endpointName, const MessageHead &head,
                          const ScoringTarget &target, std::string_view requestId, MirrorBody body)
{
    if (m_copies.size() >= mostCopies) {
        return;
    }
    for (;;) {
        const MapHold hold = map();
        DispatchEndpoint *const endpoint = hold->map->find(endpointName);
        if (endpoint == nullptr || endpoint->mirror == nullptr) {
            return;
        }
        const Dispatcher::Choice choice =
            dispatcher().chooseForMirror(*hold->map, *endpoint->mirror);
        if (choice.refusal == Dispatcher::Refusal::Outdated) {
            continue;
        }
        if (choice.refusal != Dispatcher::Refusal::None) {
            return;
        }
        std::string requestHead;
        writeRequestHead(requestHead, head, target, choice.deployment->route->scoringRoute,
                         choice.instance->authority, requestId, body.bytes().size());
        m_copies.emplace_front(*this, hold, *endpoint, choice, std::move(requestHead),
                               std::move(body));
        m_copies.front().start(m_copies.begin());
        return;
    }
}

void RouterThread::ended(MirrorCopy &copy)
{
    m_copies.erase(copy.place());
}

} // namespace serin
