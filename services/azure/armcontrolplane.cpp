// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armcontrolplane.h"

#include "services/azure/armerror.h"
#include "services/azure/armoperation.h"
#include "services/azure/armpages.h"
#include "services/azure/inventoryjson.h"

namespace serin {

namespace {

const QString inventoryVersion = QStringLiteral("2021-01-01");

/// DELETE, sent again when need be: what it deletes may then be gone or going already.
class ArmDelete : public Errand<PendingOperation>
{
public:
    ArmDelete(ArmSession *session, QString id)
        : Errand(session), m_session(session), m_id(std::move(id))
    {
        ArmRequest request;
        request.method = "DELETE";
        request.url = session->url(m_id);
        run(session->exchange(request), [this](Result<HttpAnswer> result) {
            if (!result) {
                answer(failure(std::move(result.error())));
            } else if (result->status() == 404) {
                answer(done());
            } else if (result->status() == 409) {
                lookAtConflict(armError(*result));
            } else if (!result->isSuccess()) {
                answer(failure(armError(*result)));
            } else {
                answer(operationFrom(*result, PendingOperation::Action::Delete, m_id, now()));
            }
        });
    }

private:
    [[nodiscard]] QDateTime now() const { return m_session->http().clock().now(); }
    [[nodiscard]] PendingOperation done() const
    {
        PendingOperation operation;
        operation.action = PendingOperation::Action::Delete;
        operation.resourceId = m_id;
        operation.finished = true;
        operation.startedAt = now();
        return operation;
    }

    void lookAtConflict(const Error &conflict)
    {
        ArmRequest request;
        request.url = m_session->url(m_id);
        run(m_session->fetch(request), [this, conflict](const Result<QJsonObject> &json) {
            if (!json && json.error().kind == ErrorKind::NotFound) {
                answer(done());
                return;
            }
            const QString state = json ? json->value(QLatin1String("properties"))
                                             .toObject()
                                             .value(QLatin1String("provisioningState"))
                                             .toString()
                                       : QString();
            if (provisioningStateFromString(state) == ProvisioningState::Deleting) {
                answer(operationOn(*json, PendingOperation::Action::Delete, m_id, now()));
            } else {
                answer(failure(conflict));
            }
        });
    }

    ArmSession *const m_session;
    const QString m_id;
};

template<typename T, typename Reader>
QFuture<Result<QList<T>>> pages(ArmSession *session, const QUrl &first, Reader reader)
{
    return (new ArmPages<T>(session, first, std::move(reader)))->future();
}

} // namespace

ArmControlPlane::ArmControlPlane(HttpClient &http, TokenProvider &tokens,
                                 ArmSession::Settings settings, WorkspaceId workspace,
                                 QObject *parent)
    : QObject(parent), m_session(http, tokens, std::move(settings)),
      m_workspace(std::move(workspace))
{}

QString ArmControlPlane::idOf(const EndpointName &endpoint) const
{
    return endpointId(m_workspace, endpoint.toString());
}

QString ArmControlPlane::idOf(const EndpointName &endpoint, const DeploymentName &name) const
{
    return deploymentId(m_workspace, endpoint.toString(), name.toString());
}

QFuture<Result<QJsonObject>> ArmControlPlane::get(const QString &id)
{
    ArmRequest request;
    request.url = m_session.url(id);
    return m_session.fetch(request);
}

QFuture<Result<QJsonObject>> ArmControlPlane::post(const QString &id,
                                                   const std::optional<QJsonObject> &body)
{
    ArmRequest request;
    request.method = "POST";
    request.url = m_session.url(id);
    request.body = body;
    return m_session.fetch(request);
}

QFuture<Result<PendingOperation>> ArmControlPlane::remove(const QString &id)
{
    return (new ArmDelete(&m_session, id))->future();
}

QFuture<Result<QList<SubscriptionInfo>>> ArmControlPlane::subscriptions()
{
    return pages<SubscriptionInfo>(
        &m_session, m_session.url(QStringLiteral("/subscriptions"), {}, inventoryVersion),
        subscriptionFromJson);
}

QFuture<Result<QList<WorkspaceInfo>>> ArmControlPlane::workspaces(const QString &subscription)
{
    return pages<WorkspaceInfo>(
        &m_session,
        m_session.url(
            QStringLiteral(
                "/subscriptions/%1/providers/Microsoft.MachineLearningServices/workspaces")
                .arg(subscription)),
        workspaceFromJson);
}

QFuture<Result<WorkspaceInfo>> ArmControlPlane::workspaceInfo()
{
    return andThen(get(m_workspace.toString()), this, workspaceFromJson);
}

QFuture<Result<QString>> ArmControlPlane::location()
{
    if (!m_location.isEmpty()) {
        return readyFuture<QString>(m_location);
    }
    return andThen(workspaceInfo(), this, [this](const WorkspaceInfo &info) -> Result<QString> {
        m_location = info.location;
        return m_location;
    });
}

QFuture<Result<void>> ArmControlPlane::wait(const PendingOperation &operation,
                                            const ProgressCallback &progress)
{
    return (new ArmPoll(&m_session, operation, progress))->future();
}

} // namespace serin
