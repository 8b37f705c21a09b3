// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/metrics/metricsstore.h"

#include <chrono>

namespace serin {

/// @p count requests answered with @p status (and by the model too) after @p latency.
inline TrafficSample trafficSample(const std::string &deployment, std::int64_t second,
                                   std::uint64_t count, int status = 200,
                                   std::chrono::nanoseconds latency = std::chrono::milliseconds(10))
{
    TrafficSample sample;
    sample.endpoint = "shop";
    sample.deployment = deployment;
    sample.second = second;
    sample.answers[{status, status == 424 ? 500 : status}] = count;
    sample.latency.record(latency, count);
    sample.requestBytes = 100 * count;
    sample.responseBytes = 20 * count;
    sample.inFlight = 3;
    return sample;
}

inline InstanceSample instanceSample(const std::string &instance, std::int64_t second,
                                     ScoringInstance::State state, double cpu = 0,
                                     double memory = 0)
{
    return {"shop", "blue", instance, second, state, cpu, memory};
}

/// All records of @p store between @p from and @p until, as a count of requests by time.
inline std::map<std::int64_t, std::uint64_t> requestsByTime(const MetricsStore &store,
                                                            MetricsStore::Grain grain,
                                                            std::int64_t from, std::int64_t until)
{
    std::map<std::int64_t, std::uint64_t> requests;
    const auto done =
        store.readTraffic({"shop", {}, grain, from, until},
                          [&](const std::string &, std::int64_t at, const TrafficRecord &record) {
                              for (const auto &[statuses, times] : record.answers) {
                                  requests[at] += times;
                              }
                          });
    return done ? requests : std::map<std::int64_t, std::uint64_t>{{-1, 0}};
}

} // namespace serin
