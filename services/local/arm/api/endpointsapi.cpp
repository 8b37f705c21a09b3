// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/api/endpointsapi.h"

#include "services/core/clock.h"
#include "services/local/arm/api/resourcejson.h"
#include "services/local/arm/api/resources.h"
#include "services/local/arm/armsettings.h"
#include "services/local/arm/operations/operations.h"
#include "services/local/arm/rules/endpointrules.h"
#include "services/local/arm/wire/paging.h"
#include "services/local/store/randomsecret.h"
#include "services/local/store/workspacestore.h"

#include <QUuid>

#include <array>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

struct Order
{
    QLatin1String name;
    bool byChange;
    bool isDescending;
};

constexpr std::array<Order, 4> orders = {{
    {QLatin1String("CreatedAtAsc"), false, false},
    {QLatin1String("CreatedAtDesc"), false, true},
    {QLatin1String("UpdatedAtAsc"), true, false},
    {QLatin1String("UpdatedAtDesc"), true, true},
}};

ArmResult<Order> orderOf(const ArmCall &call)
{
    const QString asked = call.parameter("orderBy"_L1);
    for (const Order &order : orders) {
        if (asked.isEmpty() || asked.compare(order.name, Qt::CaseInsensitive) == 0) {
            return order;
        }
    }
    return refuse(400, u"InvalidQueryParameter"_s,
                  u"The query parameter orderBy must be one of CreatedAtAsc, CreatedAtDesc, "
                  "UpdatedAtAsc, UpdatedAtDesc."_s,
                  u"orderBy"_s);
}

bool isListed(const ArmCall &call, const EndpointRecord &endpoint)
{
    const QString name = call.parameter("name"_L1);
    const QString computeType = call.parameter("computeType"_L1);
    const QJsonObject properties = endpoint.body.value("properties"_L1).toObject();
    return (name.isEmpty() || name.compare(endpoint.name, Qt::CaseInsensitive) == 0) &&
           (computeType.isEmpty() || computeType.compare("Managed"_L1, Qt::CaseInsensitive) == 0) &&
           fitsFilter(call.parameter("tags"_L1), endpoint.body.value("tags"_L1).toObject()) &&
           fitsFilter(call.parameter("properties"_L1),
                      properties.value("properties"_L1).toObject());
}

QStringList namesThatGetTraffic(const std::vector<DeploymentRecord> &deployments)
{
    QStringList names;
    for (const DeploymentRecord &deployment : deployments) {
        if (deployment.state != ProvisioningState::Deleting) {
            names += deployment.name;
        }
    }
    return names;
}

// A key that the body of a new endpoint brings, or a new one.
Secret initialKey(const QJsonObject &asked, QLatin1String which)
{
    const QJsonObject keys = asked.value("properties"_L1).toObject().value("keys"_L1).toObject();
    const QString key = keys.value(which).toString();
    return key.isEmpty() ? randomSecret() : Secret(key.toLatin1());
}

QString authModeOf(const QJsonObject &body)
{
    return body.value("properties"_L1).toObject().value("authMode"_L1).toString();
}

EndpointRecord newEndpoint(const QString &name, const QJsonObject &asked, const QDateTime &now)
{
    EndpointRecord endpoint;
    endpoint.name = name;
    endpoint.uid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    endpoint.primaryKey = initialKey(asked, "primaryKey"_L1);
    endpoint.secondaryKey = initialKey(asked, "secondaryKey"_L1);
    endpoint.createdAt = now;
    return endpoint;
}

} // namespace

ArmAnswer EndpointsApi::list(const ArmCall &call) const
{
    const ArmResult<PageRequest> asked = PageRequest::from(call, "count"_L1);
    const ArmResult<Order> order = orderOf(call);
    const ArmResult<std::vector<EndpointRecord>> endpoints =
        orRefuse(m_context.store.endpoints().all());
    if (!asked || !order || !endpoints) {
        return refuse(!asked ? asked.error() : !order ? order.error() : endpoints.error());
    }
    PageRequest request = *asked;
    request.descending = order->isDescending;
    std::vector<PageItem> items;
    for (const EndpointRecord &endpoint : *endpoints) {
        if (isListed(call, endpoint)) {
            const qint64 place =
                order->byChange ? endpoint.modifiedAt.toMSecsSinceEpoch() : endpoint.sequence;
            items.push_back({{place, endpoint.name.toLower()},
                             [&] { return endpointJson(call, m_context.settings, endpoint); }});
        }
    }
    return pageAnswer(call, request, std::move(items));
}

ArmAnswer EndpointsApi::get(const ArmCall &call) const
{
    return endpointOf(m_context, call).map([&](const EndpointRecord &endpoint) {
        return jsonAnswer(200, endpointJson(call, m_context.settings, endpoint));
    });
}

