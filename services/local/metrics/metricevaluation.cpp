// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/metricevaluation.h"

#include "services/local/metrics/metricaccumulators.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace serin {
namespace {

using Kind = MetricDefinition::Kind;
using Aggregation = MonitorQuery::Aggregation;

bool isNamed(const MonitorFilter::Clause &clause, QLatin1String dimension)
{
    return clause.dimension.compare(dimension, Qt::CaseInsensitive) == 0;
}

const MonitorFilter::Clause *clauseOn(const MonitorFilter &filter, QLatin1String dimension)
{
    for (const MonitorFilter::Clause &clause : filter.clauses) {
        if (isNamed(clause, dimension)) {
            return &clause;
        }
    }
    return nullptr;
}

QString stateName(ScoringInstance::State state)
{
    switch (state) {
    case ScoringInstance::State::Starting:
        return QStringLiteral("Starting");
    case ScoringInstance::State::Ready:
        return QStringLiteral("Ready");
    case ScoringInstance::State::Unhealthy:
        return QStringLiteral("Unhealthy");
    case ScoringInstance::State::Draining:
        return QStringLiteral("Draining");
    }
    Q_UNREACHABLE();
}

/// RequestsPerMinute, the latencies and NetworkBytes.
class TrafficEvaluation
{
public:
    explicit TrafficEvaluation(const MonitorQuery &query)
        : m_filter(query.filter),
          m_requests(query.metrics, [](Kind kind) { return kind == Kind::RequestRate; }),
          m_latency(query.metrics,
                    [](Kind kind) {
                        return kind == Kind::LatencyMean || kind == Kind::LatencyPercentile;
                    }),
          m_bytes(query.metrics, [](Kind kind) { return kind == Kind::ByteRate; })
    {}

    [[nodiscard]] bool isWanted() const
    {
        return m_requests.isWanted() || m_latency.isWanted() || m_bytes.isWanted();
    }

    void add(const std::string &deployment, std::int64_t at, const TrafficRecord &record)
    {
        if (m_requests.isWanted()) {
            for (const auto &[statuses, times] : record.answers) {
                if (RateAccumulator *requests = requestsOf(deployment, statuses)) {
                    requests->add(at, times);
                }
            }
        }
        if (m_latency.isWanted() && record.latency.count() > 0) {
            m_latency
                .at(m_filter.clauses.empty() ? QStringList()
                                             : QStringList(QString::fromStdString(deployment)))
                .add(record.latency);
        }
        if (m_bytes.isWanted()) {
            m_bytes.at({}).add(at, record.requestBytes + record.responseBytes);
        }
    }

    void close(const MetricBucket &bucket)
    {
        m_requests.close(bucket);
        m_latency.close(bucket);
        m_bytes.close(bucket);
    }

    void moveTo(std::vector<MetricResult> &results)
    {
        m_requests.moveTo(results);
        m_latency.moveTo(results);
        m_bytes.moveTo(results);
    }

private:
    /// Null when the filter does not take it.
    RateAccumulator *requestsOf(const std::string &deployment, std::pair<int, int> statuses)
    {
        const auto key = std::tuple(&deployment, statuses.first, statuses.second);
        const auto known = m_requestsOf.find(key);
        if (known != m_requestsOf.end()) {
            return known->second;
        }
        QStringList values;
        bool takes = true;
        for (const MonitorFilter::Clause &clause : m_filter.clauses) {
            values.append(valueOf(clause, deployment, statuses));
            takes = takes && clause.takes(values.last());
        }
        return m_requestsOf[key] = takes ? &m_requests.at(values) : nullptr;
    }

    static QString valueOf(const MonitorFilter::Clause &clause, const std::string &deployment,
                           std::pair<int, int> statuses)
    {
        if (isNamed(clause, QLatin1String("deployment"))) {
            return QString::fromStdString(deployment);
        }
        if (isNamed(clause, QLatin1String("statusCode"))) {
            return QString::number(statuses.first);
        }
        if (isNamed(clause, QLatin1String("statusCodeClass"))) {
            return QStringLiteral("%1xx").arg(statuses.first / 100);
        }
        return statuses.second > 0 ? QString::number(statuses.second) : QString();
    }

