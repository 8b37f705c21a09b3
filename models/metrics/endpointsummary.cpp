// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/endpointsummary.h"

#include "models/manifest/displaytext.h"
#include "services/analysis/proportion.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>

namespace serin {

namespace {

constexpr double length = 60;
constexpr double shortest = 10; ///< seconds that make a rate
constexpr double fewRequests = 20;
constexpr qsizetype longestUnbroken = 40; ///< characters of a figure that a line must hold
constexpr double ahead = 2;               ///< seconds that a service's clock may be ahead

struct EndpointSummaryWords
{
    Q_DECLARE_TR_FUNCTIONS(EndpointSummary)
};

std::optional<double> mean(const ChartLine &line, double now)
{
    double sum = 0;
    int count = 0;
    for (auto it = line.rbegin(); it != line.rend() && it->time >= now - length; ++it) {
        if (it->time <= now + ahead) {
            sum += it->value;
            ++count;
        }
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

/// Requests a second since the first of the last minute, those seconds included in which there was
/// none: a lone one is no rate.
std::optional<double> rate(const MetricHistory &history, const QString &deployment, double now)
{
    const ChartLine &line = history.line(deployment, ChartKind::Requests);
    const std::optional<double> usual = mean(line, now);
    if (!usual || !history.tellsSilence(deployment)) {
        return usual;
    }
    const auto first = std::find_if(line.begin(), line.end(), [now](const ChartPoint &point) {
        return point.time >= now - length && point.value > 0;
    });
    if (first == line.end()) {
        return 0;
    }
    const double to =
        std::max(now, std::min(history.newest(), now + ahead) + history.step(deployment));
    return history.requestsBetween(deployment, now - length, now + ahead) /
           std::max(shortest, to - first->time);
}

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

/// "blue 41 · green 44"; empty when nobody has a value.
QString byDeployment(const MetricHistory &history, ChartKind kind, double now, int decimals)
{
    QStringList parts;
    for (const QString &deployment : history.deployments()) {
        const std::optional<double> value = kind == ChartKind::Requests
                                                ? rate(history, deployment, now)
                                                : mean(history.line(deployment, kind), now);
        if (value) {
            const int places = kind == ChartKind::LatencyP95 && *value < 10 ? 1 : decimals;
            parts.append(EndpointSummaryWords::tr("%1 %2", "a deployment and its figure")
                             .arg(shownText(deployment, 40), number(*value, places)));
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QString observedSplit(const MetricHistory &history, double now)
{
    const auto requests = [&](const QString &deployment) {
        return history.requestsBetween(deployment, now - length, now + ahead);
    };
    double sum = 0;
    for (const QString &deployment : history.deployments()) {
        sum += requests(deployment);
    }
    if (sum < fewRequests) {
        return sum > 0
                   ? EndpointSummaryWords::tr("observed: not enough requests yet to tell the split")
                   : QString();
    }
    const auto trials = static_cast<std::uint64_t>(std::llround(sum));
    QStringList parts;
    double widest = 0;
    for (const QString &deployment : history.deployments()) {
        const double share = requests(deployment);
        const auto events = std::min(trials, static_cast<std::uint64_t>(std::llround(share)));
        const ProportionInterval interval = wilson(events, trials);
        widest = std::max(widest, (interval.high - interval.low) / 2);
        parts.append(EndpointSummaryWords::tr("%1 %2 %", "a deployment and its share")
                         .arg(shownText(deployment, 40), number(100 * share / sum, 1)));
    }
    return EndpointSummaryWords::tr("observed, last %1 requests: %2 (± %3)")
        .arg(QLocale().toString(static_cast<qulonglong>(trials)), parts.join(QStringLiteral(" · ")),
             number(100 * widest, 1));
}

} // namespace

EndpointSummary endpointSummary(const MetricHistory &history, double now)
{
    EndpointSummary summary;
    QStringList figures;
    const auto add = [&](const QString &words, const QString &values) {
        if (!values.isEmpty()) {
            QString figure = words.arg(values);
            if (figure.size() <= longestUnbroken) {
                figure.replace(u' ', QChar::Nbsp);
            }
            figures.append(figure);
        }
    };
    add(EndpointSummaryWords::tr("p95 ms %1"),
        byDeployment(history, ChartKind::LatencyP95, now, 0));
    add(EndpointSummaryWords::tr("errors % %1"), byDeployment(history, ChartKind::Errors, now, 1));
    add(EndpointSummaryWords::tr("req/s %1"), byDeployment(history, ChartKind::Requests, now, 1));
    summary.figures = figures.join(QStringLiteral("     "));
    summary.observed = observedSplit(history, now);
    return summary;
}

} // namespace serin
