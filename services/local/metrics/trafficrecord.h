// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/router/trafficsample.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace serin {

/// What one deployment answered in a second or a minute, as the store keeps it: a TrafficSample
/// without its keys. Can be merged.
struct TrafficRecord
{
    std::map<std::pair<int, int>, std::uint64_t> answers; ///< as in TrafficSample
    std::uint64_t mirrored = 0;
    LatencyHistogram latency;
    std::uint64_t requestBytes = 0;
    std::uint64_t responseBytes = 0;
    std::uint64_t inFlight = 0; ///< the most at one time

    [[nodiscard]] static TrafficRecord of(const TrafficSample &sample);
    void merge(const TrafficRecord &other);

    [[nodiscard]] QByteArray toBytes() const;
    /// Nothing when @p bytes are none.
    [[nodiscard]] static std::optional<TrafficRecord> fromBytes(QByteArrayView bytes);

    bool operator==(const TrafficRecord &) const = default;
};

} // namespace serin
