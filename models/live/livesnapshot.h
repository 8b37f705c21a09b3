// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"

#include <QDateTime>
#include <QMap>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace serin {

/// A deployment as the control plane last described it, as far as the window shows it.
struct LiveDeploymentView
{
    QString name;
    QString id; ///< ARM's
    ProvisioningState state = ProvisioningState::Unknown;
    QString stateText;            ///< as sent
    std::optional<int> instances; ///< asked for
    std::optional<int> ready;     ///< counted by DeploymentCapacity; nothing: not known
    QString instanceType;
    QString model;

    bool operator==(const LiveDeploymentView &) const = default;
};

/// An endpoint likewise.
struct LiveEndpointView
{
    QString name;
    QString id; ///< ARM's
    ProvisioningState state = ProvisioningState::Unknown;
    QString stateText;
    QString scoringUri; ///< empty until there is one
    std::optional<AuthMode> authMode;
    QMap<QString, int> traffic; ///< as sent, whatever it sums to
    QMap<QString, int> mirrorTraffic;
    /// Nothing: not read yet. Sorted by name.
    std::optional<std::vector<LiveDeploymentView>> deployments;

    [[nodiscard]] const LiveDeploymentView *deployment(const QString &wanted) const;
    bool operator==(const LiveEndpointView &) const = default;
};

using LiveViewPointer = std::shared_ptr<const LiveEndpointView>;

/// The endpoints of a workspace as they were when each was last read. Immutable once made.
struct LiveSnapshot
{
    /// The list has been read, so that what is not in it is not live.
    bool isKnown = false;
    std::map<QString, LiveViewPointer> endpoints; ///< by name

    /// nullptr when there is none of that name.
    [[nodiscard]] LiveViewPointer endpoint(const QString &name) const;
};

using LiveSnapshotPointer = std::shared_ptr<const LiveSnapshot>;

/// Without deployments.
[[nodiscard]] LiveEndpointView liveView(const LiveEndpoint &endpoint);
/// Without the number of instances that are ready.
[[nodiscard]] LiveDeploymentView liveView(const LiveDeployment &deployment);

} // namespace serin
