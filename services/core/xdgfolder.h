// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// Serin's folder below the base directory that the environment's @p variable names, else below
/// @p fallback in the home folder (XDG Base Directory Specification 0.8; a relative value counts as
/// unset). QStandardPaths knows the state only since Qt 6.7. Not made here, and not cached.
[[nodiscard]] QString xdgFolder(const char *variable, const QString &fallback);

} // namespace serin
