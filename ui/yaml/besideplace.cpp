// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/besideplace.h"

#include <QWidget>

#include <algorithm>

namespace serin {

void placeBeside(QWidget &popup, const QSize &size, const QRect &place)
{
    const QWidget &window = *popup.parentWidget();
    const QRect anchor(window.mapFromGlobal(place.topLeft()), place.size());
    const int below = window.height() - anchor.bottom() - 1;
    const bool isBelow = size.height() <= below || below >= anchor.top();
    const int left = std::clamp(anchor.left(), 0, std::max(0, window.width() - size.width()));
    const int top = isBelow ? anchor.bottom() + 1 : anchor.top() - size.height();
    popup.setGeometry(left, std::clamp(top, 0, std::max(0, window.height() - size.height())),
                      std::min(size.width(), window.width()),
                      std::min(size.height(), window.height()));
}

} // namespace serin
