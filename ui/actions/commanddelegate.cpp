// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/commanddelegate.h"

#include "ui/actions/commandlistmodel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace serin {

namespace {

/// Draws @p text with the characters at @p marked in @p markColor and bold; returns its width.
qreal drawMarked(QPainter &painter, const QRectF &rect, const QFont &font, const QString &text,
                 const QList<int> &marked, const QColor &color, const QColor &markColor)
{
    QList<QTextLayout::FormatRange> formats;
    for (const int position : marked) {
        QTextLayout::FormatRange range;
        range.start = position;
        range.length = 1;
        range.format.setForeground(markColor);
        range.format.setFontWeight(QFont::DemiBold);
        formats.append(range);
    }
    QTextLayout layout(text, font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    painter.setPen(color);
    layout.draw(&painter, QPointF(rect.left(), rect.center().y() - line.height() / 2), {}, rect);
    return line.naturalTextWidth();
}

/// Draws @p text flush with the end of @p rect and takes its room, and @p gap, from it.
void drawAtEnd(QPainter &painter, QRect &rect, const QString &text, const QColor &color, int gap,
               Qt::LayoutDirection direction)
{
    if (text.isEmpty()) {
        return;
    }
    painter.setPen(color);
    painter.drawText(
        rect,
        static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignRight | Qt::AlignVCenter)) |
            Qt::TextSingleLine,
        text);
    const int width = painter.fontMetrics().horizontalAdvance(text) + gap;
    if (direction == Qt::RightToLeft) {
        rect.setLeft(rect.left() + width);
    } else {
        rect.setRight(rect.right() - width);
    }
}

} // namespace

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = Theme::fromPalette(option.palette);
    const Spacing space = Spacing::forFont(option.font);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.selection);
        painter->drawRoundedRect(option.rect, space.radius, space.radius);
    }
    const QString reason = index.data(CommandListModel::ReasonRole).toString();
    const bool available = reason.isEmpty();
    QRect rect = option.rect.adjusted(space.m, 0, -space.m, 0);

    QFont caption = option.font;
    caption.setPointSizeF(caption.pointSizeF() * 0.9);
    painter->setFont(caption);
    drawAtEnd(*painter, rect, index.data(CommandListModel::ShortcutRole).toString(),
              available ? theme.text : theme.mutedText, space.l, option.direction);
    drawAtEnd(*painter, rect, index.data(CommandListModel::CategoryRole).toString(),
              theme.mutedText, space.l, option.direction);

    const QString name = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                           std::max(rect.width(), 0));
    const qreal width = drawMarked(*painter, rect, option.font, name,
                                   index.data(CommandListModel::PositionsRole).value<QList<int>>(),
                                   available ? theme.text : theme.mutedText,
                                   available ? theme.accent : theme.mutedText);
    if (!available) {
        const int used = static_cast<int>(width) + space.m;
        rect.adjust(option.direction == Qt::RightToLeft ? 0 : used, 0,
                    option.direction == Qt::RightToLeft ? -used : 0, 0);
        painter->setPen(theme.warn);
        painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(singleLine(reason), Qt::ElideRight,
                                                            std::max(rect.width(), 0)));
    }
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Spacing space = Spacing::forFont(option.font);
    return {space.xl * 10, space.l + 2 * space.s};
}

} // namespace serin
