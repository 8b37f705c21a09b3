// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/api/deploymentsapi.h"

#include "services/core/clock.h"
#include "services/domain/instancecount.h"
#include "services/local/arm/api/resourcejson.h"
#include "services/local/arm/api/resources.h"
#include "services/local/arm/armsettings.h"
#include "services/local/arm/operations/operations.h"
#include "services/local/arm/rules/deploymentrules.h"
#include "services/local/arm/rules/findings.h"
#include "services/local/arm/rules/jsonfields.h"
#include "services/local/arm/rules/trafficrules.h"
#include "services/local/arm/scoring/scoringresolver.h"
#include "services/local/arm/wire/paging.h"
#include "services/local/scoring/scoringfleet.h"
#include "services/local/store/workspacestore.h"

#include <QJsonArray>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualLogLines = 5'000;
constexpr int mostLogLines = 100'000;

QString nameOf(const DeploymentRecord &deployment)
{
    return u"deployment \"%1\" of endpoint \"%2\""_s.arg(deployment.name, deployment.endpoint);
}

int capacityOf(const QJsonObject &body)
{
    return body.value("sku"_L1).toObject().value("capacity"_L1).toInt(1);
}

// What the workspace itself has to say of what came before the processes.
QString preparationOf(const DeploymentRecord &deployment)
{
    QString lines;
    if (const QString note = ScoringResolver::environmentNote(deployment.body); !note.isEmpty()) {
        lines += u"The environment is "_s + note + u".\n"_s;
    }
    if (!deployment.failure.isEmpty()) {
        lines += deployment.failure + u'\n';
    }
    return lines;
}

tl::unexpected<ArmError> busyDeployment(const DeploymentRecord &deployment)
{
    return busy(nameOf(deployment), deployment.state, deployment.operation);
}

} // namespace

QJsonObject DeploymentsApi::json(const ArmCall &call, const DeploymentRecord &deployment) const
{
    return deploymentJson(call, m_context.settings, m_resolver, deployment);
}

ArmAnswer DeploymentsApi::list(const ArmCall &call) const
{
    const ArmResult<PageRequest> request = PageRequest::from(call, "$top"_L1);
    const ArmResult<EndpointRecord> endpoint = endpointOf(m_context, call);
    if (!request || !endpoint) {
        return refuse(!endpoint ? endpoint.error() : request.error());
    }
    return orRefuse(m_context.store.deployments().of(endpoint->name))
        .map([&](const std::vector<DeploymentRecord> &deployments) {
            std::vector<PageItem> items;
            items.reserve(deployments.size());
            for (const DeploymentRecord &deployment : deployments) {
                items.push_back({{deployment.sequence, deployment.name.toLower()},
                                 [&] { return json(call, deployment); }});
            }
            return pageAnswer(call, *request, std::move(items));
        });
}

ArmAnswer DeploymentsApi::get(const ArmCall &call) const
{
    return deploymentOf(m_context, call).map([&](const DeploymentRecord &deployment) {
        return jsonAnswer(200, json(call, deployment));
    });
}

// The endpoint that a deployment is to be put into.
ArmResult<EndpointRecord> DeploymentsApi::parentOf(const ArmCall &call) const
{
    ArmResult<EndpointRecord> endpoint = endpointOf(m_context, call);
    if (!endpoint && endpoint.error().status == 404) {
        return refuse(404, u"ParentResourceNotFound"_s,
                      u"Can not perform requested operation on nested resource. Parent resource "
                      "'%1/%2' not found."_s.arg(m_context.settings.workspace.workspace,
                                                 call.route.endpoint.left(100)));
    }
    if (endpoint && (endpoint->state == ProvisioningState::Creating ||
                     endpoint->state == ProvisioningState::Deleting)) {
        return busy(u"endpoint \"%1\""_s.arg(endpoint->name), endpoint->state, endpoint->operation);
    }
    return endpoint;
}

