// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/capacity.h"

#include "services/analysis/requestwindow.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace serin {

namespace {

constexpr double tolerance = 1.1;

std::optional<RequestWindow> windowOf(const MetricHistory &history, double now)
{
    std::vector<double> busy;
    double step = 1;
    for (const QString &deployment : history.deployments()) {
        step = std::max(step, history.step(deployment));
        for (const ChartPoint &point : history.line(deployment, ChartKind::Requests)) {
            if (point.value > 0) {
                busy.push_back(point.time);
            }
        }
    }
    return requestWindow(busy, step, now);
}

/// In percent of the requests; 0 when nothing is known. Each error rate weighs as much as there
/// were requests at its time.
double failedShare(const MetricHistory &history, const QString &deployment, double from)
{
    const ChartLine &requests = history.line(deployment, ChartKind::Requests);
    const ChartLine &errors = history.line(deployment, ChartKind::Errors);
    double sum = 0;
    double weights = 0;
    auto weight = requests.rbegin();
    for (auto it = errors.rbegin(); it != errors.rend() && it->time >= from; ++it) {
        while (weight != requests.rend() && weight->time > it->time) {
            ++weight;
        }
        if (weight != requests.rend() && weight->time >= it->time) {
            sum += it->value * weight->value;
            weights += weight->value;
        }
    }
    return weights > 0 ? sum / weights : 0;
}

} // namespace

void CapacityGauge::look(const MetricHistory &history, double now,
                         const QMap<QString, int> &instances)
{
    for (auto it = instances.begin(); it != instances.end(); ++it) {
        const auto known = m_counts.find(it.key());
        if (known == m_counts.end()) {
            m_counts[it.key()] = {it.value(), -std::numeric_limits<double>::infinity()};
        } else if (known->second.instances != it.value()) {
            known->second = {it.value(), now};
        }
    }
    m_rate.reset();
    const std::optional<RequestWindow> window = windowOf(history, now);
    if (!window || !window->isFull()) {
        return;
    }
    double requests = 0;
    for (const QString &deployment : history.deployments()) {
        const double answered = history.requestsBetween(deployment, window->from, window->to - 1);
        requests += answered;
        const auto count = m_counts.find(deployment);
        if (answered < fewRequests || count == m_counts.end() || count->second.instances < 1 ||
            count->second.since > window->from || !instances.contains(deployment) ||
            failedShare(history, deployment, window->from) > mostErrors) {
            continue;
        }
        const double borne = answered / window->seconds() / count->second.instances;
        m_busiest = std::max(m_busiest.value_or(0), borne);
    }
    if (requests >= fewRequests && now - window->to < oldest) {
        m_rate = requests / window->seconds();
    }
}

std::optional<CapacityHint> capacityHint(const CapacityGauge &gauge, const TrafficSplit &split,
                                         const QMap<QString, int> &instances,
                                         const QMap<QString, double> &live)
{
    if (!gauge.rate() || !gauge.busiest()) {
        return std::nullopt;
    }
    CapacityHint hint;
    hint.rate = *gauge.rate();
    hint.busiest = *gauge.busiest();
    const double bound = tolerance * hint.busiest;
    double worst = bound;
    for (const TrafficShare &share : split.shares()) {
        const QString name = share.deployment.toString();
        const int count = instances.value(name);
        if (count < 1 || share.percent.value() == 0) {
            continue;
        }
        const double asked = hint.rate * share.percent.value() / 100;
        hint.arms.push_back({name, asked / count});
        const bool isMore = share.percent.value() > live.value(name) * count;
        if (isMore && asked / count > worst) {
            worst = asked / count;
            hint.deployment = name;
            hint.needed = static_cast<int>(std::ceil(asked / bound));
        }
    }
    return hint.deployment.isEmpty() ? std::nullopt : std::optional(hint);
}

} // namespace serin
