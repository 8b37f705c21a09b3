// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/api/operationsapi.h"

#include "services/core/clock.h"
#include "services/local/arm/api/resourcejson.h"
#include "services/local/arm/armsettings.h"
#include "services/local/arm/wire/armcall.h"
#include "services/local/store/workspacestore.h"

#include <QJsonArray>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

using Kind = OperationRecord::Kind;
using State = OperationRecord::State;

QString stateName(State state)
{
    switch (state) {
    case State::Running:
        return u"Updating"_s; // the word that the service uses, also for creating and deleting
    case State::Succeeded:
        return u"Succeeded"_s;
    case State::Failed:
        return u"Failed"_s;
    case State::Canceled:
        return u"Canceled"_s;
    }
    Q_UNREACHABLE();
}

ArmResult<OperationRecord> operationOf(const ArmContext &context, const ArmCall &call)
{
    ArmResult<std::optional<OperationRecord>> found =
        orRefuse(context.store.operations().find(call.route.operation));
    if (!found) {
        return refuse(found.error());
    }
    if (!*found ||
        call.route.location.compare(context.settings.location, Qt::CaseInsensitive) != 0) {
        return refuse(404, u"OperationNotFound"_s,
                      u"The operation '%1' was not found in the location '%2'."_s.arg(
                          call.route.operation.left(200), call.route.location.left(100)));
    }
    return std::move(**found);
}

QJsonObject statusJson(const ArmSettings &settings, const OperationRecord &operation)
{
    const bool isRunning = operation.state == State::Running;
    QJsonObject json{
        {u"id"_s, u"/subscriptions/%1/providers/Microsoft.MachineLearningServices/locations/%2/"
                  "mfeOperationsStatus/%3"_s.arg(settings.workspace.subscription, settings.location,
                                                 operation.id)},
        {u"name"_s, operation.id},
        {u"status"_s, stateName(operation.state)},
        {u"startTime"_s, armTimestamp(operation.startedAt)},
        {u"percentComplete"_s, isRunning ? 0 : 100}};
    if (!isRunning) {
        json.insert(u"endTime"_s, armTimestamp(operation.endedAt));
    }
    if (operation.state == State::Failed || operation.state == State::Canceled) {
        json.insert(u"error"_s, QJsonObject{{u"code"_s, operation.errorCode},
                                            {u"message"_s, operation.errorMessage},
                                            {u"details"_s, QJsonArray()}});
    }
    return json;
}

} // namespace

ArmAnswer OperationsApi::status(const ArmCall &call) const
{
    return operationOf(m_context, call).map([&](const OperationRecord &operation) {
        HttpResponse response = jsonAnswer(200, statusJson(m_context.settings, operation));
        if (operation.state == State::Running) {
            addPause(response.headers, elapsed(operation));
        }
        return response;
    });
}

std::chrono::milliseconds OperationsApi::elapsed(const OperationRecord &operation) const
{
    return std::chrono::milliseconds(operation.startedAt.msecsTo(m_context.clock.now()));
}

ArmAnswer OperationsApi::result(const ArmCall &call) const
{
    const ArmResult<OperationRecord> operation = operationOf(m_context, call);
    if (!operation) {
        return refuse(operation.error());
    }
    if (operation->state == State::Running) {
        return acceptedAnswer(
            202, QJsonValue(), operationUrl(call, m_context.settings, operation->id),
            operationResultUrl(call, m_context.settings, operation->id), elapsed(*operation));
    }
    if (operation->state != State::Succeeded) {
        return refuse(400, operation->errorCode, operation->errorMessage);
    }
    switch (operation->kind) {
    case Kind::PutEndpoint:
        return orRefuse(m_context.store.endpoints().find(operation->endpoint))
            .map([&](const std::optional<EndpointRecord> &endpoint) {
                return endpoint ? jsonAnswer(200, endpointJson(call, m_context.settings, *endpoint))
                                : jsonAnswer(200, QJsonValue());
            });
    case Kind::PutDeployment:
    case Kind::ScaleDeployment:
        return orRefuse(
                   m_context.store.deployments().find(operation->endpoint, operation->deployment))
            .map([&](const std::optional<DeploymentRecord> &deployment) {
                return deployment ? jsonAnswer(200, deploymentJson(call, m_context.settings,
                                                                   m_resolver, *deployment))
                                  : jsonAnswer(200, QJsonValue());
            });
    case Kind::DeleteEndpoint:
    case Kind::RegenerateKeys:
    case Kind::DeleteDeployment:
        break;
    }
    return jsonAnswer(200, QJsonValue());
}

} // namespace serin
