// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/livestate.h"

#include "services/gitops/specdigest.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// What the service itself writes into the properties, the address of its last operation above all,
/// changes with every operation and says nothing.
QMap<QString, QString> withoutAddresses(QMap<QString, QString> properties)
{
    properties.remove(QStringLiteral("AzureAsyncOperationUri"));
    return properties;
}

QByteArray digestOf(const LiveEndpoint &endpoint, const std::vector<LiveDeployment> &deployments)
{
    SpecDigest digest;
    EndpointSpec spec = endpoint.spec;
    if (spec.properties) {
        spec.properties = withoutAddresses(*spec.properties);
    }
    digest.add(spec);
    digest.add(endpoint.stateText);
    digest.add(endpoint.traffic);
    digest.add(endpoint.mirrorTraffic);
    for (const LiveDeployment &deployment : deployments) {
        DeploymentSpec own = deployment.spec;
        if (own.properties) {
            own.properties = withoutAddresses(*own.properties);
        }
        digest.add(own);
        digest.add(deployment.stateText);
    }
    return digest.result();
}

bool byName(const LiveDeployment &one, const LiveDeployment &other)
{
    return one.spec.name < other.spec.name;
}

} // namespace

LiveEndpointState::LiveEndpointState(LiveEndpoint endpoint, std::vector<LiveDeployment> deployments)
    : m_endpoint(std::move(endpoint)), m_deployments(std::move(deployments))
{
    std::sort(m_deployments.begin(), m_deployments.end(), byName);
    m_digest = digestOf(m_endpoint, m_deployments);
}

const LiveDeployment *LiveEndpointState::deployment(const DeploymentName &name) const
{
    const auto found = std::find_if(
        m_deployments.begin(), m_deployments.end(),
        [&](const LiveDeployment &deployment) { return deployment.spec.name == name; });
    return found == m_deployments.end() ? nullptr : &*found;
}

void LiveState::insert(LiveEndpointPointer endpoint)
{
    const QString name = endpoint->endpoint().spec.name.toString();
    m_endpoints[name] = std::move(endpoint);
}

LiveEndpointPointer LiveState::endpoint(const QString &name) const
{
    const auto found = m_endpoints.find(name);
    return found == m_endpoints.end() ? nullptr : found->second;
}

} // namespace serin
