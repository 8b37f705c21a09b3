// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armcontrolplane.h"

#include "services/azure/armoperation.h"
#include "services/azure/armpages.h"
#include "services/azure/armwrite.h"
#include "services/azure/endpointjson.h"
#include "services/azure/inventoryjson.h"

namespace serin {

QFuture<Result<QList<LiveEndpoint>>> ArmControlPlane::endpoints()
{
    const QUrl url = m_session.url(m_workspace.toString() + QStringLiteral("/onlineEndpoints"));
    return (new ArmPages<LiveEndpoint>(&m_session, url, endpointFromJson))->future();
}

QFuture<Result<LiveEndpoint>> ArmControlPlane::endpoint(const EndpointName &name)
{
    return andThen(get(idOf(name)), this, endpointFromJson);
}

QFuture<Result<PendingOperation>> ArmControlPlane::putEndpoint(const EndpointSpec &spec)
{
    auto body = [this, spec](const std::optional<QJsonObject> &live) {
        if (live) {
            return readyFuture<QJsonObject>(mergedEndpointJson(*live, spec, m_workspace));
        }
        return andThen(location(), this, [this, spec](const QString &place) -> Result<QJsonObject> {
            return newEndpointJson(spec, m_workspace, place);
        });
    };
    return (new ArmWrite(&m_session, PendingOperation::Action::Put, idOf(spec.name), body))
        ->future();
}

QFuture<Result<PendingOperation>> ArmControlPlane::deleteEndpoint(const EndpointName &name)
{
    return remove(idOf(name));
}

QFuture<Result<EndpointKeys>> ArmControlPlane::keys(const EndpointName &endpoint)
{
    return andThen(post(idOf(endpoint) + QStringLiteral("/listKeys")), this, keysFromJson);
}

QFuture<Result<EndpointToken>> ArmControlPlane::token(const EndpointName &endpoint)
{
    return andThen(post(idOf(endpoint) + QStringLiteral("/token")), this, endpointTokenFromJson);
}

QFuture<Result<PendingOperation>> ArmControlPlane::regenerateKey(const EndpointName &endpoint,
                                                                 KeyKind key)
{
    ArmRequest request;
    request.method = "POST";
    request.url = m_session.url(idOf(endpoint) + QStringLiteral("/regenerateKeys"));
    request.body = QJsonObject{{QStringLiteral("keyType"), key == KeyKind::Primary
                                                               ? QStringLiteral("Primary")
                                                               : QStringLiteral("Secondary")}};
    return andThen(m_session.send(request), this, [this, endpoint](const HttpAnswer &answer) {
        Result<PendingOperation> operation =
            operationFrom(answer, PendingOperation::Action::RegenerateKey, idOf(endpoint),
                          m_session.http().clock().now());
        if (operation && answer.status() == 200) {
            operation->finished = true; // with or without addresses
        }
        return operation;
    });
}

} // namespace serin
