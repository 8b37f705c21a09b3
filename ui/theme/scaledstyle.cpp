// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/scaledstyle.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace serin {

ScaledStyle::ScaledStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int ScaledStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                             const QWidget *widget) const
{
    const auto space = [] { return Spacing::forFont(QApplication::font()); };
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return space().icon;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space().m;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space().s;
    case PM_TreeViewIndentation:
        return space().l + space().xs;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

/// Fusion's arrow beside a row has one size, whatever the font's is.
void ScaledStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                QPainter *painter, const QWidget *widget) const
{
    if (element != PE_IndicatorBranch) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    if (!option->state.testFlag(State_Children)) {
        return;
    }
    const qreal arm = Spacing::forFont(QApplication::font()).icon * 0.22;
    QPolygonF chevron({{-arm, -arm / 2}, {0, arm / 2}, {arm, -arm / 2}});
    if (!option->state.testFlag(State_Open)) {
        const bool mirrored = option->direction == Qt::RightToLeft;
        chevron = QTransform().rotate(mirrored ? 90 : -90).map(chevron);
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(Theme::fromPalette(option->palette).mutedText, std::max(1.2, arm * 0.45),
                         Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(chevron.translated(QRectF(option->rect).center()));
    painter->restore();
}

} // namespace serin
