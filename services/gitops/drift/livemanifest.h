// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"
#include "services/manifest/manifest.h"

#include <QString>
#include <QStringList>

namespace serin {

/// A manifest that says what is live.
struct LiveManifest
{
    Manifest manifest;
    QStringList notes; ///< what is left out, and what cannot be known, a sentence each
};

// Written anew, as `az ml` reads it: what is the service's default, what the service makes and what
// looks like a secret is left out (LiveFields). Each text is read again before it is handed out:
// with it a plan finds nothing to do, and a field for which that is not so is left out as well.
//
// @error Invalid: it cannot be written so.

/// A v2 file of @p live with its traffic, for @p path.
[[nodiscard]] Result<LiveManifest> endpointManifest(const LiveEndpoint &live, const QString &path);
/// A v2 file of @p live, a deployment of @p endpoint, for @p path.
[[nodiscard]] Result<LiveManifest> deploymentManifest(const LiveDeployment &live,
                                                      const QString &endpoint, const QString &path);
/// @p manifest, in which @p endpoint stands with its deployments inside, with @p live among them.
/// @error NotFound, Conflict: there is a deployment of that name.
[[nodiscard]] Result<LiveManifest>
withLiveDeployment(const Manifest &manifest, const QString &endpoint, const LiveDeployment &live);

} // namespace serin
