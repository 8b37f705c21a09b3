// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace serin {

/// Calls @p adapt at once, and again each time the font of @p widget has become another one: for
/// distances, which follow the font (see Spacing). GUI thread only; ends with the widget.
void followFont(QWidget &widget, std::function<void()> adapt);

/// As followFont(), and each time its palette has become another one, too.
void followLook(QWidget &widget, std::function<void()> adapt);

} // namespace serin
