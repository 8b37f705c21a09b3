// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/domain/controlplane.h"

#include <QPointer>
#include <QStringList>

#include <deque>
#include <functional>
#include <map>

namespace serin {

/// Records what it is asked and answers when it is told to, in any order.
///
/// Each call is a line, e.g. "put-endpoint my-endpoint" or "scale my-endpoint/blue 3". As long as
/// `held` is false the answers come at once (from the event loop); then by release() of one call,
/// by its place in `waiting`. What the answers are: the live values in the lists below, the specs
/// of what was put appended to `endpointPuts` and so on, unless `problems` holds an error for the
/// line, or for its first word.
class FakeControlPlane : public QObject, public ControlPlane
{
public:
    // What is there
    WorkspaceId id{QStringLiteral("s-1"), QStringLiteral("rg"), QStringLiteral("ws")};
    QList<SubscriptionInfo> subscriptionList;
    QList<WorkspaceInfo> workspaceList;
    QList<LiveEndpoint> endpointList;
    QList<LiveDeployment> deploymentList; ///< of all endpoints
    EndpointKeys endpointKeys{Secret("key-1"), Secret("key-2")};
    EndpointToken endpointToken{Secret("token-1"), {}, {}};
    QString logText;
    QList<SkuInfo> skuList;
    QList<RegisteredAsset> assetList;
    QList<MetricSeries> series;
    QList<MetricDescription> definitions;
    RateLimits limits;
    std::map<QString, std::deque<Error>> problems;
    /// Called for each change as it is accepted; a test makes the change visible here.
    std::function<void(const QString &call)> accepted;
    bool held = false;

    // What was asked
    QStringList calls;
    QList<EndpointSpec> endpointPuts;
    QList<DeploymentSpec> deploymentPuts;
    QList<AssetSpec> assetPuts;
    QStringList waiting; ///< the calls that are held, oldest first

    /// Answers the held call at @p place.
    void release(qsizetype place = 0)
    {
        waiting.removeAt(place);
        m_releases.takeAt(place)();
    }
    void releaseAll()
    {
        while (!waiting.isEmpty()) {
            release();
        }
    }
    /// The next call that matches @p call, a line or its first word, fails with @p error.
    void fail(const QString &call, const Error &error) { problems[call].push_back(error); }

    WorkspaceId workspace() const override { return id; }
    RateLimits rateLimits() const override { return limits; }

    QFuture<Result<QList<SubscriptionInfo>>> subscriptions() override
    {
        return reply<QList<SubscriptionInfo>>(QStringLiteral("subscriptions"),
                                              [this] { return subscriptionList; });
    }
    QFuture<Result<QList<WorkspaceInfo>>> workspaces(const QString &subscription) override
    {
        return reply<QList<WorkspaceInfo>>(QStringLiteral("workspaces ") + subscription,
                                           [this] { return workspaceList; });
    }
    QFuture<Result<WorkspaceInfo>> workspaceInfo() override
    {
        return reply<WorkspaceInfo>(QStringLiteral("workspace"), [this] {
            return WorkspaceInfo{id, QStringLiteral("local"), {}, {}, {}};
        });
    }

    QFuture<Result<QList<LiveEndpoint>>> endpoints() override
    {
        return reply<QList<LiveEndpoint>>(QStringLiteral("endpoints"),
                                          [this] { return endpointList; });
    }
    QFuture<Result<LiveEndpoint>> endpoint(const EndpointName &name) override
    {
        return reply<LiveEndpoint>(QStringLiteral("endpoint ") + name.toString(), [this, name] {
            return find(endpointList, [&](const LiveEndpoint &e) { return e.spec.name == name; });
        });
    }
    QFuture<Result<PendingOperation>> putEndpoint(const EndpointSpec &spec) override
    {
        endpointPuts.append(spec);
        return change(QStringLiteral("put-endpoint ") + spec.name.toString(),
                      PendingOperation::Action::Put);
    }
    QFuture<Result<PendingOperation>> deleteEndpoint(const EndpointName &name) override
    {
        return change(QStringLiteral("delete-endpoint ") + name.toString(),
                      PendingOperation::Action::Delete);
    }

    QFuture<Result<QList<LiveDeployment>>> deployments(const EndpointName &endpoint) override
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
    QFuture<Result<LiveDeployment>> deployment(const EndpointName &endpoint,
                                               const DeploymentName &name) override
    {
        return reply<LiveDeployment>(
            QStringLiteral("deployment ") + path(endpoint, name), [this, endpoint, name] {
                return find(deploymentList, [&](const LiveDeployment &d) {
                    return d.spec.name == name && d.spec.endpoint == endpoint;
                });
            });
    }
    QFuture<Result<PendingOperation>> putDeployment(const DeploymentSpec &spec) override
    {
        deploymentPuts.append(spec);
        return change(QStringLiteral("put-deployment ") + path(*spec.endpoint, spec.name),
                      PendingOperation::Action::Put);
    }
    QFuture<Result<PendingOperation>> scaleDeployment(const EndpointName &endpoint,
                                                      const DeploymentName &name,
                                                      InstanceCount count) override
    {
        return change(QStringLiteral("scale ") + path(endpoint, name) + u' ' +
                          QString::number(count.value()),
                      PendingOperation::Action::Patch);
    }
    QFuture<Result<PendingOperation>> deleteDeployment(const EndpointName &endpoint,
                                                       const DeploymentName &name) override
    {
        return change(QStringLiteral("delete-deployment ") + path(endpoint, name),
                      PendingOperation::Action::Delete);
    }
    QFuture<Result<QString>> logs(const EndpointName &endpoint, const DeploymentName &name,
                                  ContainerLog, int lines) override
    {
        return reply<QString>(QStringLiteral("logs ") + path(endpoint, name) + u' ' +
                                  QString::number(lines),
                              [this] { return logText; });
    }
    QFuture<Result<QList<SkuInfo>>> skus(const EndpointName &endpoint,
                                         const DeploymentName &name) override
    {
        return reply<QList<SkuInfo>>(QStringLiteral("skus ") + path(endpoint, name),
                                     [this] { return skuList; });
    }

