// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sliderbubble.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace serin {

SliderBubble::SliderBubble(QWidget &anchor) : QWidget(anchor.window()), m_anchor(anchor)
{
    setObjectName(QStringLiteral("sliderBubble"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void SliderBubble::showAt(const QString &text, const QPoint &point, int below)
{
    m_text = text;
    setFont(m_anchor.font());
    const Spacing space = Spacing::forFont(font());
    const QSize size(fontMetrics().horizontalAdvance(text) + 2 * space.m,
                     fontMetrics().height() + space.s);
    const QPoint tip = m_anchor.mapTo(parentWidget(), point);
    const int x = std::clamp(tip.x() - size.width() / 2, 0,
                             std::max(0, parentWidget()->width() - size.width()));
    int y = tip.y() - size.height() - space.xs;
    if (y < 0) {
        y = m_anchor.mapTo(parentWidget(), QPoint(0, below)).y() + space.xs;
    }
    setGeometry(QRect(QPoint(x, y), size));
    show();
    raise();
    update();
}

void SliderBubble::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::fromPalette(palette());
    const int radius = Spacing::forFont(font()).radius;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    painter.drawRoundedRect(rect(), radius, radius);
    painter.setPen(theme.base);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, m_text);
}

} // namespace serin
