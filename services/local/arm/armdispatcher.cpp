// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/armdispatcher.h"

#include "services/core/clock.h"
#include "services/local/arm/api/resources.h"
#include "services/local/arm/armsettings.h"
#include "services/local/arm/monitorapi.h"
#include "services/local/arm/wire/jsonbody.h"

#include <QUuid>

#include <algorithm>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

using Kind = ArmRoute::Kind;

constexpr qsizetype longestClientId = 100;

QString newGuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

bool sameName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

// A header's value that may be repeated in an answer; empty for any other.
QByteArray repeatable(const QByteArray &value)
{
    const bool isPlain =
        std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    return isPlain && value.size() <= longestClientId ? value : QByteArray();
}

RequestIds idsOf(const HttpRequest &request)
{
    const QUuid correlation(
        QString::fromLatin1(request.headers.value("x-ms-correlation-request-id")));
    RequestIds ids;
    ids.request = newGuid();
    ids.correlation =
        correlation.isNull() ? ids.request : correlation.toString(QUuid::WithoutBraces);
    return ids;
}

// What is left of a quota that the local workspace never takes anything from.
void addRateLimits(HttpHeaders &headers, const QByteArray &method)
{
    if (method == "GET" || method == "HEAD") {
        headers.add("x-ms-ratelimit-remaining-subscription-reads", "11999");
    } else if (method == "DELETE") {
        headers.add("x-ms-ratelimit-remaining-subscription-deletes", "14999");
    } else {
        headers.add("x-ms-ratelimit-remaining-subscription-writes", "1199");
    }
}

tl::unexpected<ArmError> noSuchPath(const QByteArray &path)
{
    return refuse(404, u"InvalidResourceType"_s,
                  u"The path '%1' names nothing that the local workspace has."_s.arg(
                      QString::fromUtf8(path.left(500))));
}

MonitorResource monitorResource(const ArmContext &context, const EndpointRecord &endpoint)
{
    return {endpointId(context.settings.workspace, endpoint.name), context.settings.location,
            endpoint.name, std::nullopt};
}

MonitorResource monitorResource(const ArmContext &context, const DeploymentRecord &deployment)
{
    return {deploymentId(context.settings.workspace, deployment.endpoint, deployment.name),
            context.settings.location, deployment.endpoint, deployment.name};
}

} // namespace

ArmDispatcher::ArmDispatcher(const ArmContext &context, const ScoringResolver &resolver,
                             Operations &operations, MonitorApi *monitor)
    : m_context(context), m_discovery(context), m_endpoints(context, operations),
      m_credentials(context, operations), m_deployments(context, resolver, operations),
      m_assets(context), m_operations(context, resolver)
{
    addResources();
    if (monitor) {
        addMonitor(monitor);
    }
}

void ArmDispatcher::add(Kind kind, const char *method, Handler handler)
{
    m_entries.push_back({kind, method, std::move(handler)});
}

