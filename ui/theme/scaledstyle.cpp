// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/scaledstyle.h"

#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QPainter>
#include <QRadioButton>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace serin {

namespace {

/// Fusion's arrow beside a row has one size, whatever the font's is.
void drawBranch(const QStyleOption &option, QPainter &painter)
{
    if (!option.state.testFlag(QStyle::State_Children)) {
        return;
    }
    const qreal arm = Spacing::forFont(QApplication::font()).icon * 0.22;
    QPolygonF chevron({{-arm, -arm / 2}, {0, arm / 2}, {arm, -arm / 2}});
    if (!option.state.testFlag(QStyle::State_Open)) {
        const bool mirrored = option.direction == Qt::RightToLeft;
        chevron = QTransform().rotate(mirrored ? 90 : -90).map(chevron);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::fromPalette(option.palette).mutedText, std::max(1.2, arm * 0.45),
                        Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(chevron.translated(QRectF(option.rect).center()));
    painter.restore();
}

/// Fusion's check box has an outline that is hardly seen on a dark ground.
void drawBox(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = Theme::fromPalette(option.palette);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isFilled =
        option.state.testFlag(QStyle::State_On) || option.state.testFlag(QStyle::State_NoChange);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const qreal edge = std::min(option.rect.width(), option.rect.height());
    QRectF box(0, 0, edge, edge);
    box.moveCenter(QRectF(option.rect).center());
    const QColor fill = !isEnabled ? theme.hover : isFilled ? theme.accent : theme.base;
    const QColor line = hasFocus     ? (isFilled ? theme.text : theme.accent)
                        : !isEnabled ? theme.disabledText
                        : isFilled   ? theme.accent
                                     : theme.controlBorder;
    const qreal width = hasFocus ? 2 : 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, width));
    painter.setBrush(option.state.testFlag(QStyle::State_MouseOver) && isEnabled && !isFilled
                         ? theme.hover
                         : fill);
    painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), edge / 5,
                            edge / 5);
    painter.setPen(QPen(isEnabled ? theme.accentText : theme.disabledText, edge / 8, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    if (option.state.testFlag(QStyle::State_On)) {
        const QPolygonF tick(
            {{edge * 0.26, edge * 0.53}, {edge * 0.43, edge * 0.7}, {edge * 0.75, edge * 0.33}});
        painter.drawPolyline(tick.translated(box.topLeft()));
    } else if (isFilled) {
        painter.drawLine(QPointF(box.left() + edge * 0.3, box.center().y()),
                         QPointF(box.left() + edge * 0.7, box.center().y()));
    }
    painter.restore();
}

/// As its check box.
void drawRadio(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = Theme::fromPalette(option.palette);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const bool isBelow = option.state.testFlag(QStyle::State_MouseOver);
    const qreal edge = std::min(option.rect.width(), option.rect.height());
    const QPointF center = QRectF(option.rect).center();
    const QColor mark = isEnabled ? theme.accent : theme.disabledText;
    const qreal width = hasFocus ? 2 : 1.5; // of less, smoothing takes the contrast
    const qreal radius = edge / 2 - width / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isOn || hasFocus ? mark
                        : isEnabled      ? theme.controlBorder
                                         : theme.disabledText,
                        width));
    painter.setBrush(isEnabled && !isBelow ? theme.base : theme.hover);
    painter.drawEllipse(center, radius, radius);
    if (isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(center, edge / 4, edge / 4);
    }
    painter.restore();
}

/// Around lists and texts, as the style sheet draws it around fields.
void drawFrame(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = Theme::fromPalette(option.palette);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const qreal width = hasFocus ? 2 : 1;
    constexpr qreal radius = 4;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus ? theme.accent : theme.controlBorder, width));
    painter.setBrush(theme.base);
    painter.drawRoundedRect(
        QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter.restore();
}

} // namespace

ScaledStyle::ScaledStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int ScaledStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                             const QWidget *widget) const
{
    const auto space = [] { return Spacing::forFont(QApplication::font()); };
    switch (metric) {
    case PM_DefaultFrameWidth: // so that the rounded frame has its corners
        return qobject_cast<const QAbstractScrollArea *>(widget)
                   ? 2
                   : QProxyStyle::pixelMetric(metric, option, widget);
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
    case PM_ToolBarExtensionExtent:
        return space().icon + space().xs;
    case PM_FocusFrameHMargin: // where the words of a header begin
        return space().s - 1;
    case PM_TreeViewIndentation:
        return space().l + space().xs;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize ScaledStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                    const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ItemViewItem) { // Fusion's rows are as high as their letters
        size.setHeight(std::max(size.height(), option->fontMetrics.height() * 3 / 2));
    }
    return size;
}

void ScaledStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorBranch:
        drawBranch(*option, *painter);
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawBox(*option, *painter);
        break;
    case PE_IndicatorRadioButton:
        drawRadio(*option, *painter);
        break;
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea *>(widget)) {
            drawFrame(*option, *painter);
        } else {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
        }
        break;
    case PE_PanelScrollAreaCorner:
        break; // nothing but the ground
    case PE_FrameFocusRect:
        // Their boxes show the focus, and the ring of a tab.
        if (!qobject_cast<const QCheckBox *>(widget) &&
            !qobject_cast<const QRadioButton *>(widget) && !qobject_cast<const QTabBar *>(widget)) {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
        }
        break;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace serin
