// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/routercore.h"

#include "services/local/router/routerthread.h"

namespace serin {

bool RouterCore::takes(std::string_view path) const
{
    constexpr std::string_view prefix = "/endpoints/";
    return path.substr(0, prefix.size()) == prefix;
}

std::unique_ptr<DataPlaneThread> RouterCore::attach(HttpWorker &worker)
{
    return std::make_unique<RouterThread>(shared_from_this(), worker);
}

void RouterCore::setTable(std::shared_ptr<const RoutingTable> table)
{
    dispatcher.setTable(std::move(table));
    const std::lock_guard lock(m_mutex);
    for (const Thread &thread : m_threads) {
        thread.wake();
    }
}

std::vector<TrafficSample> RouterCore::takeSamples(std::int64_t beforeSecond)
{
    std::vector<std::shared_ptr<TrafficRecorder>> recorders;
    {
        const std::lock_guard lock(m_mutex);
        recorders = m_recorders;
    }
    TrafficRecorder::Samples samples;
    for (const auto &recorder : recorders) {
        recorder->take(beforeSecond, samples);
    }
    std::vector<TrafficSample> taken;
    taken.reserve(samples.size());
    for (auto &[key, sample] : samples) {
        taken.push_back(std::move(sample));
    }
    return taken;
}

std::shared_ptr<TrafficRecorder> RouterCore::add(const void *thread, std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_threads.push_back({thread, std::move(wake)});
    m_recorders.push_back(std::make_shared<TrafficRecorder>());
    return m_recorders.back();
}

void RouterCore::remove(const void *thread)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_threads, [&](const Thread &known) { return known.id == thread; });
}

} // namespace serin