void ArmDispatcher::addResources()
{
    const auto to = [](auto &api, auto member) {
        return [&api, member](const ArmCall &call) { return (api.*member)(call); };
    };
    add(Kind::Tenants, "GET", to(m_discovery, &DiscoveryApi::tenants));
    add(Kind::Subscriptions, "GET", to(m_discovery, &DiscoveryApi::subscriptions));
    add(Kind::Subscription, "GET", to(m_discovery, &DiscoveryApi::subscription));
    add(Kind::ResourceGroups, "GET", to(m_discovery, &DiscoveryApi::resourceGroups));
    add(Kind::ResourceGroup, "GET", to(m_discovery, &DiscoveryApi::resourceGroup));
    add(Kind::Workspaces, "GET", to(m_discovery, &DiscoveryApi::workspaces));
    add(Kind::Workspace, "GET", to(m_discovery, &DiscoveryApi::workspace));

    add(Kind::Endpoints, "GET", to(m_endpoints, &EndpointsApi::list));
    add(Kind::Endpoint, "GET", to(m_endpoints, &EndpointsApi::get));
    add(Kind::Endpoint, "PUT", to(m_endpoints, &EndpointsApi::put));
    add(Kind::Endpoint, "PATCH", to(m_endpoints, &EndpointsApi::patch));
    add(Kind::Endpoint, "DELETE", to(m_endpoints, &EndpointsApi::remove));
    add(Kind::ListKeys, "POST", to(m_credentials, &CredentialsApi::listKeys));
    add(Kind::RegenerateKeys, "POST", to(m_credentials, &CredentialsApi::regenerateKeys));
    add(Kind::Token, "POST", to(m_credentials, &CredentialsApi::token));

    add(Kind::Deployments, "GET", to(m_deployments, &DeploymentsApi::list));
    add(Kind::Deployment, "GET", to(m_deployments, &DeploymentsApi::get));
    add(Kind::Deployment, "PUT", to(m_deployments, &DeploymentsApi::put));
    add(Kind::Deployment, "PATCH", to(m_deployments, &DeploymentsApi::patch));
    add(Kind::Deployment, "DELETE", to(m_deployments, &DeploymentsApi::remove));
    add(Kind::GetLogs, "POST", to(m_deployments, &DeploymentsApi::getLogs));
    add(Kind::Skus, "GET", to(m_deployments, &DeploymentsApi::skus));

    add(Kind::AssetNames, "GET", to(m_assets, &AssetsApi::listNames));
    add(Kind::AssetName, "GET", to(m_assets, &AssetsApi::getName));
    add(Kind::AssetVersions, "GET", to(m_assets, &AssetsApi::listVersions));
    add(Kind::AssetVersion, "GET", to(m_assets, &AssetsApi::getVersion));
    add(Kind::AssetVersion, "PUT", to(m_assets, &AssetsApi::putVersion));

    add(Kind::OperationStatus, "GET", to(m_operations, &OperationsApi::status));
    add(Kind::OperationResult, "GET", to(m_operations, &OperationsApi::result));
}

void ArmDispatcher::addMonitor(MonitorApi *monitor)
{
    using Ask = HttpResponse (MonitorApi::*)(const MonitorResource &, const HttpRequest &);
    const auto to = [this, monitor](Ask ask) {
        return [this, monitor, ask](const ArmCall &call) -> ArmAnswer {
            const auto asked = [&](const auto &record) {
                return (monitor->*ask)(monitorResource(m_context, record), call.http);
            };
            return call.route.deployment.isEmpty() ? endpointOf(m_context, call).map(asked)
                                                   : deploymentOf(m_context, call).map(asked);
        };
    };
    add(Kind::Metrics, "GET", to(&MonitorApi::metrics));
    add(Kind::MetricDefinitions, "GET", to(&MonitorApi::metricDefinitions));
}

HttpResponse ArmDispatcher::handle(const HttpRequest &request)
{
    const Clock::Monotonic start = m_context.clock.monotonicNow();
    const RequestIds ids = idsOf(request);
    ArmAnswer answered = answer(request);
    HttpResponse response =
        answered ? std::move(*answered)
                 : errorAnswer(answered.error(), ids, m_context.settings, m_context.clock.now());
    HttpHeaders &headers = response.headers;
    if (response.status == 401) {
        headers.add("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"" +
                                            answered.error().message.toUtf8().replace('"', '\'') +
                                            '"');
    }
    if (response.status == 405) {
        if (const auto route = ArmRoute::fromPath(request.path())) {
            headers.add("Allow", allowedMethods(route->kind));
        }
    }
    const QByteArray requestId = ids.request.toLatin1();
    headers.add("x-ms-request-id", requestId);
    headers.add("x-ms-correlation-request-id", ids.correlation.toLatin1());
    headers.add("x-ms-routing-request-id", "LOCAL:" + requestId);
    if (const QByteArray id = repeatable(request.headers.value("x-ms-client-request-id"));
        !id.isEmpty()) {
        headers.add("x-ms-client-request-id", id);
    }
    addRateLimits(headers, request.method);
    headers.add("Cache-Control", "no-cache");
    const std::chrono::duration<double> taken = m_context.clock.monotonicNow() - start;
    headers.add("x-request-time", QByteArray::number(taken.count(), 'f', 3));
    return response;
}

