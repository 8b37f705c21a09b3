// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

namespace serin {

/// What the system calls @p code (errno): "No space left on device".
[[nodiscard]] QString systemReason(int code);

/// The error for a system call that failed with @p code (errno) while doing @p act ("writing the
/// file"): "@p act failed: No space left on device", with the fix where there is a usual one.
/// NotFound for a missing file or folder, else Io.
[[nodiscard]] Error systemError(const QString &act, int code, const QString &where);

} // namespace serin
