// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"
#include "services/gitops/desiredstate.h"
#include "services/gitops/livestate.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <utility>

namespace serin {

/// What a local or inline asset is, or would be, registered as: told by its content.
struct RegisteredAs
{
    QString reference; ///< `azureml:name:version` or an ARM id
    bool exists = false;
    bool operator==(const RegisteredAs &) const = default;
};
/// By a deployment's name and the kind of asset.
using EndpointAssets = std::map<std::pair<QString, AssetId::Kind>, RegisteredAs>;

struct PlanOptions
{
    /// Consent to deleting what was applied before and is gone from the manifests (v2).
    bool prune = false;
    /// Consent to deleting and creating again what the service cannot change in place.
    bool allowReplace = false;
    /// Consent to single operations that would want one, by PlanOperation::id.
    QSet<QString> consented;
    /// Whether local and inline assets can be registered in this workspace.
    bool canRegister = true;
    /// Only these endpoints; empty: all.
    QSet<QString> endpoints;
    bool operator==(const PlanOptions &) const = default;
};

/// All that a plan is made from. The maps go by endpoint name.
struct PlanInput
{
    DesiredState desired;
    LiveState live;
    /// What was applied last, as the manifests of that commit want it; nothing without a record.
    QHash<QString, DesiredEndpointPointer> lastApplied;
    /// ApplyRecord::leftOver of the last apply: what manifests had and gave up before it or have
    /// tried in vain since, each with its file; it may be removed as if that apply had had it.
    QHash<QString, QMap<QString, QString>> leftOver;
    /// Of the whole endpoint, per minute (RateReader); missing where it is not known.
    QHash<QString, double> observedRates;
    /// Where known, local assets can be compared; else they are not.
    QHash<QString, std::shared_ptr<const EndpointAssets>> assets;
    PlanOptions options;
};

/// What is planned for one endpoint: the operations in order, or why there are none.
struct EndpointPlan
{
    std::vector<PlanOperation> operations;
    std::vector<PlanRefusal> refusals;
    std::vector<PlanNote> notes;
};

/// Makes plans. The same input gives the same plan; an endpoint whose part of the input is the very
/// same objects as the last time is not compared again. For one thread at a time.
///
/// For each endpoint the operations never lose traffic when they run in their order, one after the
/// other, each to its end: register assets; create the endpoint, without traffic; create, update
/// and scale up deployments; move traffic and its mirror; scale down; delete. Before any of them
/// runs it is known that traffic goes to deployments only that will be there and Succeeded.
class Planner
{
public:
    [[nodiscard]] Plan plan(const PlanInput &input);

private:
    /// Of one endpoint: what its plan was made from, and the plan.
    struct Known
    {
        QString name;
        DesiredEndpointPointer desired;
        LiveEndpointPointer live;
        DesiredEndpointPointer applied;
        std::shared_ptr<const EndpointAssets> assets;
        QMap<QString, QString> leftOver;
        double rate = -1;
        QString otherSpelling;
        std::shared_ptr<const EndpointPlan> made;

        /// But for what was made.
        [[nodiscard]] bool isFromTheSameAs(const Known &other) const;
    };

    void forgetUnlessSame(const PlanInput &input);
    [[nodiscard]] static std::shared_ptr<const EndpointPlan> made(const Known &now,
                                                                  const PlanInput &input);

    std::vector<Known> m_known; ///< by name
    PlanOptions m_options;
    QSet<QString> m_unreadable;
    bool m_complete = true;
};

/// As Planner::plan(), without memory.
[[nodiscard]] Plan plan(const PlanInput &input);

/// The endpoints that @p input is about: those of the manifests and those that were applied before,
/// each once; only chosen ones when some are.
[[nodiscard]] QStringList endpointsOf(const PlanInput &input);

/// @p plan without the endpoints @p leftOut, as if they had not been chosen. What it notes of them
/// is left out too, what it notes of files that are no endpoint's stays.
[[nodiscard]] Plan withoutEndpoints(const Plan &plan, const QSet<QString> &leftOut);

/// The endpoints of @p plan that are not any more as they were when it was made, by name; a plan is
/// stale when there is one. For one that has been applied in part this is so of course.
[[nodiscard]] QStringList staleEndpoints(const Plan &plan, const LiveState &live);
[[nodiscard]] inline bool isStale(const Plan &plan, const LiveState &live)
{
    return !staleEndpoints(plan, live).isEmpty();
}

} // namespace serin
