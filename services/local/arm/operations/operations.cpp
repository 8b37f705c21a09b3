// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/operations/operations.h"

#include "services/core/clock.h"
#include "services/core/logging.h"
#include "services/local/arm/armsettings.h"
#include "services/local/arm/operations/storechange.h"
#include "services/local/store/workspacestore.h"

#include <QLoggingCategory>
#include <QTimer>
#include <QUuid>

namespace serin {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto commitRetryInterval = 1s;
constexpr int mostAttempts = 5;
constexpr qint64 daysKept = 7;

bool isOfDeployment(OperationRecord::Kind kind)
{
    switch (kind) {
    case OperationRecord::Kind::PutEndpoint:
    case OperationRecord::Kind::DeleteEndpoint:
    case OperationRecord::Kind::RegenerateKeys:
        return false;
    case OperationRecord::Kind::PutDeployment:
    case OperationRecord::Kind::ScaleDeployment:
    case OperationRecord::Kind::DeleteDeployment:
        return true;
    }
    Q_UNREACHABLE();
}

bool isDeletion(OperationRecord::Kind kind)
{
    return kind == OperationRecord::Kind::DeleteEndpoint ||
           kind == OperationRecord::Kind::DeleteDeployment;
}

// The service's codes for what kept a deployment from running (how-to-troubleshoot).
QString failureCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
        return u"BadArgument"_s;
    case ErrorKind::NotFound:
        return u"ResourceNotFound"_s;
    case ErrorKind::Unavailable:
    case ErrorKind::Timeout:
        return u"ResourceNotReady"_s;
    case ErrorKind::Cancelled:
        return u"OperationCanceled"_s;
    default:
        return u"InternalServerError"_s;
    }
}

// What could not be done, and why; of processes that did not start, the fleet hands on as `where`
// what they said last.
QString failureMessage(const OperationRecord &operation, const Error &error)
{
    const QString what =
        isOfDeployment(operation.kind)
            ? u"The deployment \"%1\" cannot be %2: "_s.arg(
                  operation.deployment, isDeletion(operation.kind) ? u"deleted"_s : u"run"_s)
            : u"The endpoint \"%1\" cannot be %2: "_s.arg(
                  operation.endpoint, isDeletion(operation.kind) ? u"deleted"_s : u"changed"_s);
    QString text =
        what + error.detail + (error.fix.isEmpty() ? u"."_s : u"; "_s + error.fix + u'.');
    if (error.kind == ErrorKind::Unavailable && !error.where.isEmpty()) {
        text += u" Its log ends with:\n"_s + error.where;
    }
    return text;
}

} // namespace

Operations::Operations(const ArmContext &context, const ScoringResolver &resolver)
    : m_context(context), m_resolver(resolver), m_fleet(context.fleet)
{}

OperationRecord Operations::make(OperationRecord::Kind kind, const QString &endpoint,
                                 const QString &deployment, const QString &apiVersion,
                                 const QJsonObject &request) const
{
    OperationRecord operation;
    operation.id =
        u"%1:%2:%3"_s.arg(isOfDeployment(kind) ? u"od"_s : u"oe"_s, m_context.store.workspaceGuid(),
                          QUuid::createUuid().toString(QUuid::WithoutBraces));
    operation.kind = kind;
    operation.endpoint = endpoint;
    operation.deployment = deployment;
    operation.request = request;
    operation.apiVersion = apiVersion;
    operation.startedAt = m_context.clock.now();
    operation.attempts = 1;
    return operation;
}

Result<void> Operations::begin(const OperationRecord &operation, const Writes &writes)
{
    Result<void> done = commit(operation, writes);
    if (done) {
        Q_EMIT endpointChanged(operation.endpoint);
        QTimer::singleShot(0, this, [this, operation] { perform(operation); });
    }
    return done;
}

Result<void> Operations::resume()
{
    const QDateTime oldest = m_context.clock.now().addDays(-daysKept);
    if (Result<void> done = m_context.store.operations().forgetEndedBefore(oldest); !done) {
        return done;
    }
    const Result<std::vector<EndpointRecord>> endpoints = m_context.store.endpoints().all();
    if (!endpoints) {
        return failure(endpoints.error());
    }
    for (const EndpointRecord &endpoint : *endpoints) {
        if (Result<void> done = restartDeployments(endpoint.name); !done) {
            return done;
        }
    }
    const Result<std::vector<OperationRecord>> running = m_context.store.operations().running();
    if (!running) {
        return failure(running.error());
    }
    for (const OperationRecord &operation : *running) {
        if (Result<void> done = resumeOperation(operation); !done) {
            return done;
        }
    }
    return {};
}

