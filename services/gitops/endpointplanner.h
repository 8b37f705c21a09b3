// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/planner.h"
#include "services/gitops/specdifference.h"

#include <optional>
#include <vector>

namespace serin {

/// What EndpointPlanner looks at; pointers may be nullptr: nothing there.
struct EndpointPlanInput
{
    const DesiredEndpoint *desired = nullptr;
    const LiveEndpointState *live = nullptr;
    const DesiredEndpoint *applied = nullptr;
    const EndpointAssets *assets = nullptr;
    const QMap<QString, QString> *leftOver = nullptr; ///< as in PlanInput
    std::optional<double> rate;
    const PlanOptions *options = nullptr;
    const QSet<QString> *unreadableFiles = nullptr;
    bool isComplete = true; ///< DesiredState::isComplete
    /// A name that is this endpoint's too but for the case of letters, of one that is wanted when
    /// this is only live, else of one that is live or wanted; empty: there is none.
    QString otherSpelling;
};

/// Plans one endpoint; for one use.
class EndpointPlanner
{
public:
    /// @p name is the endpoint's; everything in @p input outlives this.
    EndpointPlanner(QString name, const EndpointPlanInput &input);

    [[nodiscard]] EndpointPlan plan();

private:
    // Operations by the time at which they run.
    enum Phase { Assets, CreateEndpoint, Deployments, Traffic, ScaleDown, DeleteDeployments, Last };

    void planWithoutManifest();
    /// Whether @p file, which had the endpoint, cannot be read now, and so is refused.
    bool refuseUnreadable(const QString &file);
    void planEndpoint();
    /// Whether names differ by case only, of what is wanted or of that and what is live; the
    /// service would take them for one, so each is refused.
    bool refuseOtherSpellings();
    void planUpdate(const LiveEndpoint &live);
    void planReplace(const std::vector<FieldDifference> &fixed);
    void refuseLossByReplacing();

    void planDeployment(const DeploymentReading &reading);
    void createDeployment(const DeploymentReading &reading);
    /// What has to become of a live deployment.
    struct DeploymentChange
    {
        std::vector<FieldDifference> fields;  ///< that an update takes along
        std::optional<FieldDifference> count; ///< that is scaled by itself
        bool shrinks = false;                 ///< to fewer instances, once its traffic has left
    };
    void changeDeployment(const DeploymentReading &reading, const LiveDeployment &live);
    /// Of @p reading, whose effectiveSpec() is @p spec. Registers the assets that it needs and
    /// notes what cannot be compared.
    [[nodiscard]] DeploymentChange changeOf(const DeploymentReading &reading,
                                            const DeploymentSpec &spec, const LiveDeployment &live);
    void updateDeployment(const DeploymentReading &reading, const DeploymentSpec &spec,
                          const LiveDeployment &live, const DeploymentChange &change);
    void scaleDeployment(const DeploymentReading &reading, const DeploymentSpec &spec,
                         const DeploymentChange &change);
    void replaceDeployment(const DeploymentReading &reading, const LiveDeployment &live);
    /// The desired spec of @p reading with what is known from elsewhere: the endpoint's compute
    /// type, and what its assets are registered as.
    [[nodiscard]] DeploymentSpec effectiveSpec(const DeploymentReading &reading) const;
    /// Registers what @p reading needs of @p kind. Returns whether that can be.
    bool registerAsset(const DeploymentReading &reading, AssetId::Kind kind);
    /// Whether the asset of @p kind is another one than at the last apply.
    [[nodiscard]] bool assetChanged(const DeploymentReading &reading, AssetId::Kind kind) const;
    /// Removes the endpoint, which @p file had.
    void removeEndpoint(const QString &file);
    void planRemovals();
    void removeDeployment(const LiveDeployment &live);
    [[nodiscard]] const DeploymentReading *appliedDeployment(const QString &name) const;
    /// The file that had the deployment @p name, or with an empty one the endpoint, when it was
    /// last applied; nothing when none ever did.
    [[nodiscard]] std::optional<QString> appliedFile(const QString &name) const;

    void planTraffic();
    /// The mirror at the end; refuses and returns nothing when it cannot be.
    std::optional<MirrorTraffic> settledMirror(const QMap<QString, int> &mirrored, bool inTheWay);
    /// Whether the shares can go where they shall; refuses when not.
    bool checkTraffic(const QMap<QString, int> &before);
    void addTraffic(const QMap<QString, int> &before);
    void addMirror(const MirrorTraffic &mirror, const QMap<QString, int> &before,
                   const QString &reason);
    /// Why @p deployment cannot take requests when traffic moves; empty when it can.
    [[nodiscard]] QString whyNotReady(const QString &deployment) const;

    /// Whether the person agreed to this very operation; @p deployment empty: of the endpoint.
    [[nodiscard]] bool hasConsent(PlanAction action, const QString &deployment) const;
    /// PlanOperation::id.
    [[nodiscard]] QString idOf(PlanAction action, const QString &deployment) const;
    PlanOperation &add(Phase phase, PlanAction action, PlanKind kind, const QString &deployment);
    void say(PlanNote::Kind kind, const QString &deployment, const QString &text,
             const QString &file, int line);
    void refuse(const QString &deployment, const QString &detail, const QString &fix,
                const SpecOrigin &origin, const QString &field);
    void refuse(const QString &deployment, Error error);
    [[nodiscard]] const LiveDeployment *liveDeployment(const QString &name) const;
    [[nodiscard]] const EndpointSpec *desiredSpec() const;
    [[nodiscard]] EndpointName endpointName() const;

    QString m_name;
    const EndpointPlanInput &m_in;
    /// Live as the rest of the plan sees it: nothing once the endpoint is replaced.
    const LiveEndpointState *m_live;
    EndpointPlan m_plan;
    std::vector<std::vector<PlanOperation>> m_phases;
    /// Deployments that an operation leaves Succeeded, and those that are gone at the end.
    QSet<QString> m_made;
    QSet<QString> m_removed;
    /// The shares and the mirror at the end.
    QMap<QString, int> m_shares;
    QMap<QString, int> m_mirror;
};

/// Writes into @p operation what @p fields are live, and what they shall be.
void setChange(PlanOperation &operation, const std::vector<FieldDifference> &fields);
/// "instance_type", "a and b", "a, b and 2 more fields".
[[nodiscard]] QString fieldList(const std::vector<FieldDifference> &fields);
/// "instance_type is A in the manifest and B live", or which of the fields differ.
[[nodiscard]] QString differenceReason(const std::vector<FieldDifference> &fields);
/// @error Invalid: names or a sum that cannot be.
[[nodiscard]] Result<TrafficSplit> splitOf(const QMap<QString, int> &shares);
/// "blue 90, green 10", or "no traffic".
[[nodiscard]] QString shareList(const QMap<QString, int> &shares);
/// The part of the requests that other deployments answer with @p after than with @p before.
[[nodiscard]] int movedPercent(const QMap<QString, int> &before, const QMap<QString, int> &after);

} // namespace serin
