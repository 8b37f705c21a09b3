// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// Where what the person would miss is kept, the history of applies above all:
/// `$XDG_DATA_HOME/serin`, else `~/.local/share/serin` (XDG Base Directory Specification 0.8; a
/// relative value counts as unset). Not made here. Not cached, so that a test can set the
/// environment.
[[nodiscard]] QString dataFolder();

} // namespace serin
