// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/operationrun.h"

#include "services/core/async.h"

#include <utility>

namespace serin {

namespace {

PendingOperation intentOf(PendingOperation::Action action, const QString &resource)
{
    PendingOperation intent;
    intent.action = action;
    intent.resourceId = resource;
    intent.startedAt = QDateTime::currentDateTimeUtc();
    return intent;
}

} // namespace

bool leavesOpen(const Error &error)
{
    return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Unavailable ||
           error.kind == ErrorKind::Unauthorized;
}

OperationRun::OperationRun(Services services, PlanOperation operation, AssetPlace place,
                           qint64 record, QObject *parent)
    : QObject(parent), m_services(services), m_operation(std::move(operation)),
      m_place(std::move(place)), m_record(record)
{}

OperationRun::~OperationRun()
{
    if (m_cancelStep) {
        m_cancelStep();
    }
}

template<typename T, typename Callback>
void OperationRun::run(const QFuture<Result<T>> &step, Callback callback)
{
    m_cancelStep = [running = QFuture<Result<T>>(step)]() mutable { running.cancel(); };
    deliver(step, this, [this, callback = std::move(callback)](Result<T> result) mutable {
        m_cancelStep = nullptr;
        callback(std::move(result));
    });
}

void OperationRun::start(Wait wait)
{
    m_wait = wait;
    if (m_operation.kind == PlanKind::Asset) {
        registerAsset();
        return;
    }
    planChanges();
    next();
}

void OperationRun::stop()
{
    ++m_stops;
    const bool isHarmless = m_isWaiting || m_operation.kind == PlanKind::Asset;
    if (m_cancelStep && (isHarmless || m_stops > 1)) {
        m_cancelStep();
    }
}

OperationRun::Change OperationRun::put(const EndpointSpec &spec)
{
    return {intentOf(PendingOperation::Action::Put,
                     endpointId(m_services.plane.workspace(), m_operation.endpoint)),
            [this, spec] { return m_services.plane.putEndpoint(spec); }, QStringLiteral("sending")};
}

OperationRun::Change OperationRun::put(const DeploymentSpec &spec)
{
    return {intentOf(PendingOperation::Action::Put,
                     deploymentId(m_services.plane.workspace(), m_operation.endpoint,
                                  m_operation.deployment)),
            [this, spec] { return m_services.plane.putDeployment(spec); },
            QStringLiteral("sending")};
}

OperationRun::Change OperationRun::remove(const QString &deployment)
{
    const WorkspaceId workspace = m_services.plane.workspace();
    const Result<EndpointName> endpoint = EndpointName::fromString(m_operation.endpoint);
    Change change;
    change.words = QStringLiteral("deleting");
    if (deployment.isEmpty()) {
        change.intent =
            intentOf(PendingOperation::Action::Delete, endpointId(workspace, m_operation.endpoint));
        change.send = [this, endpoint] { return m_services.plane.deleteEndpoint(*endpoint); };
        return change;
    }
    change.intent = intentOf(PendingOperation::Action::Delete,
                             deploymentId(workspace, m_operation.endpoint, deployment));
    change.send = [this, endpoint, name = DeploymentName::fromString(deployment)] {
        return m_services.plane.deleteDeployment(*endpoint, *name);
    };
    return change;
}

void OperationRun::planChanges()
{
    const bool isEndpoint = m_operation.kind == PlanKind::Endpoint;
    const auto putIt = [&] {
        return isEndpoint ? put(*m_operation.endpointSpec) : put(*m_operation.deploymentSpec);
    };
    switch (m_operation.action) {
    case PlanAction::Scale: {
        const DeploymentSpec spec = *m_operation.deploymentSpec;
        Change change = put(spec);
        change.intent.action = PendingOperation::Action::Patch;
        change.send = [this, spec] {
            return m_services.plane.scaleDeployment(*spec.endpoint, spec.name, *spec.instanceCount);
        };
        m_changes.push_back(std::move(change));
        break;
    }
    case PlanAction::Delete:
        m_changes.push_back(remove(m_operation.deployment));
        break;
    case PlanAction::Replace:
        m_changes.push_back(remove(m_operation.deployment));
        m_changes.push_back(putIt());
        break;
    default:
        m_changes.push_back(putIt());
    }
}

void OperationRun::registerAsset()
{
    Q_EMIT progressed(QStringLiteral("registering"));
    run(m_services.assets.add(*m_operation.asset, m_place),
        [this](Result<RegisteredAsset> registered) {
            if (m_stops > 0 && !registered) {
                stopped(false);
            } else if (!registered) {
                fail(registered.error());
            } else {
                m_ending.registered = std::move(*registered);
                end();
            }
        });
}

void OperationRun::next()
{
    if (m_changes.empty()) {
        end();
        return;
    }
    Q_EMIT progressed(m_changes.front().words);
    // Kept before it is sent: whatever happens then, the next start looks at it first.
    run(m_services.records.note(m_record, m_operation.id, m_changes.front().intent),
        [this](const Result<void> &noted) {
            if (m_stops > 0) {
                stopped(false);
            } else if (!noted) {
                fail(noted.error());
            } else {
                send();
            }
        });
}

void OperationRun::send()
{
    const auto sending = m_changes.front().send;
    m_changes.pop_front();
    run(sending(), [this](const Result<PendingOperation> &pending) {
        if (pending) {
            accepted(*pending);
        } else if (m_stops > 0 && pending.error().kind == ErrorKind::Cancelled) {
            stopped(true);
        } else {
            // Without an answer it may have been accepted all the same.
            fail(pending.error(), pending.error().kind == ErrorKind::Timeout ||
                                      pending.error().kind == ErrorKind::Unavailable);
        }
    });
}

void OperationRun::accepted(const PendingOperation &pending)
{
    if (pending.finished) {
        wait(pending);
        return;
    }
    run(m_services.records.note(m_record, m_operation.id, pending),
        [this, pending](const Result<void> &noted) {
            if (!noted) {
                m_ending.unrecorded = noted.error();
            }
            wait(pending);
        });
}

void OperationRun::wait(const PendingOperation &pending)
{
    if (m_stops > 0 && !pending.finished) {
        stopped(true);
        return;
    }
    if (m_wait == Wait::UntilAccepted && m_changes.empty() && !pending.finished) {
        m_ending.outcome = Outcome::Left;
        m_ending.mayStillRun = true;
        end();
        return;
    }
    m_isWaiting = true;
    Q_EMIT progressed(QStringLiteral("accepted"));
    const auto watch = [this](const OperationProgress &progress) { report(progress); };
    run(m_services.plane.wait(pending, watch), [this](const Result<void> &waited) {
        m_isWaiting = false;
        if (waited && m_stops > 0 && !m_changes.empty()) {
            stopped(false);
        } else if (waited) {
            next();
        } else if (m_stops > 0 && waited.error().kind == ErrorKind::Cancelled) {
            stopped(true);
        } else {
            fail(waited.error(), leavesOpen(waited.error()));
        }
    });
}

void OperationRun::report(const OperationProgress &progress)
{
    Q_EMIT progressed(
        progress.trouble
            ? QStringLiteral("the service does not answer: %1").arg(progress.trouble->detail)
            : progress.status);
}

void OperationRun::fail(const Error &error, bool mayStillRun)
{
    m_ending.outcome = Outcome::Failed;
    m_ending.error = error;
    m_ending.mayStillRun = mayStillRun;
    end();
}

void OperationRun::stopped(bool mayStillRun)
{
    m_ending.outcome = Outcome::Stopped;
    m_ending.mayStillRun = mayStillRun;
    end();
}

void OperationRun::end()
{
    if (!std::exchange(m_ended, true)) {
        Q_EMIT ended(m_ending);
    }
}

} // namespace serin
