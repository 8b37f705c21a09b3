// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/desiredstate.h"
#include "services/gitops/drift/boardfield.h"
#include "services/gitops/livestate.h"
#include "services/gitops/specdifference.h"

#include <QJsonObject>
#include <QString>

#include <memory>
#include <vector>

namespace serin {

/// An endpoint or a deployment as one place has it: what it says, and how live stands to that.
struct BoardPlace
{
    bool isThere = false;
    QJsonObject said;                         ///< by field, without what is the service's default
    std::vector<FieldDifference> differences; ///< to live; empty when it is not live
    QString file;
    SpecOrigin origin;
    bool isLive = false; ///< `differences` count

    /// As written; Undefined when it is not said.
    [[nodiscard]] QJsonValue value(const QString &field) const;
    [[nodiscard]] LiveMatch match(const QString &field) const;
    /// nullptr when live is as this place says, or this place says nothing.
    [[nodiscard]] const FieldDifference *difference(const QString &field) const;
};

/// What is live of an endpoint or deployment.
struct BoardLive
{
    bool isThere = false;
    QJsonObject said;
};

/// @p endpoint may be nullptr: it is not there. Traffic and mirrored traffic are fields here.
[[nodiscard]] BoardPlace endpointPlace(const DesiredEndpoint *endpoint,
                                       const LiveEndpointState *live);
/// The deployment called @p name.
[[nodiscard]] BoardPlace deploymentPlace(const DesiredEndpoint *endpoint, const QString &name,
                                         const LiveEndpointState *live);

[[nodiscard]] BoardLive liveEndpointOf(const LiveEndpointState *live);
[[nodiscard]] BoardLive liveDeploymentOf(const LiveEndpointState *live, const QString &name);

/// The names of all deployments of @p endpoint that have a usable one.
[[nodiscard]] QStringList deploymentNames(const DesiredEndpoint &endpoint);

} // namespace serin
