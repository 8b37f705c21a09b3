// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointfindings.h"

#include <functional>
#include <vector>

class QMenu;
class QPoint;
class QWidget;

namespace serin {

/// Puts @p fixes at the top of @p menu, each in words; @p mend is called with the one that is
/// picked.
void addFixes(QMenu &menu, const std::vector<FindingFix> &fixes,
              const std::function<void(const FindingFix &)> &mend);

/// Asks at @p global which of @p fixes to make (objectName `fixMenu`), the first one being current.
/// The menu is a child of @p parent and goes when it is closed.
void askForFix(QWidget &parent, const QPoint &global, const std::vector<FindingFix> &fixes,
               const std::function<void(const FindingFix &)> &mend);

} // namespace serin
