// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livesnapshot.h"
#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/controlplane.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace serin {

/// Reads one endpoint with its deployments and how many of their instances are ready, once. Gives
/// up without a word when it is deleted.
class LiveReading : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<LiveEndpointView> &)>;

    struct Time
    {
        const Clock &clock;
        std::chrono::seconds grain; ///< the finest that the metrics have
    };

    /// Begins at once. @p plane and the clock must outlive it.
    /// @p done is called once, from the event loop; it may delete the reading.
    LiveReading(ControlPlane &plane, const EndpointName &name, const Time &time, Done done,
                QObject *parent);

private:
    void onEndpoint(const Result<LiveEndpoint> &endpoint);
    void onDeployments(const Result<QList<LiveDeployment>> &deployments);
    void readReady(std::size_t place);
    void finishStep();
    void finish(const Result<LiveEndpointView> &result);

    ControlPlane &m_plane;
    const EndpointName m_name;
    const Time m_time;
    Done m_done;
    std::optional<LiveEndpointView> m_view;
    std::optional<std::vector<LiveDeploymentView>> m_deployments;
    int m_steps = 2; ///< still to be answered
};

/// How many instances are ready, of the series of DeploymentCapacity by State: of the newest
/// moment. Nothing when there is none.
[[nodiscard]] std::optional<int> readyInstances(const QList<MetricSeries> &capacity);

} // namespace serin
