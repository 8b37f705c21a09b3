// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/metrics/connectionrecord.h"
#include "services/local/metrics/instancerecord.h"
#include "services/local/metrics/trafficrecord.h"

#include <QString>

#include <chrono>
#include <compare>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace serin {

class Clock;
class Database;

/// The records of a local workspace's traffic, connections and instances, in an SQLite file of its
/// own: by the second for two hours and by the minute for thirty days. Each call of record() is one
/// transaction that brings seconds and minutes up to date together, so a process killed at any
/// moment loses what was not yet handed over and nothing else. There is no timer: nothing is
/// written, and nothing wakes up, without a call. Main thread.
class MetricsStore
{
public:
    struct Limits
    {
        std::chrono::seconds seconds = std::chrono::hours(2);       ///< how long seconds are kept
        std::chrono::seconds minutes = std::chrono::hours(30 * 24); ///< how long minutes are kept
        /// Above it the oldest records go, some at each full minute of traffic.
        qint64 fileBytes = 256LL << 20;
    };
    enum class Grain { Second, Minute };
    enum class Source { Traffic, Instances, Connections };

    /// Which records to read.
    struct Scope
    {
        std::string endpoint;
        /// The deployments whose records count; all when empty. Connections have none.
        std::function<bool(const std::string &deployment)> takes;
        Grain grain = Grain::Minute;
        std::int64_t from = 0;  ///< seconds since 1970, inclusive
        std::int64_t until = 0; ///< exclusive
    };
    /// @param at the second, or the minute's first second
    template<typename Record>
    using Visit =
        std::function<void(const std::string &deployment, std::int64_t at, const Record &record)>;

    /// Opens the file at @p path or makes it. One that cannot be read (damaged, of a newer version)
    /// is set aside as `PATH.unreadable` and a new one begun: metrics are no reason not to serve.
    /// @error Io, Unavailable, NotFound as of Database::open.
    [[nodiscard]] static Result<std::unique_ptr<MetricsStore>>
    open(const QString &path, const Clock &clock, const Limits &limits);
    [[nodiscard]] static Result<std::unique_ptr<MetricsStore>> open(const QString &path,
                                                                    const Clock &clock);

    MetricsStore(const MetricsStore &) = delete;
    MetricsStore &operator=(const MetricsStore &) = delete;
    ~MetricsStore();

    /// Adds @p traffic, @p instances (all of a deployment's at a time) and @p connections to what
    /// is known of their seconds; several samples of a second add up. Nothing is written when all
    /// are empty.
    /// @error Io, Unavailable: none of them was added.
    [[nodiscard]] Result<void> record(const std::vector<TrafficSample> &traffic,
                                      const std::vector<InstanceSample> &instances = {},
                                      const std::vector<ConnectionSample> &connections = {});

    /// Visits the records within @p scope that are not older than the limits, in the order of time.
    [[nodiscard]] Result<void> readTraffic(const Scope &scope,
                                           const Visit<TrafficRecord> &visit) const;
    [[nodiscard]] Result<void> readInstances(const Scope &scope,
                                             const Visit<InstanceRecord> &visit) const;
    [[nodiscard]] Result<void> readConnections(const Scope &scope,
                                               const Visit<ConnectionRecord> &visit) const;

private:
    struct SeriesKey
    {
        Source source = Source::Traffic;
        std::string endpoint;
        std::string deployment;
        auto operator<=>(const SeriesKey &) const = default;
    };
    struct RowKey
    {
        SeriesKey series;
        std::int64_t second = 0;
        auto operator<=>(const RowKey &) const = default;
    };

    struct Rows
    {
        std::map<RowKey, TrafficRecord> traffic;
        std::map<RowKey, InstanceRecord> instances;
        std::map<RowKey, ConnectionRecord> connections;
    };
    using Series = std::pair<const std::string *, qint64>; // the deployment and the id

    MetricsStore(std::unique_ptr<Database> database, const Clock &clock, const Limits &limits);
    [[nodiscard]] Result<void> loadSeries();
    [[nodiscard]] Result<qint64> seriesId(const SeriesKey &key);
    [[nodiscard]] std::int64_t now() const;
    [[nodiscard]] Result<void> write(const Rows &rows);

    template<typename Record>
    [[nodiscard]] Result<void> addAll(const std::map<RowKey, Record> &records);
    template<typename Record>
    [[nodiscard]] Result<void> add(Grain grain, qint64 series, std::int64_t at,
                                   const Record &record);
    /// From when until when there are records within @p scope; nothing at all is an empty range.
    [[nodiscard]] Result<std::pair<std::int64_t, std::int64_t>>
    reach(const Scope &scope, const std::vector<Series> &series) const;
    template<typename Record>
    [[nodiscard]] Result<void> readRows(Source source, const Scope &scope,
                                        const Visit<Record> &visit) const;

    [[nodiscard]] Result<void> prune();
    [[nodiscard]] Result<void> pruneSeries(const SeriesKey &key, qint64 series, double shrink);
    [[nodiscard]] Result<bool> isTooBig() const;

    std::unique_ptr<Database> m_database;
    const Clock &m_clock;
    Limits m_limits;
    std::map<SeriesKey, qint64> m_series;
    std::int64_t m_prunedMinute = 0; // in which prune() ran last
};

} // namespace serin
