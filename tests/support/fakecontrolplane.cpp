// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecontrolplane.h"

#include "services/core/errand.h"

#include <QPointer>

#include <algorithm>

namespace serin {

namespace {

QString path(const EndpointName &endpoint, const DeploymentName &name)
{
    return endpoint.toString() + u'/' + name.toString();
}

template<typename T, typename Test>
Result<T> find(const QList<T> &list, const Test &test)
{
    const auto found = std::find_if(list.begin(), list.end(), test);
    if (found == list.end()) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is none"));
    }
    return *found;
}

template<typename T>
struct Reply : Errand<T>
{
    using Errand<T>::Errand;
    using Errand<T>::answer;
};

} // namespace

std::optional<Error> FakeControlPlane::problemOf(const QString &call)
{
    for (const QString &key : {call, call.section(u' ', 0, 0)}) {
        const auto found = problems.find(key);
        if (found != problems.end() && !found->second.empty()) {
            const Error error = found->second.front();
            found->second.pop_front();
            return error;
        }
    }
    return std::nullopt;
}

template<typename T, typename Make>
QFuture<Result<T>> FakeControlPlane::reply(const QString &call, Make make)
{
    calls.append(call);
    auto *errand = new Reply<T>(this);
    const QFuture<Result<T>> future = errand->future();
    const QPointer<Reply<T>> pointer(errand);
    const auto release = [this, call, pointer, make] {
        if (!pointer) {
            return; // cancelled
        }
        if (const std::optional<Error> error = problemOf(call)) {
            pointer->answer(failure(*error));
        } else {
            pointer->answer(make());
        }
    };
    if (held) {
        waiting.append(call);
        m_releases.append(release);
    } else {
        QMetaObject::invokeMethod(this, release, Qt::QueuedConnection);
    }
    return future;
}

QFuture<Result<PendingOperation>> FakeControlPlane::change(const QString &call,
                                                           PendingOperation::Action action)
{
    return reply<PendingOperation>(call, [this, call, action] {
        PendingOperation operation;
        operation.action = action;
        const QString place = call.section(u' ', 1, 1);
        operation.resourceId = place.contains(u'/') ? deploymentId(id, place.section(u'/', 0, 0),
                                                                   place.section(u'/', 1))
                                                    : endpointId(id, place);
        operation.startedAt = QDateTime::currentDateTimeUtc();
        if (accepted) {
            accepted(call);
        }
        return operation;
    });
}

QFuture<Result<QList<SubscriptionInfo>>> FakeControlPlane::subscriptions()
{
    return reply<QList<SubscriptionInfo>>(QStringLiteral("subscriptions"),
                                          [this] { return subscriptionList; });
}

QFuture<Result<QList<WorkspaceInfo>>> FakeControlPlane::workspaces(const QString &subscription)
{
    return reply<QList<WorkspaceInfo>>(QStringLiteral("workspaces ") + subscription,
                                       [this] { return workspaceList; });
}

QFuture<Result<WorkspaceInfo>> FakeControlPlane::workspaceInfo()
{
    return reply<WorkspaceInfo>(QStringLiteral("workspace"), [this] {
        return WorkspaceInfo{id, QStringLiteral("local"), {}, {}, {}};
    });
}

QFuture<Result<QList<LiveEndpoint>>> FakeControlPlane::endpoints()
{
    return reply<QList<LiveEndpoint>>(QStringLiteral("endpoints"), [this] { return endpointList; });
}

QFuture<Result<LiveEndpoint>> FakeControlPlane::endpoint(const EndpointName &name)
{
    return reply<LiveEndpoint>(QStringLiteral("endpoint ") + name.toString(), [this, name] {
        return find(endpointList, [&](const LiveEndpoint &e) { return e.spec.name == name; });
    });
}

QFuture<Result<PendingOperation>> FakeControlPlane::putEndpoint(const EndpointSpec &spec)
{
    endpointPuts.append(spec);
    return change(QStringLiteral("put-endpoint ") + spec.name.toString(),
                  PendingOperation::Action::Put);
}

QFuture<Result<PendingOperation>> FakeControlPlane::deleteEndpoint(const EndpointName &name)
{
    return change(QStringLiteral("delete-endpoint ") + name.toString(),
                  PendingOperation::Action::Delete);
}

QFuture<Result<QList<LiveDeployment>>> FakeControlPlane::deployments(const EndpointName &endpoint)
{
    return reply<QList<LiveDeployment>>(QStringLiteral("deployments ") + endpoint.toString(),
                                        [this, endpoint] {
                                            QList<LiveDeployment> list;
                                            for (const LiveDeployment &live : deploymentList) {
                                                if (live.spec.endpoint == endpoint) {
                                                    list.append(live);
                                                }
                                            }
                                            return list;
                                        });
}

QFuture<Result<LiveDeployment>> FakeControlPlane::deployment(const EndpointName &endpoint,
                                                             const DeploymentName &name)
{
    return reply<LiveDeployment>(QStringLiteral("deployment ") + path(endpoint, name),
                                 [this, endpoint, name] {
                                     return find(deploymentList, [&](const LiveDeployment &d) {
                                         return d.spec.name == name && d.spec.endpoint == endpoint;
                                     });
                                 });
}

