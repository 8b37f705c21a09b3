// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metricscommand.h"

#include "app/cli/arguments.h"
#include "app/cli/commandrun.h"
#include "app/cli/metricrows.h"
#include "services/core/errand.h"

#include <CLI/CLI.hpp>

#include <QSet>
#include <QTimer>

#include <memory>

namespace serin {

namespace {

using std::chrono::seconds;

constexpr seconds lookEvery{10};
// A minute's values may come that late (Azure Monitor: some minutes).
constexpr seconds lateness{10 * 60};

struct MetricsOptions
{
    std::string endpoint;
    std::string since = "15m";
    bool follow = false;
};

/// Both queries of one span.
QFuture<Result<MetricRows>> rowsBetween(CommandRun &run, const QString &resourceId,
                                        const QDateTime &from, const QDateTime &to)
{
    MetricQuery requests;
    requests.resourceId = resourceId;
    requests.names = QStringList{requestsMetric};
    requests.from = from;
    requests.to = to;
    requests.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")},
                           {QStringLiteral("statusCodeClass"), QStringLiteral("*")}};
    MetricQuery latencies = requests;
    latencies.names = latencyMetrics();
    latencies.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")}};
    return andThen(run.target().plane->metrics(requests), &run,
                   [&run, latencies](const QList<MetricSeries> &counted) {
                       return andThen(
                           run.target().plane->metrics(latencies), &run,
                           [counted](const QList<MetricSeries> &timed) -> Result<MetricRows> {
                               return metricRows(counted + timed);
                           });
                   });
}

/// Prints each minute once, when it is over, until it is cancelled.
class FollowErrand : public Errand<int>
{
public:
    FollowErrand(CommandRun *run, QString resourceId, seconds since)
        : Errand(run), m_run(run), m_resourceId(std::move(resourceId)), m_since(since)
    {
        connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
        m_timer.setSingleShot(true);
        run->output().note(QStringLiteral("following; Ctrl+C ends"));
        look();
    }

private:
    void look()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const seconds span = m_began ? lateness : m_since;
        m_began = true;
        run(rowsBetween(*m_run, m_resourceId, now.addSecs(-span.count()), now),
            [this, now](const Result<MetricRows> &rows) {
                if (!rows) {
                    answer(failure(rows.error()));
                    return;
                }
                MetricRows fresh;
                for (const MetricRow &row : *rows) {
                    const auto key = std::pair(row.time, row.deployment);
                    if (row.time.addSecs(60) <= now && !m_printed.contains(key)) {
                        m_printed.insert(key);
                        fresh.push_back(row);
                    }
                }
                printMoreMetricRows(m_run->output(), fresh);
                m_timer.start(lookEvery);
            });
    }

    CommandRun *const m_run;
    const QString m_resourceId;
    const seconds m_since;
    QTimer m_timer;
    QSet<std::pair<QDateTime, QString>> m_printed;
    bool m_began = false;
};

int metrics(const GlobalOptions &options, const MetricsOptions &given)
{
    const Result<EndpointName> name = endpointArgument(given.endpoint);
    if (!name) {
        return options.output.failUsage(name.error());
    }
    const Result<seconds> since = durationArgument(given.since);
    if (!since) {
        return options.output.failUsage(since.error());
    }
    CommandRun run(options);
    return run.onTarget([&](const Target &target) {
        return andThen(target.plane->endpoint(*name), &run,
                       [&](const LiveEndpoint &endpoint) -> QFuture<Result<int>> {
                           if (given.follow) {
                               return (new FollowErrand(&run, endpoint.id, *since))->future();
                           }
                           const QDateTime now = QDateTime::currentDateTimeUtc();
                           return andThen(
                               rowsBetween(run, endpoint.id, now.addSecs(-since->count()), now),
                               &run, [&run](const MetricRows &rows) -> Result<int> {
                                   printMetricRows(run.output(), rows);
                                   return 0;
                               });
                       });
    });
}

} // namespace

void addMetricsCommand(CLI::App &program, const GlobalOptions &options, int &exitCode)
{
    const auto given = std::make_shared<MetricsOptions>();
    CLI::App *verb = program.add_subcommand(
        "metrics", "Requests, errors and latency by deployment and minute (Azure Monitor)");
    verb->add_option("--name,-n", given->endpoint, "The endpoint")->type_name("NAME")->required();
    verb->add_option("--since", given->since, "How far back: 90s, 15m, 2h, 1d (default: 15m)")
        ->type_name("DURATION");
    verb->add_flag("--follow", given->follow,
                   "Go on with each minute that is over, until Ctrl+C; JSON: one line each");
    verb->callback([given, &options, &exitCode] { exitCode = metrics(options, *given); });
}

} // namespace serin
