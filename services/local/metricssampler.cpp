// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metricssampler.h"

#include "services/core/clock.h"
#include "services/core/logging.h"
#include "services/local/metrics/metricsamples.h"
#include "services/local/metrics/metricsstore.h"
#include "services/local/metrics/monitorservice.h"
#include "services/local/router/router.h"

#include <QThread>

#include <algorithm>
#include <limits>

#include <unistd.h>

namespace serin {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds tickEvery{1'000};
constexpr std::int64_t busyFor = 15; // seconds after the last request
constexpr std::chrono::seconds lookedAtFor{30};
constexpr std::int64_t instancesEvery = 60; // seconds, when nobody asks

double memoryOfComputer()
{
    return static_cast<double>(::sysconf(_SC_PHYS_PAGES)) *
           static_cast<double>(::sysconf(_SC_PAGESIZE));
}

} // namespace

MetricsSampler::MetricsSampler(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_timer.setInterval(tickEvery);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MetricsSampler::tick);
    connect(&m_parts.fleet, &ScoringFleet::instancesChanged, this, &MetricsSampler::follow);
}

void MetricsSampler::start()
{
    m_timer.start();
}

void MetricsSampler::finish()
{
    m_timer.stop();
    record(std::numeric_limits<std::int64_t>::max(), false);
}

std::int64_t MetricsSampler::secondsNow() const
{
    return m_parts.clock.now().toSecsSinceEpoch();
}

void MetricsSampler::follow(const DeploymentKey &key)
{
    const bool exists = !m_parts.fleet.instances(key).isEmpty();
    if (!exists) {
        m_deployments.removeOne(key);
    } else if (!m_deployments.contains(key)) {
        m_deployments << key;
    }
}

bool MetricsSampler::isLookedAt() const
{
    const std::optional<Clock::Monotonic> last = m_parts.monitor.lastCloseLookAtInstances();
    return last && m_parts.clock.monotonicNow() - *last < lookedAtFor;
}

void MetricsSampler::tick()
{
    const std::int64_t now = secondsNow();
    const bool busy = now - m_lastTraffic < busyFor || isLookedAt();
    // A clock that was set back must not stop the samples.
    const bool due = now - m_lastInstances >= instancesEvery || now < m_lastInstances;
    record(now, !m_deployments.isEmpty() && (busy || due));
}

void MetricsSampler::record(std::int64_t second, bool withInstances)
{
    const std::vector<TrafficSample> traffic = m_parts.router.takeSamples(second);
    if (!traffic.empty()) {
        m_lastTraffic = secondsNow();
    }
    std::vector<InstanceSample> instances;
    if (withInstances) {
        instances = instanceSamples(secondsNow());
        m_lastInstances = secondsNow();
    }
    const Result<void> recorded = m_parts.store.record(traffic, instances);
    if (!recorded && !m_failed) {
        qCWarning(lcLocal).noquote() << "metrics are lost:" << recorded.error().toLine();
    }
    m_failed = !recorded;
}

std::vector<InstanceSample> MetricsSampler::instanceSamples(std::int64_t second)
{
    static const double memory = memoryOfComputer();
    static const double cores = std::max(1, QThread::idealThreadCount());
    const QHash<QString, ProcessUsage> usage = m_parts.fleet.usage();
    const Clock::Monotonic now = m_parts.clock.monotonicNow();
    QHash<QString, Use> uses;
    std::vector<InstanceSample> samples;
    for (const DeploymentKey &key : std::as_const(m_deployments)) {
        for (const ScoringInstance &instance : m_parts.fleet.instances(key)) {
            InstanceSample sample;
            sample.endpoint = key.endpoint.toStdString();
            sample.deployment = key.deployment.toStdString();
            sample.instance = instance.id.toStdString();
            sample.second = second;
            sample.state = instance.state;
            if (const auto used = usage.constFind(instance.id); used != usage.constEnd()) {
                sample.memoryPercent =
                    memory > 0 ? 100.0 * static_cast<double>(used->residentBytes) / memory : 0;
                const auto before = m_uses.constFind(instance.id);
                if (before != m_uses.constEnd() && used->cpu >= before->cpu && now > before->at) {
                    const std::chrono::duration<double> spent = used->cpu - before->cpu;
                    const std::chrono::duration<double> passed = now - before->at;
                    sample.cpuPercent = std::min(100.0, 100.0 * (spent / passed) / cores);
                }
                uses.insert(instance.id, {used->cpu, now});
            }
            samples.push_back(std::move(sample));
        }
    }
    m_uses = uses;
    return samples;
}

} // namespace serin
