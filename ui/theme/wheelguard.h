// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace serin {

/// Lets the wheel change @p widget (a spin box, a combo box) only while it has the focus, so that
/// scrolling a page never edits what passes under the pointer.
void guardWheel(QWidget &widget);

} // namespace serin
