// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/local/arm/armcontext.h"
#include "services/local/arm/scoring/scoringresolver.h"
#include "services/local/router/routingtable.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <string>

namespace serin {

struct DeploymentRecord;
struct EndpointRecord;

/// Makes the data plane's routing tables out of the store and the fleet's instances, and tells the
/// fleet when an instance that gets no more requests has none left. Main thread.
class Routing : public QObject
{
    Q_OBJECT

public:
    Routing(const ArmContext &context, const ScoringResolver &resolver);

    /// Reads all endpoints.
    [[nodiscard]] Result<void> load();
    /// Reads @p endpoint and its deployments again; one that is gone is routed no longer.
    [[nodiscard]] Result<void> refresh(const QString &endpoint);

    /// What is true at this moment. Instances that were in an earlier table keep their load.
    [[nodiscard]] std::shared_ptr<const RoutingTable> table() const;

Q_SIGNALS:
    /// table() has become another one.
    void changed();

private:
    struct Draining
    {
        Clock::Monotonic idleSince; ///< valid while `isIdle`
        bool isIdle = false;
        bool isTold = false;
    };

    [[nodiscard]] Result<RouteEndpoint> planOf(const EndpointRecord &endpoint) const;
    [[nodiscard]] RouteDeployment planOf(const EndpointRecord &endpoint,
                                         const DeploymentRecord &deployment) const;
    [[nodiscard]] std::shared_ptr<const CredentialCheck>
    credentialsOf(const EndpointRecord &endpoint) const;
    void takeInstances(const DeploymentKey &key);
    void watchDraining();

    ArmContext m_context;
    const ScoringResolver &m_resolver;
    // By name in lower case; without instances.
    std::map<std::string, RouteEndpoint, std::less<>> m_plans;
    // Of every instance of the fleet, by deployment and id.
    std::map<DeploymentKey, std::map<QString, std::shared_ptr<InstanceLoad>>> m_loads;
    std::map<QString, Draining> m_draining; // by instance
    QTimer m_drainTimer;
};

} // namespace serin
