// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationsdelegate.h"

#include "models/operations/operationsmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace serin {

namespace {

struct Look
{
    IconName icon = IconName::Info;
    QColor color;
};

Look lookOf(OperationState state, const Theme &theme)
{
    switch (state) {
    case OperationState::Waiting:
        return {IconName::Info, theme.mutedText};
    case OperationState::Running:
    case OperationState::Stopping:
        return {IconName::Refresh, theme.accent};
    case OperationState::Done:
        return {IconName::Check, theme.ok};
    case OperationState::Failed:
        return {IconName::Error, theme.error};
    case OperationState::Skipped:
        return {IconName::Close, theme.mutedText};
    case OperationState::Stopped:
        return {IconName::Warning, theme.warn};
    }
    return {IconName::Info, theme.text};
}

/// Draws @p text from the left of @p room and takes the room away.
void drawFrom(QPainter &painter, QRect &room, const QString &text, bool isLeft)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room.width());
    const int width = metrics.horizontalAdvance(shown);
    painter.drawText(room,
                     static_cast<int>(Qt::AlignVCenter | (isLeft ? Qt::AlignLeft : Qt::AlignRight)),
                     shown);
    if (isLeft) {
        room.setLeft(room.left() + width);
    } else {
        room.setRight(room.right() - width);
    }
}

} // namespace

QString elapsedWords(qint64 milliseconds)
{
    if (milliseconds < 0) {
        return {};
    }
    constexpr qint64 minute = 60'000;
    if (milliseconds < minute) {
        return OperationsDelegate::tr("%1 s").arg(
            QLocale().toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1));
    }
    return OperationsDelegate::tr("%1 min %2 s")
        .arg(milliseconds / minute)
        .arg(milliseconds % minute / 1000, 2, 10, QLatin1Char('0'));
}

void OperationsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const Theme &theme = Theme::fromPalette(option.palette);
    const Spacing space = Spacing::forFont(option.font);
    const auto state = static_cast<OperationState>(index.data(OperationsModel::StateRole).toInt());
    const Look look = lookOf(state, theme);
    painter->save();
    QRect room = option.rect.adjusted(space.s, 0, -space.s, 0);
    const QRect icon(room.left(), room.center().y() - space.icon / 2, space.icon, space.icon);
    painter->drawPixmap(icon, iconPixmap(look.icon, look.color, space.icon,
                                         painter->device()->devicePixelRatioF()));
    room.setLeft(icon.right() + space.s);
    painter->setFont(option.font);
    painter->setPen(theme.mutedText);
    drawFrom(*painter, room, elapsedWords(index.data(OperationsModel::ElapsedRole).toLongLong()),
             false);
    room.setRight(room.right() - space.s);
    painter->setPen(theme.text);
    drawFrom(*painter, room, singleLine(index.data(OperationsModel::TitleRole).toString()), true);
    room.setLeft(room.left() + space.s);
    painter->setPen(look.color);
    drawFrom(*painter, room, operationWord(state), true);
    room.setLeft(room.left() + space.s);
    painter->setPen(theme.mutedText);
    drawFrom(*painter, room, singleLine(index.data(OperationsModel::ProgressRole).toString()),
             true);
    painter->restore();
}

QSize OperationsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Spacing space = Spacing::forFont(option.font);
    return {space.l * 10, option.fontMetrics.height() + space.s};
}

} // namespace serin
