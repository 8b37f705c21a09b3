// SPDX-License-Identifier: GPL-3.0-or-later
// What operations on deployments do, and how deployments start again with the server.
#include "services/core/clock.h"
#include "services/core/logging.h"
#include "services/local/arm/operations/operations.h"
#include "services/local/arm/operations/storechange.h"
#include "services/local/arm/rules/trafficrules.h"
#include "services/local/scoring/scoringfleet.h"
#include "services/local/store/workspacestore.h"

#include <QLoggingCategory>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

DeploymentKey keyOf(const OperationRecord &operation)
{
    return {operation.endpoint, operation.deployment};
}

// A call that was cancelled was followed by a newer one, which answers for the deployment, or the
// server is ending and goes on at its next start.
bool isCancelled(const Result<void> &outcome)
{
    return !outcome && outcome.error().kind == ErrorKind::Cancelled;
}

void dropShares(EndpointRecord &endpoint, const QString &deployment)
{
    QJsonObject properties = endpoint.body.value("properties"_L1).toObject();
    for (const QString &key : {u"traffic"_s, u"mirrorTraffic"_s}) {
        QJsonObject shares = properties.value(key).toObject();
        for (const QString &name : shares.keys()) {
            if (name.compare(deployment, Qt::CaseInsensitive) == 0) {
                shares.remove(name);
            }
        }
        properties.insert(key, shares);
    }
    endpoint.body.insert(u"properties"_s, properties);
}

} // namespace

void Operations::putDeployment(const OperationRecord &operation)
{
    const DeploymentKey key = keyOf(operation);
    const Result<ScoringSpec> spec = m_resolver.resolve(key, operation.request);
    if (!spec) {
        return fail(operation, spec.error());
    }
    if (const QString note = ScoringResolver::environmentNote(operation.request); !note.isEmpty()) {
        qCInfo(lcLocal).noquote() << key.endpoint + u'/' + key.deployment << "environment" << note;
    }
    m_fleet.run(*spec, [this, operation, key](const Result<void> &outcome) {
        if (isCancelled(outcome)) {
            return;
        }
        if (!outcome) {
            fail(operation, outcome.error());
            restartWhenGone(key);
            return;
        }
        succeed(operation, [this, operation, key] {
            return changeDeployment(m_context, key, [&](DeploymentRecord &deployment) {
                deployment.body = operation.request;
                deployment.state = ProvisioningState::Succeeded;
                deployment.failure.clear();
                deployment.failedToRestart = false;
                deployment.provisioned = true;
            });
        });
    });
}

void Operations::deleteDeployment(const OperationRecord &operation)
{
    const DeploymentKey key = keyOf(operation);
    m_fleet.stop(key, [this, operation, key](const Result<void> &outcome) {
        if (isCancelled(outcome)) {
            return;
        }
        if (!outcome) {
            return fail(operation, outcome.error());
        }
        succeed(operation, [this, key] {
            return m_context.store.deployments().remove(key.endpoint, key.deployment).and_then([&] {
                return changeEndpoint(m_context, key.endpoint, [&](EndpointRecord &endpoint) {
                    dropShares(endpoint, key.deployment);
                });
            });
        });
    });
}

void Operations::restart(const DeploymentKey &key, const std::function<void()> &then)
{
    const Result<std::optional<DeploymentRecord>> deployment =
        m_context.store.deployments().find(key.endpoint, key.deployment);
    if (!deployment || !*deployment || !(*deployment)->provisioned) {
        QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
        return;
    }
    const Result<ScoringSpec> spec = m_resolver.resolve(key, (*deployment)->body);
    if (!spec) {
        keepRestartOutcome(key, failure(spec.error()));
        QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
        return;
    }
    m_fleet.run(*spec, [this, key, then](const Result<void> &outcome) {
        if (!isCancelled(outcome)) {
            keepRestartOutcome(key, outcome);
            then();
        }
    });
}

void Operations::keepRestartOutcome(const DeploymentKey &key, const Result<void> &outcome)
{
    const auto apply = [&](DeploymentRecord &deployment) {
        if (isBusy(deployment.state)) {
            return; // its operation will say
        }
        if (!outcome) {
            if (deployment.state == ProvisioningState::Failed) {
                return; // for a reason that comes before this one
            }
            deployment.state = ProvisioningState::Failed;
            deployment.failedToRestart = true;
            deployment.failure =
                u"It did not start again with the server: %1."_s.arg(outcome.error().detail);
        } else if (deployment.failedToRestart) {
            deployment.state = ProvisioningState::Succeeded;
            deployment.failedToRestart = false;
            deployment.failure.clear();
        }
    };
    if (!outcome) {
        qCWarning(lcLocal).noquote() << key.endpoint + u'/' + key.deployment
                                     << "did not start again:" << outcome.error().toLine();
    }
    const Result<std::optional<DeploymentRecord>> before =
        m_context.store.deployments().find(key.endpoint, key.deployment);
    const bool says = before && *before && (!outcome || (*before)->failedToRestart);
    if (says) {
        if (const Result<void> kept = changeDeployment(m_context, key, apply); !kept) {
            qCWarning(lcLocal).noquote() << kept.error().toLine();
        }
        Q_EMIT endpointChanged(key.endpoint);
    }
}

void Operations::restartWhenGone(const DeploymentKey &key)
{
    // The operation cancelled a start of what served before, so nothing serves.
    if (m_context.fleet.instances(key).isEmpty()) {
        restart(key, [] {});
    }
}

} // namespace serin