    QFuture<Result<void>> wait(const PendingOperation &operation,
                               const ProgressCallback &progress) override
    {
        if (progress) {
            progress({QStringLiteral("Updating"), {}, {}});
        }
        const QString endpoint =
            operation.resourceId.section(QStringLiteral("/onlineEndpoints/"), 1);
        return reply<void>(
            QStringLiteral("wait ") +
                QString(endpoint).replace(QStringLiteral("/deployments/"), QStringLiteral("/")),
            [] { return Result<void>(); });
    }

    QFuture<Result<EndpointKeys>> keys(const EndpointName &endpoint) override
    {
        return reply<EndpointKeys>(QStringLiteral("keys ") + endpoint.toString(),
                                   [this] { return endpointKeys; });
    }
    QFuture<Result<EndpointToken>> token(const EndpointName &endpoint) override
    {
        return reply<EndpointToken>(QStringLiteral("token ") + endpoint.toString(),
                                    [this] { return endpointToken; });
    }
    QFuture<Result<PendingOperation>> regenerateKey(const EndpointName &endpoint,
                                                    KeyKind key) override
    {
        return change(QStringLiteral("regenerate ") + endpoint.toString() +
                          (key == KeyKind::Primary ? QStringLiteral(" primary")
                                                   : QStringLiteral(" secondary")),
                      PendingOperation::Action::RegenerateKey);
    }

    QFuture<Result<RegisteredAsset>> putAsset(const AssetSpec &spec) override
    {
        assetPuts.append(spec);
        return reply<RegisteredAsset>(QStringLiteral("put-asset ") + spec.id.toShortString(),
                                      [this, spec] {
                                          RegisteredAsset asset{spec, spec.id.toString(id), {}, {}};
                                          assetList.append(asset);
                                          return asset;
                                      });
    }
    QFuture<Result<RegisteredAsset>> asset(const AssetId &asset) override
    {
        return reply<RegisteredAsset>(QStringLiteral("asset ") + asset.toShortString(), [this,
                                                                                         asset] {
            return find(assetList, [&](const RegisteredAsset &a) { return a.spec.id == asset; });
        });
    }
    QFuture<Result<QList<RegisteredAsset>>> assetVersions(AssetId::Kind kind,
                                                          const QString &name) override
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
    QFuture<Result<QStringList>> assetNames(AssetId::Kind kind) override
    {
        return reply<QStringList>(
            QStringLiteral("asset-names ") + assetCollection(kind), [this, kind] {
                QStringList names;
                for (const RegisteredAsset &asset : assetList) {
                    if (asset.spec.id.kind == kind && !names.contains(asset.spec.id.name)) {
                        names.append(asset.spec.id.name);
                    }
                }
                return names;
            });
    }

    QFuture<Result<QList<MetricSeries>>> metrics(const MetricQuery &query) override
    {
        return reply<QList<MetricSeries>>(QStringLiteral("metrics ") + query.names.join(u','),
                                          [this] { return series; });
    }
    QFuture<Result<QList<MetricDescription>>> metricDefinitions(const QString &) override
    {
        return reply<QList<MetricDescription>>(QStringLiteral("metric-definitions"),
                                               [this] { return definitions; });
    }

private:
    static QString path(const EndpointName &endpoint, const DeploymentName &name)
    {
        return endpoint.toString() + u'/' + name.toString();
    }

    template<typename T, typename Test>
    static Result<T> find(const QList<T> &list, const Test &test)
    {
        const auto found = std::find_if(list.begin(), list.end(), test);
        if (found == list.end()) {
            return failure(ErrorKind::NotFound, QStringLiteral("there is none"));
        }
        return *found;
    }

    std::optional<Error> problemOf(const QString &call)
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

    template<typename T>
    struct Reply : Errand<T>
    {
        using Errand<T>::Errand;
        using Errand<T>::answer;
    };

    template<typename T, typename Make>
    QFuture<Result<T>> reply(const QString &call, Make make)
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

    QFuture<Result<PendingOperation>> change(const QString &call, PendingOperation::Action action)
    {
        return reply<PendingOperation>(call, [this, call, action] {
            PendingOperation operation;
            operation.action = action;
            const QString place = call.section(u' ', 1, 1);
            operation.resourceId =
                place.contains(u'/')
                    ? deploymentId(id, place.section(u'/', 0, 0), place.section(u'/', 1))
                    : endpointId(id, place);
            operation.startedAt = QDateTime::currentDateTimeUtc();
            if (accepted) {
                accepted(call);
            }
            return operation;
        });
    }

    QList<std::function<void()>> m_releases;
};

} // namespace serin
