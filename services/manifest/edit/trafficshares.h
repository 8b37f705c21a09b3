// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/manifest.h"

#include <QString>

namespace serin {

class YamlEdit;

/// Takes the entries of deployment @p name out of `traffic` and `mirror_traffic` of the endpoint
/// whose map is @p endpoint in @p manifest.
/// @error Conflict when one is not 0; Invalid as YamlEdit.
[[nodiscard]] Result<void> dropZeroShares(YamlEdit &edit, const Manifest &manifest, NodeId endpoint,
                                          const QString &name);

} // namespace serin