// The deployment that is there, or a new one when there may be another one.
ArmResult<DeploymentRecord> DeploymentsApi::placeFor(const ArmCall &call,
                                                     const EndpointRecord &endpoint) const
{
    ArmResult<std::vector<DeploymentRecord>> all =
        orRefuse(m_context.store.deployments().of(endpoint.name));
    if (!all) {
        return refuse(all.error());
    }
    for (DeploymentRecord &deployment : *all) {
        if (deployment.name.compare(call.route.deployment, Qt::CaseInsensitive) == 0) {
            return isBusy(deployment.state) ? busyDeployment(deployment)
                                            : ArmResult<DeploymentRecord>(std::move(deployment));
        }
    }
    if (all->size() >= mostDeployments) {
        return refuse(400, u"OutOfQuota"_s,
                      u"The endpoint \"%1\" has %2 deployments already, and more are not allowed."_s
                          .arg(endpoint.name)
                          .arg(all->size()),
                      u"deployments"_s);
    }
    DeploymentRecord deployment;
    deployment.endpoint = endpoint.name;
    deployment.name = call.route.deployment;
    deployment.createdAt = m_context.clock.now();
    return deployment;
}

ArmAnswer DeploymentsApi::put(const ArmCall &call)
{
    const ArmResult<QJsonObject> asked = call.body();
    const ArmResult<EndpointRecord> endpoint = parentOf(call);
    if (!asked || !endpoint) {
        return refuse(!endpoint ? endpoint.error() : asked.error());
    }
    ArmResult<DeploymentRecord> deployment = placeFor(call, *endpoint);
    if (!deployment) {
        return refuse(deployment.error());
    }
    const ArmResult<void> located =
        checkPlacement(m_context, nameOf(*deployment), *asked, !deployment->body.isEmpty());
    if (!located) {
        return refuse(located.error());
    }
    ArmResult<QJsonObject> body = deploymentBody(deployment->name, *asked, m_resolver,
                                                 m_resolver.injectedVariables(deployment->body));
    if (!body) {
        return refuse(body.error());
    }
    if (!deployment->body.isEmpty()) {
        body->insert(u"location"_s, deployment->body.value("location"_L1)); // never moves
    }
    const OperationRecord operation =
        m_operations.make(OperationRecord::Kind::PutDeployment, deployment->endpoint,
                          deployment->name, call.apiVersion, *body);
    if (!deployment->provisioned) {
        deployment->body = *body;
    }
    deployment->state = ProvisioningState::Updating; // of a new one, too, as the service has it
    deployment->operation = operation.id;
    deployment->modifiedAt = m_context.clock.now();
    const QString id =
        deploymentId(m_context.settings.workspace, deployment->endpoint, deployment->name);
    return orRefuse(m_operations.begin(
                        operation, [&] { return m_context.store.deployments().put(*deployment); }))
        .map([&] {
            return acceptedAnswer(201, json(call, *deployment),
                                  operationUrl(call, m_context.settings, operation.id),
                                  resourceUrl(call, id));
        });
}

ArmAnswer DeploymentsApi::patch(const ArmCall &call)
{
    const ArmResult<QJsonObject> asked = call.body();
    ArmResult<DeploymentRecord> deployment = deploymentOf(m_context, call);
    if (!asked || !deployment) {
        return refuse(!deployment ? deployment.error() : asked.error());
    }
    if (isBusy(deployment->state)) {
        return busyDeployment(*deployment);
    }
    const ArmResult<QJsonObject> body = patchedDeployment(deployment->body, *asked);
    if (!body) {
        return refuse(body.error());
    }
    deployment->modifiedAt = m_context.clock.now();
    if (capacityOf(*body) == capacityOf(deployment->body)) {
        deployment->body = *body;
        return orRefuse(m_context.store.deployments().put(*deployment)).map([&] {
            return jsonAnswer(200, json(call, *deployment));
        });
    }
    const OperationRecord operation =
        m_operations.make(OperationRecord::Kind::ScaleDeployment, deployment->endpoint,
                          deployment->name, call.apiVersion, *body);
    deployment->state = ProvisioningState::Scaling;
    deployment->operation = operation.id;
    return orRefuse(m_operations.begin(
                        operation, [&] { return m_context.store.deployments().put(*deployment); }))
        .map([&] {
            return acceptedAnswer(202, json(call, *deployment),
                                  operationUrl(call, m_context.settings, operation.id),
                                  operationResultUrl(call, m_context.settings, operation.id));
        });
}

