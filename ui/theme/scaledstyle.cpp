// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/scaledstyle.h"

#include "ui/theme/theme.h"

#include <QApplication>

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

} // namespace serin
