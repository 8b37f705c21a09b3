// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// Where the person's settings are kept, shared by all programs: `$SERIN_CONFIG_DIR`, else
/// `$XDG_CONFIG_HOME/serin`, else `~/.config/serin` (XDG Base Directory Specification 0.8; a
/// relative value counts as unset). Not made here. Not cached, so that a test can set the
/// environment.
[[nodiscard]] QString configFolder();

} // namespace serin
