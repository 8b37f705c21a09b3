// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// Where logs, drafts and other state of the person are kept: `$XDG_STATE_HOME/serin`, else
/// `~/.local/state/serin` (XDG Base Directory Specification 0.8; a relative value counts as unset).
/// Not made here. Not cached, so that a test can set the environment.
[[nodiscard]] QString stateFolder();

} // namespace serin
