// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QWidget>

namespace serin {

/// Margins of a layout in @p widget by the direction of reading, which QLayout mirrors only between
/// its items.
[[nodiscard]] inline QMargins leadingMargins(const QWidget &widget, int leading, int top,
                                             int trailing, int bottom)
{
    return widget.isRightToLeft() ? QMargins(trailing, top, leading, bottom)
                                  : QMargins(leading, top, trailing, bottom);
}

} // namespace serin
