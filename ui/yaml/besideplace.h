// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

class QWidget;

namespace serin {

/// Puts @p popup, a child of a window, below @p place (global coordinates), above it where there is
/// more room, and within the window in any case.
void placeBeside(QWidget &popup, const QSize &size, const QRect &place);

} // namespace serin
