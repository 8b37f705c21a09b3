// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

/// A diff in two columns of as many lines each, the old text and the new one: what stands at the
/// same height belongs together, an empty line is where one side has nothing.
struct SideBySideDiff
{
    QStringList before; ///< removed lines with a minus sign
    QStringList after;  ///< added lines with a plus sign
    bool operator==(const SideBySideDiff &) const = default;
};

/// @p lines as diffLines() makes them, of any number of files.
[[nodiscard]] SideBySideDiff sideBySide(const std::vector<DiffLine> &lines);

} // namespace serin
