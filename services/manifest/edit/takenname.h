// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/domain/names.h"

#include <QString>

namespace serin {

/// Why no deployment called @p wanted can be made: that at @p where has the name, @p taken, which
/// may differ by the case of letters.
[[nodiscard]] Error nameTaken(const QString &taken, const DeploymentName &wanted,
                              const QString &where);

} // namespace serin