    const MonitorFilter &m_filter;
    MetricSeriesSet<RateAccumulator> m_requests;
    MetricSeriesSet<LatencyAccumulator> m_latency;
    MetricSeriesSet<RateAccumulator> m_bytes;
    std::map<std::tuple<const std::string *, int, int>, RateAccumulator *> m_requestsOf;
};

class ConnectionEvaluation
{
public:
    explicit ConnectionEvaluation(const MonitorQuery &query)
        : m_active(query.metrics, [](Kind kind) { return kind == Kind::ConnectionsActive; }),
          m_accepted(query.metrics, [](Kind kind) { return kind == Kind::ConnectionRate; })
    {}

    [[nodiscard]] bool isWanted() const { return m_active.isWanted() || m_accepted.isWanted(); }

    void add(const std::string & /*deployment*/, std::int64_t at, const ConnectionRecord &record)
    {
        m_active.at({}).add(record.active);
        m_accepted.at({}).add(at, record.accepted);
    }

    void close(const MetricBucket &bucket)
    {
        m_active.close(bucket);
        m_accepted.close(bucket);
    }

    void moveTo(std::vector<MetricResult> &results)
    {
        m_active.moveTo(results);
        m_accepted.moveTo(results);
    }

private:
    MetricSeriesSet<GaugeAccumulator> m_active;
    MetricSeriesSet<RateAccumulator> m_accepted;
};

/// CPU, memory and DeploymentCapacity.
class InstanceEvaluation
{
public:
    explicit InstanceEvaluation(const MonitorQuery &query)
        : m_filter(query.filter), m_byInstance(clauseOn(query.filter, QLatin1String("instanceId"))),
          m_cpu(query.metrics, [](Kind kind) { return kind == Kind::CpuUse; }),
          m_memory(query.metrics, [](Kind kind) { return kind == Kind::MemoryUse; }),
          m_capacity(query.metrics, [](Kind kind) { return kind == Kind::Capacity; })
    {}

    [[nodiscard]] bool isWanted() const
    {
        return m_cpu.isWanted() || m_memory.isWanted() || m_capacity.isWanted();
    }

    void add(const std::string & /*deployment*/, std::int64_t /*at*/, const InstanceRecord &record)
    {
        for (const auto &[id, use] : record.uses) {
            const QString instance = QString::fromStdString(id);
            if (m_byInstance == nullptr || m_byInstance->takes(instance)) {
                const QStringList values = m_byInstance ? QStringList(instance) : QStringList();
                m_cpu.at(values).add(use.cpu);
                m_memory.at(values).add(use.memory);
            }
        }
        for (const auto &[configuration, times] : record.configurations) {
            addConfiguration(configuration, times);
        }
    }

    void close(const MetricBucket &bucket)
    {
        for (const QStringList &values : m_present) {
            m_capacity.at(values).observed(m_observed);
        }
        m_present.clear();
        m_observed = 0;
        m_cpu.close(bucket);
        m_memory.close(bucket);
        m_capacity.close(bucket);
    }

    void moveTo(std::vector<MetricResult> &results)
    {
        m_cpu.moveTo(results);
        m_memory.moveTo(results);
        m_capacity.moveTo(results);
    }

private:
    void addConfiguration(const InstanceRecord::Configuration &configuration, std::uint64_t times)
    {
        std::map<QStringList, std::uint64_t> counts;
        for (const auto &[id, state] : configuration) {
            QStringList values;
            bool takes = true;
            for (const MonitorFilter::Clause &clause : m_filter.clauses) {
                values.append(&clause == m_byInstance ? QString::fromStdString(id)
                                                      : stateName(state));
                takes = takes && clause.takes(values.last());
            }
            if (takes) {
                ++counts[values];
            }
        }
        for (const auto &[values, count] : counts) {
            m_capacity.at(values).add(count, times);
            m_present.insert(values);
        }
        m_observed += times;
    }

    const MonitorFilter &m_filter;
    const MonitorFilter::Clause *m_byInstance;
    MetricSeriesSet<GaugeAccumulator> m_cpu;
    MetricSeriesSet<GaugeAccumulator> m_memory;
    MetricSeriesSet<CapacityAccumulator> m_capacity;
    std::set<QStringList> m_present; // in the bucket under way
    std::uint64_t m_observed = 0;    // samples in it
};

/// Hands records on in the order of time and closes a bucket before the first of the next.
template<typename Evaluation>
class Buckets
{
public:
    Buckets(Evaluation &evaluation, const MonitorQuery &query, std::int64_t period,
            std::int64_t now)
        : m_evaluation(evaluation), m_from(query.from), m_length(query.grain), m_period(period),
          m_now(now)
    {}

