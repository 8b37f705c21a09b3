// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace serin {

/// An endpoint and its deployments as the service described them at one time. Immutable.
class LiveEndpointState
{
public:
    LiveEndpointState(LiveEndpoint endpoint, std::vector<LiveDeployment> deployments);

    [[nodiscard]] const LiveEndpoint &endpoint() const { return m_endpoint; }
    /// Sorted by name.
    [[nodiscard]] const std::vector<LiveDeployment> &deployments() const { return m_deployments; }
    /// The deployment called @p name, or nullptr.
    [[nodiscard]] const LiveDeployment *deployment(const DeploymentName &name) const;

    /// SHA-256 of all that a plan looks at: specs, shares and states. The service has no ETag, so
    /// this tells whether somebody else has changed something. Times and addresses are not in it.
    [[nodiscard]] const QByteArray &digest() const { return m_digest; }

private:
    LiveEndpoint m_endpoint;
    std::vector<LiveDeployment> m_deployments;
    QByteArray m_digest;
};

using LiveEndpointPointer = std::shared_ptr<const LiveEndpointState>;

/// Endpoints of one workspace by name.
class LiveState
{
public:
    /// Adds @p endpoint, or puts it in the place of the one of that name.
    void insert(LiveEndpointPointer endpoint);
    void remove(const QString &name) { m_endpoints.erase(name); }
    /// The endpoint called @p name, or nullptr.
    [[nodiscard]] LiveEndpointPointer endpoint(const QString &name) const;
    [[nodiscard]] const std::map<QString, LiveEndpointPointer> &endpoints() const
    {
        return m_endpoints;
    }

private:
    std::map<QString, LiveEndpointPointer> m_endpoints;
};

} // namespace serin
