// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTabWidget;

namespace serin {

/// Shows or hides a tab. The arrow keys and the wheel pass over a hidden one, which Qt 6.4 lets
/// them end on.
void showTab(QTabWidget &tabs, int index, bool isShown);

/// Lets the wheel change the tab only while the bar has the focus: who scrolls a page stays on it.
void guardWheel(QTabWidget &tabs);

} // namespace serin