    template<typename Record>
    void add(const std::string &deployment, std::int64_t at, const Record &record)
    {
        const std::int64_t number = (at - m_from) / m_length;
        if (number != m_number) {
            close();
            m_number = number;
        }
        m_evaluation.add(deployment, at, record);
    }

    void close()
    {
        if (m_number >= 0) {
            m_evaluation.close({m_number, m_from + m_number * m_length, m_length, m_period, m_now});
        }
    }

private:
    Evaluation &m_evaluation;
    std::int64_t m_from;
    std::int64_t m_length;
    std::int64_t m_period;
    std::int64_t m_now;
    std::int64_t m_number = -1; // of the bucket under way
};

/// What the order looks at: all points of a series together.
double overall(const MetricTimeseries &timeseries, Aggregation by)
{
    double total = 0;
    double averages = 0;
    double count = 0;
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    for (const MetricPoint &point : timeseries.points) {
        total += point.total;
        averages += point.average;
        count += point.count;
        least = std::min(least, point.minimum);
        greatest = std::max(greatest, point.maximum);
    }
    switch (by) {
    case Aggregation::Average:
        return averages / static_cast<double>(timeseries.points.size());
    case Aggregation::Minimum:
        return least;
    case Aggregation::Maximum:
        return greatest;
    case Aggregation::Total:
        return total;
    case Aggregation::Count:
        return count;
    }
    Q_UNREACHABLE();
}

void orderAndCut(std::vector<MetricTimeseries> &all, const MonitorQuery &query)
{
    if (query.order) {
        std::vector<std::pair<double, std::size_t>> keys;
        for (std::size_t index = 0; index < all.size(); ++index) {
            const double value = overall(all[index], query.order->by);
            keys.emplace_back(query.order->descending ? -value : value, index);
        }
        std::sort(keys.begin(), keys.end());
        std::vector<MetricTimeseries> ordered;
        ordered.reserve(keys.size());
        for (const auto &[value, index] : keys) {
            ordered.push_back(std::move(all[index]));
        }
        all = std::move(ordered);
    }
    if (std::ssize(all) > query.top) {
        all.resize(static_cast<std::size_t>(query.top));
    }
}

template<typename Record>
using Reader = Result<void> (MetricsStore::*)(const MetricsStore::Scope &,
                                              const MetricsStore::Visit<Record> &) const;

} // namespace

Result<std::vector<MetricResult>> evaluateMetrics(const MetricsStore &store,
                                                  const std::string &endpoint,
                                                  const std::optional<std::string> &deployment,
                                                  const MonitorQuery &query, std::int64_t now)
{
    const bool fine = query.grain < 60;
    const MonitorFilter::Clause *byDeployment = clauseOn(query.filter, QLatin1String("deployment"));
    MetricsStore::Scope scope;
    scope.endpoint = endpoint;
    scope.grain = fine ? MetricsStore::Grain::Second : MetricsStore::Grain::Minute;
    scope.from = query.from;
    scope.until = query.until;
    scope.takes = [&](const std::string &name) {
        return (!deployment || name == *deployment) &&
               (byDeployment == nullptr || byDeployment->takes(QString::fromStdString(name)));
    };

    std::vector<MetricResult> results;
    for (const MetricDefinition *metric : query.metrics) {
        results.push_back({metric, {}});
    }
    const auto evaluate = [&]<typename Record>(auto evaluation, Reader<Record> read) {
        Result<void> done;
        if (evaluation.isWanted()) {
            Buckets buckets(evaluation, query, fine ? 1 : 60, now);
            done = (store.*read)(scope, [&](const std::string &of, std::int64_t at,
                                            const Record &record) { buckets.add(of, at, record); });
            buckets.close();
            evaluation.moveTo(results);
        }
        return done;
    };
    Result<void> done =
        evaluate(TrafficEvaluation(query), &MetricsStore::readTraffic)
            .and_then([&] {
                return evaluate(ConnectionEvaluation(query), &MetricsStore::readConnections);
            })
            .and_then(
                [&] { return evaluate(InstanceEvaluation(query), &MetricsStore::readInstances); });
    if (!done) {
        return failure(std::move(done.error()));
    }
    for (MetricResult &result : results) {
        orderAndCut(result.timeseries, query);
    }
    return results;
}

} // namespace serin
