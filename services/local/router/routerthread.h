// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httpworker.h"
#include "services/local/router/instancepool.h"
#include "services/local/router/mirrorcopy.h"
#include "services/local/router/routercore.h"

#include <array>
#include <list>
#include <random>

namespace serin {

struct ScoringTarget;

/// A map that requests of one thread hold on to, counted without atomics.
struct HeldMap : boost::intrusive_ref_counter<HeldMap, boost::thread_unsafe_counter>
{
    explicit HeldMap(std::shared_ptr<DispatchMap> held) : map(std::move(held)) {}
    const std::shared_ptr<DispatchMap> map;
};
using MapHold = boost::intrusive_ptr<HeldMap>;

/// The router on one thread of the server.
class RouterThread final : public DataPlaneThread
{
public:
    RouterThread(std::shared_ptr<RouterCore> core, HttpWorker &worker);
    ~RouterThread() override;

    [[nodiscard]] std::unique_ptr<RequestHandler> handlerFor(HttpSession &session) override;

    [[nodiscard]] HttpWorker &worker() { return m_worker; }
    [[nodiscard]] Dispatcher &dispatcher() { return m_core->dispatcher; }
    [[nodiscard]] MirrorBudget &mirrorBudget() { return m_core->mirrorBudget; }
    [[nodiscard]] InstancePool &pool() { return m_pool; }
    [[nodiscard]] TrafficRecorder &recorder() { return *m_recorder; }
    /// The newest map.
    [[nodiscard]] const MapHold &map();
    /// A random id in the form of a UUID.
    [[nodiscard]] std::array<char, 36> newRequestId();

    /// Sends a copy of a request to the mirror of @p endpoint, if that is still one and the bounds
    /// allow it; its answer is dropped.
    void mirror(std::string_view endpoint, const MessageHead &head, const ScoringTarget &target,
                std::string_view requestId, MirrorBody body);
    void ended(MirrorCopy &copy);

private:
    const std::shared_ptr<RouterCore> m_core;
    HttpWorker &m_worker;
    InstancePool m_pool;
    std::shared_ptr<TrafficRecorder> m_recorder;
    MapHold m_map;
    std::list<MirrorCopy> m_copies;
    std::mt19937_64 m_random{std::random_device{}()};
    std::shared_ptr<RouterThread *> m_self; // for what is posted to it: gone with it
};

} // namespace serin
