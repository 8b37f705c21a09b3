// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

namespace serin {

/// Makes the folder @p path and those on the way to it, unless they are there.
/// @error Io, with the system's reason; `where` is @p path.
[[nodiscard]] Result<void> makePath(const QString &path);

} // namespace serin
