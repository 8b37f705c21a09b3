// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/metrics/gauge.h"
#include "services/local/metrics/metricsamples.h"

#include <map>
#include <vector>

namespace serin {

/// What the instances of one deployment were and used in a second or a minute. Can be merged.
struct InstanceRecord
{
    struct Use
    {
        Gauge cpu;    ///< percent
        Gauge memory; ///< percent
        bool operator==(const Use &) const = default;
    };
    using State = ScoringInstance::State;
    /// Which instances there were, sorted by id, and the state of each.
    using Configuration = std::vector<std::pair<std::string, State>>;

    std::map<std::string, Use> uses; ///< by instance id
    /// How often each configuration was seen. There are few, and any count of instances (of a
    /// state, of some ids; least, greatest, mean) follows exactly.
    std::map<Configuration, std::uint64_t> configurations;

    /// @param samples of one deployment and one second
    [[nodiscard]] static InstanceRecord of(const std::vector<const InstanceSample *> &samples);
    void merge(const InstanceRecord &other);

    [[nodiscard]] QByteArray toBytes() const;
    /// Nothing when @p bytes are none.
    [[nodiscard]] static std::optional<InstanceRecord> fromBytes(QByteArrayView bytes);

    bool operator==(const InstanceRecord &) const = default;
};

} // namespace serin
