// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/metrics/gauge.h"
#include "services/local/metrics/metricsamples.h"

namespace serin {

/// The connections of one endpoint in a second or a minute. Can be merged.
struct ConnectionRecord
{
    Gauge active;
    std::uint64_t accepted = 0;

    [[nodiscard]] static ConnectionRecord of(const ConnectionSample &sample)
    {
        ConnectionRecord record;
        record.active.observe(static_cast<double>(sample.active));
        record.accepted = sample.accepted;
        return record;
    }
    void merge(const ConnectionRecord &other)
    {
        active.merge(other.active);
        accepted += other.accepted;
    }

    [[nodiscard]] QByteArray toBytes() const
    {
        QByteArray bytes;
        appendNumber(bytes, accepted);
        active.appendTo(bytes);
        return bytes;
    }
    /// Nothing when @p bytes are none.
    [[nodiscard]] static std::optional<ConnectionRecord> fromBytes(QByteArrayView bytes)
    {
        NumberReader reader(bytes);
        const auto accepted = reader.number();
        const auto active = accepted ? Gauge::readFrom(reader) : std::nullopt;
        return active && reader.atEnd() ? std::optional(ConnectionRecord{*active, *accepted})
                                        : std::nullopt;
    }

    bool operator==(const ConnectionRecord &) const = default;
};

} // namespace serin
