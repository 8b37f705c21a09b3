// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/assetsource.h"
#include "services/domain/deploymentspec.h"
#include "services/domain/endpointspec.h"

#include <QJsonValue>
#include <QString>

#include <memory>
#include <optional>

namespace serin {

enum class PlanAction { Register, Create, Update, Scale, Traffic, Mirror, Delete, Replace };
enum class PlanKind { Endpoint, Deployment, Asset };

/// "register", "create", … and "endpoint", "deployment", "asset".
[[nodiscard]] QString planWord(PlanAction action);
[[nodiscard]] QString planWord(PlanKind kind);

/// Whether a person must agree before an operation runs.
enum class PlanConsent {
    NotNeeded,
    Missing, ///< shown, and not to be run
    Given,
};

/// The part of an endpoint's requests that other deployments answer afterwards.
struct MovedShare
{
    int percent = 0;
    std::optional<double> requestsPerMinute; ///< of the whole endpoint, as observed
    bool operator==(const MovedShare &) const = default;
};

/// One call that brings the live state nearer to the desired one.
struct PlanOperation
{
    /// Unique in its plan, and the same whenever the same plan is made again, e.g.
    /// "scale-deployment-my-endpoint-blue".
    QString id;
    PlanAction action = PlanAction::Create;
    PlanKind kind = PlanKind::Endpoint;
    QString endpoint;
    QString deployment; ///< empty for an endpoint's own; of an asset: the one that needs it
    /// Only what changes, under the manifest's field names ("request_settings.request_timeout_ms").
    /// Traffic and mirror: deployment names with their shares. Null: nothing there.
    QJsonValue before;
    QJsonValue after;
    QString reason; ///< one sentence, without a final full stop
    QString file;   ///< the manifest that asks for it; empty when it is its absence that asks
    int line = 0;   ///< 0: unknown
    std::optional<MovedShare> moved;
    PlanConsent consent = PlanConsent::NotNeeded;

    /// What the call sends; not in JSON, since the same base gives the same plan again.
    /// Create, update and replace of an endpoint: all that is desired but traffic and mirror.
    /// Traffic and mirror: these alone.
    std::shared_ptr<const EndpointSpec> endpointSpec;
    /// Create, update, scale and replace of a deployment. Assets that are to be registered first
    /// are still as in the manifest; scale has the instance count alone.
    std::shared_ptr<const DeploymentSpec> deploymentSpec;
    /// Register: what is to be registered for `deployment`, whose field is assetField(asset->kind).
    std::shared_ptr<const AssetSource> asset;
};

} // namespace serin
