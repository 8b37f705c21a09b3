// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/manifesttext.h"

#include <QStringList>

#include <utility>
#include <vector>

namespace serin {

/// What differs between two texts of one file, in words, one string a change:
/// "green 0 → 10 %, blue 100 → 90 %" for a traffic split, "blue instances 1 → 2". What no words are
/// known for is "description, tags changed", or "other lines changed". Names come from the file:
/// show as plain text. Empty when the bytes are the same.
[[nodiscard]] QStringList describeChanges(const ManifestText &before, const ManifestText &after);

/// The same of what both texts have alone: without what came and went, and empty when no words are
/// known.
[[nodiscard]] QStringList describeKept(const ManifestText &before, const ManifestText &after);

/// The same for several files together: what goes from one of them into another is one change.
[[nodiscard]] QStringList
describeChanges(const std::vector<std::pair<ManifestText, ManifestText>> &files);

} // namespace serin
