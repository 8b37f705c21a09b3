// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/livedeployment.h"
#include "services/gitops/drift/board.h"
#include "services/gitops/specdifference.h"
#include "services/manifest/manifest.h"

#include <QString>

namespace serin {

// Edits of one field so that it says what is live (manifestedit.h).

/// The live value of @p difference in the endpoint itself.
/// @error as withScalar(); Invalid also: it is no single value, or cannot be compared.
[[nodiscard]] Result<Manifest> withLiveValue(const Manifest &manifest, const QString &endpoint,
                                             const FieldDifference &difference);
/// The live value of @p difference in the deployment @p live, wherever it stands in @p manifest.
[[nodiscard]] Result<Manifest> withLiveValue(const Manifest &manifest, const QString &endpoint,
                                             const LiveDeployment &live,
                                             const FieldDifference &difference);

/// A variable that live has put into the field of @p row, or changed, and that may be a secret;
/// empty: none.
[[nodiscard]] QString newSecret(const BoardRow &row);

/// What selects the documents of a file: v2's deployments may leave their endpoint out.
[[nodiscard]] QString endpointIn(const Manifest &manifest, const QString &endpoint);

} // namespace serin