Result<void> Operations::restartDeployments(const QString &endpoint)
{
    const Result<std::vector<DeploymentRecord>> deployments =
        m_context.store.deployments().of(endpoint);
    if (!deployments) {
        return failure(deployments.error());
    }
    for (const DeploymentRecord &deployment : *deployments) {
        // One with an operation is that operation's to start.
        if (deployment.provisioned && !isBusy(deployment.state)) {
            restart({deployment.endpoint, deployment.name}, [] {});
        }
    }
    return {};
}

Result<void> Operations::resumeOperation(OperationRecord operation)
{
    ++operation.attempts;
    if (Result<void> done = m_context.store.operations().put(operation); !done) {
        return done;
    }
    if (operation.attempts > mostAttempts && !isDeletion(operation.kind)) {
        fail(operation,
             {ErrorKind::Internal,
              u"the server ended %1 times while this operation was under way"_s.arg(mostAttempts),
              {},
              {}});
        return {};
    }
    qCInfo(lcLocal).noquote() << "going on with operation" << operation.id;
    const bool replaces = operation.kind == OperationRecord::Kind::PutDeployment ||
                          operation.kind == OperationRecord::Kind::ScaleDeployment;
    // What served before serves again until its successor is ready.
    if (replaces) {
        restart({operation.endpoint, operation.deployment},
                [this, operation] { perform(operation); });
    } else {
        QTimer::singleShot(0, this, [this, operation] { perform(operation); });
    }
    return {};
}

void Operations::perform(const OperationRecord &operation)
{
    switch (operation.kind) {
    case OperationRecord::Kind::PutEndpoint:
        return putEndpoint(operation);
    case OperationRecord::Kind::DeleteEndpoint:
        return deleteEndpoint(operation);
    case OperationRecord::Kind::RegenerateKeys:
        return regenerateKeys(operation);
    case OperationRecord::Kind::PutDeployment:
    case OperationRecord::Kind::ScaleDeployment:
        return putDeployment(operation);
    case OperationRecord::Kind::DeleteDeployment:
        return deleteDeployment(operation);
    }
}

void Operations::succeed(OperationRecord operation, const Writes &writes)
{
    operation.state = OperationRecord::State::Succeeded;
    operation.endedAt = m_context.clock.now();
    finish(operation, writes);
}

void Operations::fail(OperationRecord operation, const Error &error)
{
    operation.state = OperationRecord::State::Failed;
    operation.endedAt = m_context.clock.now();
    operation.errorCode = failureCode(error.kind);
    operation.errorMessage = failureMessage(operation, error);
    qCWarning(lcLocal).noquote() << "operation" << operation.id << "failed:" << error.toLine();
    finish(operation, [this, operation] { return markFailed(operation); });
}

Result<void> Operations::markFailed(const OperationRecord &operation)
{
    const auto markDeployment = [&](const QString &name) {
        return changeDeployment(m_context, {operation.endpoint, name},
                                [&](DeploymentRecord &deployment) {
                                    deployment.state = ProvisioningState::Failed;
                                    deployment.failure = operation.errorMessage;
                                    deployment.failedToRestart = false;
                                });
    };
    if (isOfDeployment(operation.kind)) {
        return markDeployment(operation.deployment);
    }
    Result<void> done =
        changeEndpoint(m_context, operation.endpoint, [&](EndpointRecord &endpoint) {
            endpoint.state = ProvisioningState::Failed;
            endpoint.failure = operation.errorMessage;
        });
    if (!done || operation.kind != OperationRecord::Kind::DeleteEndpoint) {
        return done;
    }
    const Result<std::vector<DeploymentRecord>> deployments =
        m_context.store.deployments().of(operation.endpoint);
    if (!deployments) {
        return failure(deployments.error());
    }
    for (const DeploymentRecord &deployment : *deployments) {
        done = done.and_then([&] { return markDeployment(deployment.name); });
    }
    return done;
}

void Operations::finish(const OperationRecord &operation, const Writes &writes)
{
    if (const Result<void> done = commit(operation, writes); !done) {
        qCWarning(lcLocal).noquote() << "the end of operation" << operation.id
                                     << "cannot be kept as yet:" << done.error().toLine();
        QTimer::singleShot(commitRetryInterval, this,
                           [this, operation, writes] { finish(operation, writes); });
        return;
    }
    Q_EMIT endpointChanged(operation.endpoint);
}

Result<void> Operations::commit(const OperationRecord &operation, const Writes &writes)
{
    Result<Transaction> transaction = m_context.store.begin();
    if (!transaction) {
        return failure(std::move(transaction.error()));
    }
    return m_context.store.operations()
        .put(operation)
        .and_then([&] { return writes(); })
        .and_then([&] { return transaction->commit(); });
}

} // namespace serin
