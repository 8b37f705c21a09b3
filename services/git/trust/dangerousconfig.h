// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/trust/gitconfigfile.h"

namespace serin {

/// Whether @p entry of a repository's own configuration lets git, or git-lfs, run a program or
/// reach a remote in a way that somebody else chose. Harmless values are let through: yes and no,
/// git-lfs's own filters, the well-known credential helpers, an empty value that switches off.
[[nodiscard]] bool isDangerous(const GitConfigEntry &entry);

/// Whether @p entry includes another file.
[[nodiscard]] bool isInclude(const GitConfigEntry &entry);

} // namespace serin
