// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/routing.h"

#include "services/domain/isoduration.h"
#include "services/local/arm/armsettings.h"
#include "services/local/arm/rules/trafficrules.h"
#include "services/local/arm/scoring/credentialchecks.h"
#include "services/local/scoring/scoringfleet.h"
#include "services/local/store/workspacestore.h"

#include <algorithm>

namespace serin {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto drainPollInterval = 20ms;
// How long an instance must be idle when an old routing table still names it: a thread that has
// picked it from there has counted its request long before.
constexpr auto drainGrace = 250ms;

QJsonObject propertiesOf(const QJsonObject &body)
{
    return body.value("properties"_L1).toObject();
}

} // namespace

Routing::Routing(const ArmContext &context, const ScoringResolver &resolver)
    : m_context(context), m_resolver(resolver)
{
    m_drainTimer.setInterval(drainPollInterval);
    connect(&m_drainTimer, &QTimer::timeout, this, &Routing::watchDraining);
    connect(&m_context.fleet, &ScoringFleet::instancesChanged, this,
            [this](const DeploymentKey &key) {
                takeInstances(key);
                Q_EMIT changed();
            });
}

Result<void> Routing::load()
{
    const Result<std::vector<EndpointRecord>> endpoints = m_context.store.endpoints().all();
    if (!endpoints) {
        return failure(endpoints.error());
    }
    for (const EndpointRecord &endpoint : *endpoints) {
        if (Result<void> read = refresh(endpoint.name); !read) {
            return read;
        }
    }
    return {};
}

Result<void> Routing::refresh(const QString &endpoint)
{
    const std::string key = endpoint.toLower().toStdString();
    const Result<std::optional<EndpointRecord>> record = m_context.store.endpoints().find(endpoint);
    if (!record) {
        return failure(record.error());
    }
    if (!*record || !(*record)->provisioned) {
        m_plans.erase(key);
    } else {
        Result<RouteEndpoint> plan = planOf(**record);
        if (!plan) {
            return failure(std::move(plan.error()));
        }
        for (const RouteDeployment &deployment : plan->deployments) {
            takeInstances({(*record)->name, QString::fromStdString(deployment.name)});
        }
        m_plans.insert_or_assign(key, std::move(*plan));
    }
    Q_EMIT changed();
    return {};
}

std::shared_ptr<const RoutingTable> Routing::table() const
{
    auto table = std::make_shared<RoutingTable>();
    table->endpoints = m_plans;
    for (auto &[name, endpoint] : table->endpoints) {
        for (RouteDeployment &deployment : endpoint.deployments) {
            const DeploymentKey key{QString::fromStdString(endpoint.name),
                                    QString::fromStdString(deployment.name)};
            const auto loads = m_loads.find(key);
            for (const ScoringInstance &instance : m_context.fleet.instances(key)) {
                if (instance.state != ScoringInstance::State::Ready || instance.port == 0 ||
                    loads == m_loads.end()) {
                    continue;
                }
                if (const auto load = loads->second.find(instance.id);
                    load != loads->second.end()) {
                    deployment.instances.push_back(
                        {instance.id.toStdString(), instance.port, load->second});
                }
            }
        }
    }
    return table;
}

Result<RouteEndpoint> Routing::planOf(const EndpointRecord &endpoint) const
{
    RouteEndpoint plan;
    plan.name = endpoint.name.toStdString();
    plan.credentials = credentialsOf(endpoint);
    const Result<std::vector<DeploymentRecord>> deployments =
        m_context.store.deployments().of(endpoint.name);
    if (!deployments) {
        return failure(deployments.error());
    }
    for (const DeploymentRecord &deployment : *deployments) {
        plan.deployments.push_back(planOf(endpoint, deployment));
    }
    return plan;
}

RouteDeployment Routing::planOf(const EndpointRecord &endpoint,
                                const DeploymentRecord &deployment) const
{
    const QJsonObject traffic = propertiesOf(endpoint.body);
    const QJsonObject request =
        propertiesOf(deployment.body).value("requestSettings"_L1).toObject();
    RouteDeployment plan;
    plan.name = deployment.name.toStdString();
    plan.weight = shareOf(traffic.value("traffic"_L1).toObject(), deployment.name);
    plan.mirrorWeight = shareOf(traffic.value("mirrorTraffic"_L1).toObject(), deployment.name);
    plan.maxConcurrentRequests = request.value("maxConcurrentRequestsPerInstance"_L1).toInt(1);
    plan.requestTimeout = durationFromIso(request.value("requestTimeout"_L1).toString())
                              .value_or(plan.requestTimeout);
    plan.scoringRoute = m_resolver.scoringRoute(deployment.body).toStdString();
    return plan;
}

std::shared_ptr<const CredentialCheck> Routing::credentialsOf(const EndpointRecord &endpoint) const
{
    const QString mode = propertiesOf(endpoint.body).value("authMode"_L1).toString();
    if (mode == "AMLToken"_L1) {
        const ScoringTokenClaims claims{endpoint.name, endpoint.uid,
                                        m_context.store.workspaceGuid(),
                                        m_context.settings.tenantId};
        return std::make_shared<ScoringTokenCheck>(claims, m_context.store.tokenSecret());
    }
    if (mode == "AADToken"_L1) {
        return std::make_shared<WorkspaceTokenCheck>(m_context.settings.token);
    }
    return std::make_shared<KeyCheck>(endpoint.primaryKey, endpoint.secondaryKey);
}

void Routing::takeInstances(const DeploymentKey &key)
{
    std::map<QString, std::shared_ptr<InstanceLoad>> loads;
    std::map<QString, std::shared_ptr<InstanceLoad>> &known = m_loads[key];
    for (const ScoringInstance &instance : m_context.fleet.instances(key)) {
        const auto before = known.find(instance.id);
        loads.emplace(instance.id,
                      before == known.end() ? std::make_shared<InstanceLoad>() : before->second);
        if (instance.state == ScoringInstance::State::Draining) {
            m_draining.try_emplace(instance.id);
        } else {
            m_draining.erase(instance.id);
        }
    }
    for (const auto &[id, load] : known) {
        if (!loads.contains(id)) {
            m_draining.erase(id);
        }
    }
    known = std::move(loads);
    if (known.empty()) {
        m_loads.erase(key);
    }
    if (!m_draining.empty() && !m_drainTimer.isActive()) {
        m_drainTimer.start();
    }
}

void Routing::watchDraining()
{
    std::map<QString, std::shared_ptr<InstanceLoad>> loads;
    for (const auto &[key, ofDeployment] : m_loads) {
        loads.insert(ofDeployment.begin(), ofDeployment.end());
    }
    QStringList drained;
    const Clock::Monotonic now = m_context.clock.monotonicNow();
    for (auto &[id, draining] : m_draining) {
        const auto load = loads.find(id);
        if (draining.isTold || load == loads.end()) {
            continue;
        }
        const bool wasIdle = draining.isIdle;
        draining.isIdle = load->second->outstanding.load() == 0;
        if (!wasIdle) {
            draining.idleSince = now;
        }
        // Two of the references are ours: no table is left from which a request could pick it.
        const bool isForgotten = load->second.use_count() == 2;
        if (draining.isIdle && (isForgotten || now - draining.idleSince >= drainGrace)) {
            draining.isTold = true;
            drained += id;
        }
    }
    if (std::all_of(m_draining.begin(), m_draining.end(),
                    [](const auto &draining) { return draining.second.isTold; })) {
        m_drainTimer.stop();
    }
    for (const QString &id : drained) {
        m_context.fleet.instanceDrained(id); // may change the fleet and this
    }
}

} // namespace serin
