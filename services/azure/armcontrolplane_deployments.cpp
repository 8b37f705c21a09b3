// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/armcontrolplane.h"

#include "services/azure/armpages.h"
#include "services/azure/armwrite.h"
#include "services/azure/deploymentjson.h"
#include "services/azure/inventoryjson.h"

namespace serin {

namespace {

/// Looks labels up, one after another.
class LabelErrand : public Errand<DeploymentSpec>
{
public:
    LabelErrand(ControlPlane *plane, DeploymentSpec spec, QObject *parent)
        : Errand(parent), m_plane(plane),
          m_spec(std::move(spec)), m_left{{&m_spec.model, AssetId::Kind::Model},
                                          {&m_spec.code, AssetId::Kind::Code},
                                          {&m_spec.environment, AssetId::Kind::Environment}}
    {
        next();
    }

private:
    struct Field
    {
        std::optional<AssetReference> *reference;
        AssetId::Kind kind;
    };

    void next()
    {
        while (!m_left.empty()) {
            const Field field = m_left.back();
            m_left.pop_back();
            const std::optional<AssetReference> &reference = *field.reference;
            if (!reference || reference->kind != AssetReference::Kind::Registered) {
                continue;
            }
            const Result<AssetId> id = AssetId::fromString(reference->text, field.kind);
            if (!id || id->label.isEmpty()) {
                continue; // what cannot be read is refused with its field's name later
            }
            run(m_plane->asset(*id), [this, field](Result<RegisteredAsset> asset) {
                if (!asset) {
                    answer(failure(std::move(asset.error())));
                    return;
                }
                (*field.reference)->text = asset->armId;
                next();
            });
            return;
        }
        answer(std::move(m_spec));
    }

    ControlPlane *const m_plane;
    DeploymentSpec m_spec;
    std::vector<Field> m_left;
};

} // namespace

QFuture<Result<QList<LiveDeployment>>> ArmControlPlane::deployments(const EndpointName &endpoint)
{
    const QUrl url = m_session.url(idOf(endpoint) + QStringLiteral("/deployments"));
    return (new ArmPages<LiveDeployment>(&m_session, url, deploymentFromJson))->future();
}

QFuture<Result<LiveDeployment>> ArmControlPlane::deployment(const EndpointName &endpoint,
                                                            const DeploymentName &name)
{
    return andThen(get(idOf(endpoint, name)), this, deploymentFromJson);
}

QFuture<Result<DeploymentSpec>> ArmControlPlane::withLabelsResolved(const DeploymentSpec &spec)
{
    return (new LabelErrand(this, spec, this))->future();
}

QFuture<Result<PendingOperation>> ArmControlPlane::putDeployment(const DeploymentSpec &spec)
{
    if (!spec.endpoint) {
        return readyFuture<PendingOperation>(failure(
            ErrorKind::Invalid,
            QStringLiteral("the deployment %1 belongs to no endpoint").arg(spec.name.toString())));
    }
    auto body = [this](const DeploymentSpec &resolved, const std::optional<QJsonObject> &live) {
        if (live) {
            return readyFuture<QJsonObject>(mergedDeploymentJson(*live, resolved, m_workspace));
        }
        return andThen(location(), this, [this, resolved](const QString &place) {
            return newDeploymentJson(resolved, m_workspace, place);
        });
    };
    return andThen(withLabelsResolved(spec), this, [this, body](const DeploymentSpec &resolved) {
        const QString id = idOf(*resolved.endpoint, resolved.name);
        return (new ArmWrite(&m_session, PendingOperation::Action::Put, id,
                             [body, resolved](const std::optional<QJsonObject> &live) {
                                 return body(resolved, live);
                             }))
            ->future();
    });
}

QFuture<Result<PendingOperation>> ArmControlPlane::scaleDeployment(const EndpointName &endpoint,
                                                                   const DeploymentName &name,
                                                                   InstanceCount count)
{
    auto body = [name, count](const std::optional<QJsonObject> &live) {
        if (!live) {
            return readyFuture<QJsonObject>(
                failure(ErrorKind::NotFound,
                        QStringLiteral("there is no deployment %1 to scale").arg(name.toString())));
        }
        QString sku =
            live->value(QLatin1String("sku")).toObject().value(QLatin1String("name")).toString();
        if (sku.isEmpty()) {
            sku = QStringLiteral("Default");
        }
        return readyFuture<QJsonObject>(QJsonObject{
            {QStringLiteral("sku"), QJsonObject{{QStringLiteral("name"), sku},
                                                {QStringLiteral("capacity"), count.value()}}}});
    };
    return (new ArmWrite(&m_session, PendingOperation::Action::Patch, idOf(endpoint, name), body))
        ->future();
}

QFuture<Result<PendingOperation>> ArmControlPlane::deleteDeployment(const EndpointName &endpoint,
                                                                    const DeploymentName &name)
{
    return remove(idOf(endpoint, name));
}

QFuture<Result<QString>> ArmControlPlane::logs(const EndpointName &endpoint,
                                               const DeploymentName &name, ContainerLog container,
                                               int lines)
{
    const QJsonObject body{
        {QStringLiteral("containerType"), container == ContainerLog::InferenceServer
                                              ? QStringLiteral("InferenceServer")
                                              : QStringLiteral("StorageInitializer")},
        {QStringLiteral("tail"), lines}};
    return andThen(post(idOf(endpoint, name) + QStringLiteral("/getLogs"), body), this,
                   [](const QJsonObject &json) -> Result<QString> {
                       return json.value(QLatin1String("content")).toString();
                   });
}

QFuture<Result<QList<SkuInfo>>> ArmControlPlane::skus(const EndpointName &endpoint,
                                                      const DeploymentName &name)
{
    const QUrl url = m_session.url(idOf(endpoint, name) + QStringLiteral("/skus"));
    return (new ArmPages<SkuInfo>(&m_session, url, skuFromJson))->future();
}

} // namespace serin