ArmResult<void> DeploymentsApi::checkWithoutTraffic(const EndpointRecord &endpoint,
                                                    const DeploymentRecord &deployment) const
{
    std::vector<QJsonObject> bodies = {endpoint.body};
    if (isBusy(endpoint.state)) { // what it is about to get counts, too
        const ArmResult<std::optional<OperationRecord>> operation =
            orRefuse(m_context.store.operations().find(endpoint.operation));
        if (!operation) {
            return refuse(operation.error());
        }
        bodies.push_back(*operation ? (*operation)->request : QJsonObject());
    }
    for (const QJsonObject &body : bodies) {
        const QJsonObject properties = body.value("properties"_L1).toObject();
        if (shareOf(properties.value("traffic"_L1).toObject(), deployment.name) > 0) {
            return refuse(409, u"Conflict"_s,
                          u"The deployment %1 has live traffic. Can't be deleted. Please scale "
                          "down traffic to 0 first."_s.arg(deployment.name),
                          u"properties.traffic"_s);
        }
        if (shareOf(properties.value("mirrorTraffic"_L1).toObject(), deployment.name) > 0) {
            return refuse(409, u"Conflict"_s,
                          u"The deployment %1 has mirrored traffic. Can't be deleted. Please scale "
                          "down mirror traffic to 0 first."_s.arg(deployment.name),
                          u"properties.mirrorTraffic"_s);
        }
    }
    return {};
}

ArmAnswer DeploymentsApi::remove(const ArmCall &call)
{
    const ArmResult<EndpointRecord> endpoint = endpointOf(m_context, call);
    ArmResult<DeploymentRecord> deployment = deploymentOf(m_context, call);
    if (!endpoint || !deployment) {
        const ArmError &error = !endpoint ? endpoint.error() : deployment.error();
        return error.status == 404 ? ArmAnswer(HttpResponse{204, {}, {}}) : refuse(error);
    }
    if (isBusy(deployment->state)) {
        return busyDeployment(*deployment);
    }
    if (const ArmResult<void> free = checkWithoutTraffic(*endpoint, *deployment); !free) {
        return refuse(free.error());
    }
    const OperationRecord operation =
        m_operations.make(OperationRecord::Kind::DeleteDeployment, deployment->endpoint,
                          deployment->name, call.apiVersion);
    deployment->state = ProvisioningState::Deleting;
    deployment->operation = operation.id;
    return orRefuse(m_operations.begin(
                        operation, [&] { return m_context.store.deployments().put(*deployment); }))
        .map([&] {
            return acceptedAnswer(202, QJsonValue(),
                                  operationUrl(call, m_context.settings, operation.id),
                                  operationResultUrl(call, m_context.settings, operation.id));
        });
}

ArmAnswer DeploymentsApi::getLogs(const ArmCall &call) const
{
    const ArmResult<QJsonObject> body = call.optionalBody();
    const ArmResult<DeploymentRecord> deployment = deploymentOf(m_context, call);
    if (!body || !deployment) {
        return refuse(!deployment ? deployment.error() : body.error());
    }
    Findings findings;
    const JsonFields fields(*body, QString(), findings);
    const QString initializer = u"StorageInitializer"_s;
    const QString container =
        fields.choice(u"containerType"_s, {u"InferenceServer"_s, initializer}).value_or(QString());
    const int lines = fields.integer(u"tail"_s, 0, mostLogLines).value_or(usualLogLines);
    if (!findings.isEmpty()) {
        return refuse(findings.toError());
    }
    const DeploymentKey key{deployment->endpoint, deployment->name};
    const QString content =
        container == initializer
            ? preparationOf(*deployment) +
                  m_context.fleet.logs(key, ScoringFleet::LogKind::StorageInitializer, lines)
            : m_context.fleet.logs(key, ScoringFleet::LogKind::InferenceServer, lines);
    return jsonAnswer(200, QJsonObject{{u"content"_s, content}});
}

ArmAnswer DeploymentsApi::skus(const ArmCall &call) const
{
    const ArmResult<PageRequest> request = PageRequest::from(call, "count"_L1);
    const ArmResult<DeploymentRecord> deployment = deploymentOf(m_context, call);
    if (!request || !deployment) {
        return refuse(!deployment ? deployment.error() : request.error());
    }
    const QJsonObject sku{
        {u"resourceType"_s, u"Microsoft.MachineLearning.Services/endpoints/deployments"_s},
        {u"sku"_s, QJsonObject{{u"name"_s, u"Default"_s}, {u"tier"_s, u"Standard"_s}}},
        {u"capacity"_s, QJsonObject{{u"minimum"_s, 1},
                                    {u"maximum"_s, InstanceCount::managedLimit},
                                    {u"default"_s, capacityOf(deployment->body)},
                                    {u"scaleType"_s, u"Automatic"_s}}}};
    return pageAnswer(call, *request, {{{0, u"default"_s}, [&] { return sku; }}});
}

} // namespace serin