QFuture<Result<PendingOperation>> FakeControlPlane::putDeployment(const DeploymentSpec &spec)
{
    deploymentPuts.append(spec);
    return change(QStringLiteral("put-deployment ") + path(*spec.endpoint, spec.name),
                  PendingOperation::Action::Put);
}

QFuture<Result<PendingOperation>> FakeControlPlane::scaleDeployment(const EndpointName &endpoint,
                                                                    const DeploymentName &name,
                                                                    InstanceCount count)
{
    return change(QStringLiteral("scale ") + path(endpoint, name) + u' ' +
                      QString::number(count.value()),
                  PendingOperation::Action::Patch);
}

QFuture<Result<PendingOperation>> FakeControlPlane::deleteDeployment(const EndpointName &endpoint,
                                                                     const DeploymentName &name)
{
    return change(QStringLiteral("delete-deployment ") + path(endpoint, name),
                  PendingOperation::Action::Delete);
}

QFuture<Result<QString>> FakeControlPlane::logs(const EndpointName &endpoint,
                                                const DeploymentName &name, ContainerLog, int lines)
{
    return reply<QString>(QStringLiteral("logs ") + path(endpoint, name) + u' ' +
                              QString::number(lines),
                          [this] { return logText; });
}

QFuture<Result<QList<SkuInfo>>> FakeControlPlane::skus(const EndpointName &endpoint,
                                                       const DeploymentName &name)
{
    return reply<QList<SkuInfo>>(QStringLiteral("skus ") + path(endpoint, name),
                                 [this] { return skuList; });
}

QFuture<Result<void>> FakeControlPlane::wait(const PendingOperation &operation,
                                             const ProgressCallback &progress)
{
    if (progress) {
        progress({QStringLiteral("Updating"), {}, {}});
    }
    const QString endpoint = operation.resourceId.section(QStringLiteral("/onlineEndpoints/"), 1);
    return reply<void>(
        QStringLiteral("wait ") +
            QString(endpoint).replace(QStringLiteral("/deployments/"), QStringLiteral("/")),
        [] { return Result<void>(); });
}

QFuture<Result<EndpointKeys>> FakeControlPlane::keys(const EndpointName &endpoint)
{
    return reply<EndpointKeys>(QStringLiteral("keys ") + endpoint.toString(),
                               [this] { return endpointKeys; });
}

QFuture<Result<EndpointToken>> FakeControlPlane::token(const EndpointName &endpoint)
{
    return reply<EndpointToken>(QStringLiteral("token ") + endpoint.toString(),
                                [this] { return endpointToken; });
}

QFuture<Result<PendingOperation>> FakeControlPlane::regenerateKey(const EndpointName &endpoint,
                                                                  KeyKind key)
{
    return change(
        QStringLiteral("regenerate ") + endpoint.toString() +
            (key == KeyKind::Primary ? QStringLiteral(" primary") : QStringLiteral(" secondary")),
        PendingOperation::Action::RegenerateKey);
}

QFuture<Result<RegisteredAsset>> FakeControlPlane::putAsset(const AssetSpec &spec)
{
    assetPuts.append(spec);
    return reply<RegisteredAsset>(QStringLiteral("put-asset ") + spec.id.toShortString(),
                                  [this, spec] {
                                      RegisteredAsset asset{spec, spec.id.toString(id), {}, {}};
                                      assetList.append(asset);
                                      return asset;
                                  });
}

QFuture<Result<RegisteredAsset>> FakeControlPlane::asset(const AssetId &asset)
{
    return reply<RegisteredAsset>(QStringLiteral("asset ") + asset.toShortString(), [this, asset] {
        return find(assetList, [&](const RegisteredAsset &a) { return a.spec.id == asset; });
    });
}

QFuture<Result<QList<RegisteredAsset>>> FakeControlPlane::assetVersions(AssetId::Kind kind,
                                                                        const QString &name)
{
    return reply<QList<RegisteredAsset>>(
        QStringLiteral("asset-versions ") + name, [this, kind, name] {
            QList<RegisteredAsset> list;
            for (const RegisteredAsset &asset : assetList) {
                if (asset.spec.id.kind == kind && asset.spec.id.name == name) {
                    list.append(asset);
                }
            }
            return list;
        });
}

QFuture<Result<QStringList>> FakeControlPlane::assetNames(AssetId::Kind kind)
{
    return reply<QStringList>(QStringLiteral("asset-names ") + assetCollection(kind), [this, kind] {
        QStringList names;
        for (const RegisteredAsset &asset : assetList) {
            if (asset.spec.id.kind == kind && !names.contains(asset.spec.id.name)) {
                names.append(asset.spec.id.name);
            }
        }
        return names;
    });
}

QFuture<Result<QList<MetricSeries>>> FakeControlPlane::metrics(const MetricQuery &query)
{
    lastMetricQuery = query;
    return reply<QList<MetricSeries>>(QStringLiteral("metrics ") + query.names.join(u','),
                                      [this] { return series; });
}

QFuture<Result<QList<MetricDescription>>> FakeControlPlane::metricDefinitions(const QString &)
{
    return reply<QList<MetricDescription>>(QStringLiteral("metric-definitions"),
                                           [this] { return definitions; });
}

} // namespace serin
