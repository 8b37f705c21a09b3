// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/project.h"

#include <QString>

namespace serin {

/// @p picks, whose keys are those of a catalog of the folder @p from, with the keys that a catalog
/// of the folder @p to has for the same places. What lies outside of @p to is left out. Both
/// absolute and without links.
[[nodiscard]] ProjectPicks picksSeenFrom(const ProjectPicks &picks, const QString &from,
                                         const QString &to);

/// @p picks and, where they say nothing, @p others.
[[nodiscard]] ProjectPicks picksOver(const ProjectPicks &others, const ProjectPicks &picks);

} // namespace serin