ArmAnswer ArmDispatcher::answer(const HttpRequest &request)
{
    if (const ArmResult<void> known = checkSender(request); !known) {
        return refuse(known.error());
    }
    std::optional<ArmRoute> route = ArmRoute::fromPath(request.path());
    auto query = queryParameters(request.query());
    const ArmResult<QString> version = apiVersionOf(query);
    if (!version) {
        return refuse(version.error());
    }
    if (!route) {
        return noSuchPath(request.path());
    }
    if (request.body.size() > maxBodyBytes) {
        return refuse(413, u"RequestContentTooLarge"_s,
                      u"The request's body is larger than 4 MiB."_s);
    }
    if (const ArmResult<void> here = checkPlace(*route); !here) {
        return refuse(here.error());
    }
    return dispatch({request, std::move(*route), *version, baseUrlOf(request), std::move(query)});
}

ArmResult<void> ArmDispatcher::checkSender(const HttpRequest &request) const
{
    const QByteArray authorization = request.headers.value("Authorization");
    if (authorization.isEmpty()) {
        return refuse(401, u"AuthenticationFailed"_s,
                      u"Authentication failed. The 'Authorization' header is missing."_s);
    }
    const qsizetype space = authorization.indexOf(' ');
    const bool isBearer = authorization.left(space).compare("Bearer", Qt::CaseInsensitive) == 0;
    const Secret token(isBearer && space > 0 ? authorization.mid(space + 1).trimmed()
                                             : QByteArray());
    if (token.isEmpty() || !(token == m_context.settings.token)) {
        return refuse(401, u"InvalidAuthenticationToken"_s,
                      u"The access token is invalid: it is not the one in the workspace's token "
                      "file."_s);
    }
    return {};
}

ArmResult<void> ArmDispatcher::checkPlace(const ArmRoute &route) const
{
    const WorkspaceId &here = m_context.settings.workspace;
    if (!route.subscription.isEmpty() && !sameName(route.subscription, here.subscription)) {
        return refuse(
            404, u"SubscriptionNotFound"_s,
            u"The subscription '%1' could not be found."_s.arg(route.subscription.left(100)));
    }
    if (!route.resourceGroup.isEmpty() && !sameName(route.resourceGroup, here.resourceGroup)) {
        return refuse(
            404, u"ResourceGroupNotFound"_s,
            u"Resource group '%1' could not be found."_s.arg(route.resourceGroup.left(100)));
    }
    if (!route.workspace.isEmpty() && !sameName(route.workspace, here.workspace)) {
        return refuse(404, u"ResourceNotFound"_s,
                      u"The Resource 'Microsoft.MachineLearningServices/workspaces/%1' under "
                      "resource group '%2' was not found. For more details please go to "
                      "https://aka.ms/ARMResourceNotFoundFix"_s.arg(route.workspace.left(100),
                                                                    here.resourceGroup));
    }
    return {};
}

ArmAnswer ArmDispatcher::dispatch(const ArmCall &call)
{
    bool isKnown = false;
    for (const Entry &entry : m_entries) {
        if (entry.kind == call.route.kind) {
            isKnown = true;
            if (entry.method == call.http.method) {
                return entry.handler(call);
            }
        }
    }
    if (!isKnown) {
        return noSuchPath(call.http.path());
    }
    return refuse(405, u"HttpMethodNotSupported"_s,
                  u"The method %1 is not supported here; allowed: %2."_s.arg(
                      QString::fromUtf8(call.http.method.left(20)),
                      QString::fromLatin1(allowedMethods(call.route.kind))));
}

QByteArray ArmDispatcher::allowedMethods(Kind kind) const
{
    QByteArrayList methods;
    for (const Entry &entry : m_entries) {
        if (entry.kind == kind) {
            methods += entry.method;
        }
    }
    return methods.join(", ");
}

} // namespace serin
