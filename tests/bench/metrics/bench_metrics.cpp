// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to record a latency (beside keeping and sorting all of them), to store a second of
// a busy workspace, and to answer a chart of two hours by the second. Needs no arguments; prints
// the best of several rounds, in CPU time.
#include "services/core/systemclock.h"
#include "services/local/metrics/metricsstore.h"
#include "services/local/metrics/monitorservice.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

using namespace serin;
using std::chrono::nanoseconds;

namespace {

volatile std::int64_t sink; // keeps results from being optimised away

double cpuNanoseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

/// Nanoseconds of CPU of the best of @p rounds calls: others may be using the machine, too.
template<typename Work>
double best(int rounds, Work work)
{
    double least = 1e300;
    for (int round = 0; round < rounds; ++round) {
        const double begin = cpuNanoseconds();
        work();
        least = std::min(least, cpuNanoseconds() - begin);
    }
    return least;
}

std::vector<nanoseconds> latencies(std::size_t count)
{
    std::mt19937_64 random(4);
    std::lognormal_distribution<double> shape(std::log(8e6), 0.8);
    std::vector<nanoseconds> all;
    while (all.size() < count) {
        all.emplace_back(static_cast<std::int64_t>(shape(random)));
    }
    return all;
}

void benchHistogram()
{
    constexpr std::size_t count = 1'000'000;
    const std::vector<nanoseconds> all = latencies(count);
    const auto each = [](double total) { return total / static_cast<double>(count); };

    const double record = each(best(9, [&] {
        LatencyHistogram histogram;
        for (const nanoseconds latency : all) {
            histogram.record(latency);
        }
        sink = histogram.max()->count();
    }));
    const double push = each(best(9, [&] {
        std::vector<nanoseconds> kept;
        for (const nanoseconds latency : all) {
            kept.push_back(latency);
        }
        sink = kept.back().count();
    }));
    const double pushAndSort = each(best(3, [&] {
        std::vector<nanoseconds> kept;
        for (const nanoseconds latency : all) {
            kept.push_back(latency);
        }
        std::sort(kept.begin(), kept.end());
        sink = kept[count / 2].count();
    }));
    std::printf("record a latency           %8.2f ns   vector push %.2f, with sort %.2f\n", record,
                push, pushAndSort);

    LatencyHistogram second;
    for (std::size_t index = 0; index < 1'000; ++index) {
        second.record(all[index]);
    }
    const QByteArray bytes = second.toBytes();
    const auto times = [](int repeats, auto work) {
        return best(9,
                    [&] {
                        for (int repeat = 0; repeat < repeats; ++repeat) {
                            work();
                        }
                    }) /
               repeats;
    };
    LatencyHistogram sum;
    std::printf("1,000 latencies of a second: %lld bytes, write %.0f ns, read %.0f ns, merge %.0f "
                "ns, a percentile %.0f ns, an interval %.0f ns\n",
                static_cast<long long>(bytes.size()),
                times(1'000, [&] { sink = second.toBytes().size(); }),
                times(1'000, [&] { sink = LatencyHistogram::fromBytes(bytes)->max()->count(); }),
                times(1'000, [&] { sum.merge(second); }),
                times(1'000, [&] { sink = second.percentile(0.99)->count(); }),
                times(100, [&] { sink = second.percentileInterval(0.9)->first.count(); }));
}

TrafficSample traffic(int deployment, std::int64_t second, std::size_t requests,
                      const std::vector<nanoseconds> &all)
{
    TrafficSample sample;
    sample.endpoint = "shop";
    sample.deployment = "d" + std::to_string(deployment);
    sample.second = second;
    sample.answers = {{{200, 200}, requests - 1}, {{424, 500}, 1}};
    for (std::size_t index = 0; index < requests; ++index) {
        sample.latency.record(
            all[(static_cast<std::size_t>(second) * requests + index) % all.size()]);
    }
    return sample;
}

void benchStore(const std::vector<nanoseconds> &all)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    const auto store = *MetricsStore::open(folder.filePath(QStringLiteral("m.db")), clock);
    constexpr int seconds = 60;
    std::int64_t second = clock.now().toSecsSinceEpoch();
    double total = 0;
    double most = 0;
    for (int round = 0; round < seconds; ++round, ++second) {
        std::vector<TrafficSample> samples;
        std::vector<InstanceSample> instances;
        for (int deployment = 0; deployment < 20; ++deployment) {
            samples.push_back(traffic(deployment, second, 100, all));
            for (int instance = 0; instance < 3; ++instance) {
                instances.push_back({"shop", samples.back().deployment,
                                     samples.back().deployment + "-" + std::to_string(instance),
                                     second, ScoringInstance::State::Ready, 12.5, 3.25});
            }
        }
        const double took = best(1, [&] { sink = store->record(samples, instances) ? 1 : 0; });
        total += took;
        most = std::max(most, took);
    }
    std::printf("record a second of 20 deployments, 2,000 requests, 60 instances: %.2f ms, at most "
                "%.2f\n",
                total / seconds / 1e6, most / 1e6);
}

void benchQuery(const std::vector<nanoseconds> &all)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    const QString path = folder.filePath(QStringLiteral("m.db"));
    const auto store = *MetricsStore::open(path, clock);
    const std::int64_t now = clock.now().toSecsSinceEpoch();
    std::vector<TrafficSample> samples;
    for (std::int64_t second = now - 7'190; second < now; ++second) {
        samples.push_back(traffic(1, second, 90, all));
        samples.push_back(traffic(2, second, 10, all));
    }
    if (!store->record(samples)) {
        std::printf("the store cannot be written\n");
        return;
    }
    MonitorService service(*store, clock);
    const MonitorResource resource{QStringLiteral("/shop"), {}, QStringLiteral("shop"), {}};
    const auto ask = [&](const char *title, const QByteArray &query) {
        HttpResponse response;
        const double took = best(7, [&] {
            HttpRequest request;
            request.target = "/metrics?" + query;
            response = service.metrics(resource, request);
        });
        std::printf("%-62s %7.1f ms, status %d, %lld KB\n", title, took / 1e6, response.status,
                    static_cast<long long>(response.body.size() / 1'024));
    };
    const QByteArray split = "&$filter=deployment eq '*'";
    ask("2 h by the second: requests of both deployments",
        "timespan=PT2H&interval=PT1S&metricnames=RequestsPerMinute" + split);
    ask("2 h by the second: requests, P50, P99, each split",
        "timespan=PT2H&interval=PT1S&metricnames=RequestsPerMinute,RequestLatency_P50,"
        "RequestLatency_P99" +
            split);
    ask("2 h by the second: the endpoint's P99", "timespan=PT2H&interval=PT1S&metricnames="
                                                 "RequestLatency_P99");
    ask("5 min by the second, all of these",
        "timespan=PT5M&interval=PT1S&metricnames=RequestsPerMinute,RequestLatency_P50,"
        "RequestLatency_P99" +
            split);
    ask("2 h by the minute, all of these",
        "timespan=PT2H&interval=PT1M&metricnames=RequestsPerMinute,RequestLatency_P50,"
        "RequestLatency_P99" +
            split);
    const qint64 size = QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
    std::printf("the files with 2 h of both: %lld KB\n", static_cast<long long>(size / 1'024));

    samples.clear();
    for (std::int64_t minute = now - 30 * 86'400 + 60; minute < now - 7'200; minute += 60) {
        samples.push_back(traffic(1, minute, 90, all));
        samples.push_back(traffic(2, minute, 10, all));
    }
    sink = store->record(samples) ? 1 : 0;
    ask("30 days by the minute: requests of both deployments",
        "timespan=P30D&interval=PT1M&metricnames=RequestsPerMinute" + split);
    ask("30 days by the hour: requests, P50, P99, each split",
        "timespan=P30D&interval=PT1H&metricnames=RequestsPerMinute,RequestLatency_P50,"
        "RequestLatency_P99" +
            split);
}

} // namespace

int main()
{
    const std::vector<nanoseconds> all = latencies(100'000);
    benchHistogram();
    benchStore(all);
    benchQuery(all);
}
