// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"

namespace serin {

/// 43 letters, digits, '-' and '_' out of 256 bits of the operating system's random numbers.
[[nodiscard]] Secret randomSecret();

} // namespace serin
