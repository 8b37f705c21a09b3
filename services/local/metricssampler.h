// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/processfleet.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <cstdint>
#include <vector>

namespace serin {

class Clock;
class MetricsStore;
class MonitorService;
class Router;
struct InstanceSample;

/// Brings what the router has counted and what the processes have used to the metrics, each second
/// while something happens or somebody looks closely, and the processes' use once a minute anyway.
/// Main thread.
class MetricsSampler : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Router &router;
        ProcessFleet &fleet;
        MetricsStore &store;
        const MonitorService &monitor;
        const Clock &clock;
    };

    /// @p parts outlive the sampler.
    explicit MetricsSampler(const Parts &parts, QObject *parent = nullptr);

    void start();
    /// Hands over everything that was counted, also of the second that is under way.
    void finish();

private:
    void tick();
    void record(std::int64_t second, bool withInstances);
    void follow(const DeploymentKey &key);
    [[nodiscard]] bool isLookedAt() const;
    [[nodiscard]] std::vector<InstanceSample> instanceSamples(std::int64_t second);
    [[nodiscard]] std::int64_t secondsNow() const;

    /// An instance's use when it was last looked at.
    struct Use
    {
        std::chrono::microseconds cpu{0};
        std::chrono::steady_clock::time_point at;
    };

    Parts m_parts;
    QTimer m_timer;
    QList<DeploymentKey> m_deployments; // that have instances
    QHash<QString, Use> m_uses;         // by instance
    std::int64_t m_lastTraffic = 0;     // second since 1970
    std::int64_t m_lastInstances = 0;
    bool m_failed = false; // the last record was refused, and said so
};

} // namespace serin
