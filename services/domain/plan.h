// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/assetsource.h"
#include "services/domain/deploymentspec.h"
#include "services/domain/endpointspec.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

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

/// Why an endpoint cannot be brought to what its manifests say. None of its operations are planned.
struct PlanRefusal
{
    QString endpoint;
    QString deployment; ///< may be empty
    Error error;        ///< `where` is file:line or file:line:column of what asks for it
    bool operator==(const PlanRefusal &) const = default;
};

/// What a plan leaves alone and says so.
struct PlanNote
{
    enum class Kind {
        Unreadable,    ///< a file that is no YAML, or changed while it was read
        Undecided,     ///< several variants, or a name or value that is filled in later
        Unassigned,    ///< a deployment that belongs to no endpoint
        NotInGit,      ///< live, and in no manifest
        NotComparable, ///< a local or inline asset beside a registered one
        Unmanaged,     ///< the manifests say nothing about it, e.g. traffic
    };
    Kind kind = Kind::Undecided;
    QString endpoint;
    QString deployment;
    QString text; ///< one sentence, without a final full stop
    QString file;
    int line = 0;
    bool operator==(const PlanNote &) const = default;
};

/// "unreadable", "undecided", "unassigned", "not-in-git", "not-comparable" or "unmanaged".
[[nodiscard]] QString planWord(PlanNote::Kind kind);

/// What a plan was made from.
struct PlanBase
{
    QString commit; ///< empty: the working tree
    QByteArray contentDigest;
    QByteArray liveDigest; ///< of the endpoints below
    /// The digest of each endpoint that the manifests describe, as it was live; empty: not there.
    std::map<QString, QByteArray> endpoints;
    bool operator==(const PlanBase &) const = default;
};

/// The difference between a desired and a live state as operations in an order that never loses
/// traffic. A value.
struct Plan
{
    std::vector<PlanOperation> operations;
    std::vector<PlanRefusal> refusals;
    std::vector<PlanNote> notes;
    PlanBase base;

    /// Neither operations nor refusals: live is as desired.
    [[nodiscard]] bool isEmpty() const { return operations.empty() && refusals.empty(); }
    /// Whether an operation may run: one that needs no consent or has it.
    [[nodiscard]] bool hasRunnable() const;

    /// The form of `serinctl plan --output json`. Beside the promised keys, only when there is
    /// something to say: `moved`, `consent` ("missing" or "given"), `refusals`, `notes` and
    /// `base.endpoints`.
    [[nodiscard]] QJsonObject toJson() const;
    /// @error Invalid with the JSON pointer in `where`.
    [[nodiscard]] static Result<Plan> fromJson(const QJsonObject &json);
    /// Whether both say the same in JSON.
    [[nodiscard]] bool sameAs(const Plan &other) const;
};

} // namespace serin
