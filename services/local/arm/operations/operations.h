// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/arm/armcontext.h"
#include "services/local/arm/scoring/fleetcalls.h"
#include "services/local/arm/scoring/scoringresolver.h"
#include "services/local/store/operationrecord.h"

#include <QObject>
#include <QString>

#include <functional>

namespace serin {

/// Carries out what requests have begun: each operation is in the store before its request is
/// answered, and ends with one commit that changes the resource and the operation together. A
/// server that starts again goes on with what it finds. Main thread.
class Operations : public QObject
{
    Q_OBJECT

public:
    using Writes = std::function<Result<void>()>;

    Operations(const ArmContext &context, const ScoringResolver &resolver);

    /// A new operation that is not begun, with an id of its own.
    [[nodiscard]] OperationRecord make(OperationRecord::Kind kind, const QString &endpoint,
                                       const QString &deployment, const QString &apiVersion,
                                       const QJsonObject &request = {}) const;

    /// Writes @p operation together with what @p writes says of its resource, then carries it out
    /// behind the caller's back. With an error nothing has happened.
    [[nodiscard]] Result<void> begin(const OperationRecord &operation, const Writes &writes);

    /// After a start of the server: goes on with the operations that were running, and starts all
    /// other deployments again that have ever run. One that was interrupted too often ends as
    /// Failed.
    [[nodiscard]] Result<void> resume();

Q_SIGNALS:
    /// The store says something new about an endpoint or its deployments. Of an operation's end:
    /// before anybody can see it.
    void endpointChanged(const QString &endpoint);

private:
    [[nodiscard]] Result<void> resumeOperation(OperationRecord operation);
    [[nodiscard]] Result<void> restartDeployments(const QString &endpoint);

    void perform(const OperationRecord &operation);
    void putEndpoint(const OperationRecord &operation);
    void deleteEndpoint(const OperationRecord &operation);
    void regenerateKeys(const OperationRecord &operation);
    void putDeployment(const OperationRecord &operation);
    void deleteDeployment(const OperationRecord &operation);

    /// Starts what has run before, for an operation that may replace it and for no one.
    void restart(const DeploymentKey &key, const std::function<void()> &then);
    void keepRestartOutcome(const DeploymentKey &key, const Result<void> &outcome);
    void restartWhenGone(const DeploymentKey &key);

    void succeed(OperationRecord operation, const Writes &writes);
    void fail(OperationRecord operation, const Error &error);
    /// Commits @p operation 's end with @p writes, again and again while the store refuses.
    void finish(const OperationRecord &operation, const Writes &writes);
    [[nodiscard]] Result<void> commit(const OperationRecord &operation, const Writes &writes);
    [[nodiscard]] Result<void> markFailed(const OperationRecord &operation);

    ArmContext m_context;
    const ScoringResolver &m_resolver;
    FleetCalls m_fleet;
};

} // namespace serin
