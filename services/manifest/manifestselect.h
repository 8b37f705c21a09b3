// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/manifest.h"

#include <QString>

namespace serin {

class YamlEdit;

/// The endpoint called @p name in @p manifest; with an empty name the only one.
/// @error NotFound, or Invalid when several fit.
[[nodiscard]] Result<const EndpointManifest *> selectEndpoint(const Manifest &manifest,
                                                              const QString &name);

/// A deployment and the document it stands in.
struct SelectedDeployment
{
    const ManifestDocument *document;
    const DeploymentManifest *deployment;
};

/// The deployment called @p name (empty: the only one) of @p endpoint (empty: any).
/// @error NotFound, or Invalid when several fit.
[[nodiscard]] Result<SelectedDeployment>
selectDeployment(const Manifest &manifest, const QString &endpoint, const QString &name);

/// The root of the document that a JSON pointer starts from: the endpoint's, else the only one that
/// is a manifest.
/// @error NotFound, or Invalid when several fit.
[[nodiscard]] Result<NodeId> selectRoot(const Manifest &manifest, const QString &endpoint);

/// @p manifest with the proven @p edit made, when @p edited tells that its steps worked.
[[nodiscard]] Result<Manifest> finishEdit(const Manifest &manifest, const YamlEdit &edit,
                                          const Result<void> &edited);

} // namespace serin
