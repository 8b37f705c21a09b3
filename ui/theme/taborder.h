// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace serin {

/// Puts what lies in the layouts of @p holder in the order of the Tab key in which it is read, the
/// first behind @p holder when that takes the focus. Qt goes by the order in which widgets are
/// made, so that a row which is made later comes last in the window. For what is read line by line.
void tabAsLaidOut(QWidget &holder);

} // namespace serin
