// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/trafficrecorder.h"

#include <algorithm>
#include <ctime>

namespace serin {

namespace {

/// When nobody takes them, older ones go.
constexpr std::size_t mostPast = 10'000;

void merge(TrafficSample &into, const TrafficSample &from)
{
    for (const auto &[statuses, count] : from.answers) {
        into.answers[statuses] += count;
    }
    into.mirrored += from.mirrored;
    into.latency.merge(from.latency);
    into.requestBytes += from.requestBytes;
    into.responseBytes += from.responseBytes;
    into.inFlight = std::max(into.inFlight, from.inFlight);
}

} // namespace

TrafficSample &TrafficRecorder::sampleOf(const DispatchEndpoint &endpoint,
                                         const DispatchDeployment *deployment)
{
    const std::int64_t second = std::time(nullptr);
    const std::uint64_t key = deployment != nullptr ? deployment->load->key : endpoint.load->key;
    TrafficSample &sample = m_current[key];
    if (sample.second != second) {
        if (sample.second != 0) {
            m_past.push_back(std::move(sample));
            if (m_past.size() > mostPast) {
                m_past.pop_front();
            }
        }
        sample = TrafficSample{};
        sample.endpoint = endpoint.route->name;
        sample.deployment = deployment != nullptr ? deployment->route->name : std::string();
        sample.second = second;
    }
    return sample;
}

void TrafficRecorder::record(const DispatchEndpoint &endpoint, const DispatchDeployment *deployment,
                             const Answer &answer)
{
    const std::lock_guard lock(m_mutex);
    TrafficSample &sample = sampleOf(endpoint, deployment);
    ++sample.answers[{answer.status, answer.modelStatus}];
    sample.latency.record(answer.latency);
    sample.requestBytes += answer.requestBytes;
    sample.responseBytes += answer.responseBytes;
    sample.inFlight = std::max(sample.inFlight, answer.inFlight);
}

void TrafficRecorder::recordMirrored(const DispatchEndpoint &endpoint,
                                     const DispatchDeployment &deployment)
{
    const std::lock_guard lock(m_mutex);
    ++sampleOf(endpoint, &deployment).mirrored;
}

void TrafficRecorder::take(std::int64_t beforeSecond, Samples &samples)
{
    std::deque<TrafficSample> taken;
    {
        const std::lock_guard lock(m_mutex);
        for (auto current = m_current.begin(); current != m_current.end();) {
            if (current->second.second < beforeSecond) {
                m_past.push_back(std::move(current->second));
                current = m_current.erase(current);
            } else {
                ++current;
            }
        }
        const auto later =
            std::stable_partition(m_past.begin(), m_past.end(), [&](const TrafficSample &sample) {
                return sample.second < beforeSecond;
            });
        taken.assign(std::make_move_iterator(m_past.begin()), std::make_move_iterator(later));
        m_past.erase(m_past.begin(), later);
    }
    for (TrafficSample &sample : taken) {
        std::tuple key{sample.endpoint, sample.deployment, sample.second};
        const auto found = samples.find(key);
        if (found == samples.end()) {
            samples.emplace(std::move(key), std::move(sample));
        } else {
            merge(found->second, sample);
        }
    }
}

} // namespace serin
