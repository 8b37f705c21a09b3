// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/manifest.h"

#include <QList>
#include <QString>

namespace serin {

/// Proves that @p after, manifests in the current form, want of the endpoint called @p endpoint
/// what @p before, in the preview's, want: by readSpecs(). Passed over is what the current form
/// cannot say: the path of an environment, name and version of code that is a folder, how many
/// instances an automatic scale begins with, and where an asset is written.
/// @error Invalid: the first difference.
[[nodiscard]] Result<void> proveTranslation(const QList<Manifest> &before,
                                            const QList<Manifest> &after, const QString &endpoint);

} // namespace serin
