// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/pendingoperation.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>

namespace serin {

/// What is applied, and where to.
struct ApplyScope
{
    QString project; ///< the folder that stands for it, see folderScope(); may be empty
    /// WorkspaceId::toString(); compares without regard to case.
    QString workspace;

    bool operator==(const ApplyScope &) const = default;
};

/// How an apply of one endpoint ended.
enum class ApplyOutcome {
    InProgress, ///< it runs, or its program died: ApplyRecords::unfinished() tells which
    Succeeded,
    Failed,
    Cancelled,   ///< the person stopped it
    Interrupted, ///< its program ended in the middle, or its end could not be seen
};

/// "in-progress", "succeeded", "failed", "cancelled" or "interrupted".
[[nodiscard]] QString outcomeWord(ApplyOutcome outcome);

/// What is kept of one apply of one endpoint.
struct ApplyRecord
{
    qint64 id = 0; ///< given by ApplyRecords; grows
    ApplyScope scope;
    QString endpoint;
    QString commit; ///< empty: the working tree
    /// DesiredEndpoint::digest of what was applied; empty: the endpoint was in no manifest.
    QByteArray desiredDigest;
    ApplyOutcome outcome = ApplyOutcome::InProgress;
    QDateTime begunAt; ///< UTC
    QDateTime endedAt; ///< UTC; null while it runs
    QString appliedBy; ///< who began it, "ada@laptop"; empty: not known
    QString message;   ///< of one that did not succeed: why, on one line

    // What was live at its end
    QByteArray liveDigest; ///< LiveEndpointState::digest(); empty: not there
    QMap<QString, int> traffic;
    QMap<QString, int> mirrorTraffic;
    /// It succeeded, and all deployments that had traffic or were in the manifests were Succeeded:
    /// what a rollback may go back to.
    bool isHealthy = false;
    /// The fields of the endpoint ("endpoint") and of its deployments ("deployments", by name)
    /// under the manifest's names.
    QJsonObject live;
    /// Deployments that the manifests gave up and that were left for want of consent, or that an
    /// apply without success may have made, each with the file that had it: as long as they stand
    /// here, a later apply may still remove them. Under the empty name the endpoint itself, when an
    /// apply without success may have made it.
    QMap<QString, QString> leftOver;
    /// What was done: `{"id","action","deployment","state","error"}` each, in order.
    QJsonArray operations;

    // What was under way last: enough to go on after a restart
    QString runningOperation; ///< PlanOperation::id; empty: none
    /// What the service has accepted, or, without addresses, what may have been sent to it.
    std::optional<PendingOperation> pending;

    [[nodiscard]] bool isEnded() const { return outcome != ApplyOutcome::InProgress; }
};

/// EndpointMark::key of an endpoint whose live traffic was rolled back while Git could not follow.
inline constexpr char rolledBackMark[] = "rolled-back";

/// What is known of an endpoint beside its records, e.g. "rolled back live, not in Git" or a drift
/// that is not to be shown until it changes again.
struct EndpointMark
{
    QString endpoint;
    QString key; ///< what it is about; one of each for an endpoint
    QJsonObject value;
    QDateTime setAt; ///< UTC
};

} // namespace serin
