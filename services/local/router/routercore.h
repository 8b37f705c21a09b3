// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/requesthandler.h"
#include "services/local/router/dispatcher.h"
#include "services/local/router/mirrorbody.h"
#include "services/local/router/trafficrecorder.h"

#include <functional>
#include <mutex>
#include <vector>

namespace serin {

/// What the threads of a router share, and how they hear of a new table.
class RouterCore final : public DataPlane, public std::enable_shared_from_this<RouterCore>
{
public:
    explicit RouterCore(std::size_t mirrorBytes) : mirrorBudget(mirrorBytes) {}

    // DataPlane
    [[nodiscard]] bool takes(std::string_view path) const override;
    [[nodiscard]] std::unique_ptr<DataPlaneThread> attach(HttpWorker &worker) override;

    void setTable(std::shared_ptr<const RoutingTable> table);
    [[nodiscard]] std::vector<TrafficSample> takeSamples(std::int64_t beforeSecond);

    /// A new thread. Until remove() @p wake is called, on any thread, after each change of table.
    [[nodiscard]] std::shared_ptr<TrafficRecorder> add(const void *thread,
                                                       std::function<void()> wake);
    void remove(const void *thread);

    Dispatcher dispatcher;
    MirrorBudget mirrorBudget;

private:
    struct Thread
    {
        const void *id = nullptr;
        std::function<void()> wake;
    };

    std::mutex m_mutex;
    std::vector<Thread> m_threads;
    std::vector<std::shared_ptr<TrafficRecorder>> m_recorders; // also of threads that have ended
};

} // namespace serin
