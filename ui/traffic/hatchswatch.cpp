// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/hatchswatch.h"

#include <QPainter>

namespace serin {

HatchSwatch::HatchSwatch(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void HatchSwatch::setStyle(const DeploymentStyle &style)
{
    m_style = style;
    update();
}

QSize HatchSwatch::sizeHint() const
{
    const int edge = Spacing::forFont(font()).icon;
    return {edge, edge};
}

void HatchSwatch::paintEvent(QPaintEvent *)
{
    const Spacing space = Spacing::forFont(font());
    QRectF square(0, 0, space.icon, space.icon);
    square.moveCenter(QRectF(rect()).center());
    QPainterPath shape;
    shape.addRoundedRect(square, space.xs, space.xs);
    QPainter painter(this);
    paintHatched(painter, shape, m_style, space.icon / 3.0);
}

} // namespace serin
