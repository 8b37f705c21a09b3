// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

namespace serin {

// Keys that entries of both registries have.
constexpr QLatin1String nameKey("name");
constexpr QLatin1String workspaceKey("workspace");
constexpr QLatin1String tierKey("tier");

} // namespace serin
