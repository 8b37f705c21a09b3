// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/trafficrecord.h"

#include "services/analysis/numbercode.h"

#include <algorithm>

namespace serin {
namespace {

constexpr char trafficFormVersion = 1;

} // namespace

TrafficRecord TrafficRecord::of(const TrafficSample &sample)
{
    return {sample.answers,       sample.mirrored,
            sample.latency,       sample.requestBytes,
            sample.responseBytes, static_cast<std::uint64_t>(std::max(0, sample.inFlight))};
}

void TrafficRecord::merge(const TrafficRecord &other)
{
    for (const auto &[statuses, times] : other.answers) {
        answers[statuses] += times;
    }
    mirrored += other.mirrored;
    latency.merge(other.latency);
    requestBytes += other.requestBytes;
    responseBytes += other.responseBytes;
    inFlight = std::max(inFlight, other.inFlight);
}

QByteArray TrafficRecord::toBytes() const
{
    QByteArray bytes(1, trafficFormVersion);
    for (const std::uint64_t number : {mirrored, requestBytes, responseBytes, inFlight}) {
        appendNumber(bytes, number);
    }
    appendNumber(bytes, answers.size());
    for (const auto &[statuses, times] : answers) {
        appendNumber(bytes, static_cast<std::uint64_t>(std::max(0, statuses.first)));
        appendNumber(bytes, static_cast<std::uint64_t>(std::max(0, statuses.second)));
        appendNumber(bytes, times);
    }
    appendBytes(bytes, latency.toBytes());
    return bytes;
}

std::optional<TrafficRecord> TrafficRecord::fromBytes(QByteArrayView bytes)
{
    if (bytes.isEmpty() || bytes[0] != trafficFormVersion) {
        return std::nullopt;
    }
    NumberReader reader(bytes.sliced(1));
    TrafficRecord record;
    std::uint64_t statusCount = 0;
    for (std::uint64_t *field : {&record.mirrored, &record.requestBytes, &record.responseBytes,
                                 &record.inFlight, &statusCount}) {
        const auto number = reader.number();
        if (!number) {
            return std::nullopt;
        }
        *field = *number;
    }
    for (std::uint64_t index = 0; index < statusCount; ++index) {
        constexpr std::uint64_t greatestStatus = 999;
        const auto status = reader.number();
        const auto modelStatus = reader.number();
        const auto times = reader.number();
        if (!status || !modelStatus || !times || *status > greatestStatus ||
            *modelStatus > greatestStatus) {
            return std::nullopt;
        }
        record.answers[{static_cast<int>(*status), static_cast<int>(*modelStatus)}] += *times;
    }
    const auto latencyBytes = reader.bytes();
    auto latency = latencyBytes ? LatencyHistogram::fromBytes(*latencyBytes) : std::nullopt;
    if (!latency || !reader.atEnd()) {
        return std::nullopt;
    }
    record.latency = std::move(*latency);
    return record;
}

} // namespace serin