ArmAnswer EndpointsApi::put(const ArmCall &call)
{
    const ArmResult<QJsonObject> asked = call.body();
    const ArmResult<std::optional<EndpointRecord>> before =
        orRefuse(m_context.store.endpoints().find(call.route.endpoint));
    const ArmResult<std::vector<DeploymentRecord>> deployments =
        orRefuse(m_context.store.deployments().of(call.route.endpoint));
    if (!asked || !before || !deployments) {
        return refuse(!asked ? asked.error() : !before ? before.error() : deployments.error());
    }
    if (*before && isBusy((*before)->state)) {
        return busy(u"endpoint \"%1\""_s.arg((*before)->name), (*before)->state,
                    (*before)->operation);
    }
    const ArmResult<void> located = checkPlacement(
        m_context, u"endpoint \"%1\""_s.arg(call.route.endpoint), *asked, before->has_value());
    if (!located) {
        return refuse(located.error());
    }
    ArmResult<QJsonObject> body =
        endpointBody(call.route.endpoint, *asked, namesThatGetTraffic(*deployments));
    if (!body) {
        return refuse(body.error());
    }
    if (*before && (*before)->provisioned && authModeOf((*before)->body) != authModeOf(*body)) {
        return refuse(400, u"BadRequest"_s,
                      u"The authMode of the endpoint \"%1\" is %2 and cannot be changed to %3; "
                      "delete the endpoint and create it again."_s.arg(
                          (*before)->name, authModeOf((*before)->body), authModeOf(*body)),
                      u"properties.authMode"_s);
    }
    const QDateTime now = m_context.clock.now();
    EndpointRecord endpoint = *before ? **before : newEndpoint(call.route.endpoint, *asked, now);
    if (*before) {
        body->insert(u"location"_s, endpoint.body.value("location"_L1)); // never moves
    }
    const OperationRecord operation = m_operations.make(OperationRecord::Kind::PutEndpoint,
                                                        endpoint.name, {}, call.apiVersion, *body);
    if (!endpoint.provisioned) {
        endpoint.body = *body;
    }
    endpoint.state = *before ? ProvisioningState::Updating : ProvisioningState::Creating;
    endpoint.operation = operation.id;
    endpoint.modifiedAt = now;
    return orRefuse(m_operations.begin(operation,
                                       [&] { return m_context.store.endpoints().put(endpoint); }))
        .map([&] {
            return acceptedAnswer(
                201, endpointJson(call, m_context.settings, endpoint),
                operationUrl(call, m_context.settings, operation.id),
                resourceUrl(call, endpointId(m_context.settings.workspace, endpoint.name)));
        });
}

ArmAnswer EndpointsApi::patch(const ArmCall &call)
{
    const ArmResult<QJsonObject> asked = call.body();
    ArmResult<EndpointRecord> endpoint = endpointOf(m_context, call);
    if (!asked || !endpoint) {
        return refuse(!endpoint ? endpoint.error() : asked.error());
    }
    if (isBusy(endpoint->state)) {
        return busy(u"endpoint \"%1\""_s.arg(endpoint->name), endpoint->state, endpoint->operation);
    }
    const ArmResult<QJsonObject> body = patchedEndpoint(endpoint->body, *asked);
    if (!body) {
        return refuse(body.error());
    }
    endpoint->body = *body;
    endpoint->modifiedAt = m_context.clock.now();
    return orRefuse(m_context.store.endpoints().put(*endpoint)).map([&] {
        return jsonAnswer(200, endpointJson(call, m_context.settings, *endpoint));
    });
}

ArmAnswer EndpointsApi::remove(const ArmCall &call)
{
    const ArmResult<std::optional<EndpointRecord>> found =
        orRefuse(m_context.store.endpoints().find(call.route.endpoint));
    const ArmResult<std::vector<DeploymentRecord>> deployments =
        orRefuse(m_context.store.deployments().of(call.route.endpoint));
    if (!found || !deployments) {
        return refuse(!found ? found.error() : deployments.error());
    }
    if (!*found) {
        return HttpResponse{204, {}, {}};
    }
    EndpointRecord endpoint = **found;
    if (isBusy(endpoint.state)) {
        return busy(u"endpoint \"%1\""_s.arg(endpoint.name), endpoint.state, endpoint.operation);
    }
    for (const DeploymentRecord &deployment : *deployments) {
        if (isBusy(deployment.state)) {
            return busy(
                u"deployment \"%1\" of endpoint \"%2\""_s.arg(deployment.name, endpoint.name),
                deployment.state, deployment.operation);
        }
    }
    const OperationRecord operation = m_operations.make(OperationRecord::Kind::DeleteEndpoint,
                                                        endpoint.name, {}, call.apiVersion);
    const auto writes = [&]() -> Result<void> {
        endpoint.state = ProvisioningState::Deleting;
        endpoint.operation = operation.id;
        Result<void> done = m_context.store.endpoints().put(endpoint);
        for (DeploymentRecord deployment : *deployments) {
            deployment.state = ProvisioningState::Deleting;
            done = done.and_then([&] { return m_context.store.deployments().put(deployment); });
        }
        return done;
    };
    return orRefuse(m_operations.begin(operation, writes)).map([&] {
        return acceptedAnswer(202, QJsonValue(),
                              operationUrl(call, m_context.settings, operation.id),
                              operationResultUrl(call, m_context.settings, operation.id));
    });
}

} // namespace serin
