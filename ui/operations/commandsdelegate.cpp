// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/commandsdelegate.h"

#include "models/operations/gitcommandsmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace serin {

void CommandsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const Theme &theme = Theme::fromPalette(option.palette);
    const Spacing space = Spacing::forFont(option.font);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor selected = option.palette.color(QPalette::HighlightedText);
    const bool failed = index.data(GitCommandsModel::FailedRole).toBool();
    const bool isMirrored = option.direction == Qt::RightToLeft;
    QRect room = option.rect.adjusted(space.s, 0, -space.s, 0);
    painter->save();
    painter->setFont(option.font);
    const QFontMetrics metrics(option.font);
    const QRect icon = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                           {space.icon, space.icon}, room);
    painter->drawPixmap(icon, iconPixmap(failed ? IconName::Warning : IconName::Check,
                                         failed ? theme.warn : theme.ok, space.icon,
                                         painter->device()->devicePixelRatioF()));
    const QString end =
        CommandsDelegate::tr("%1 · %2 ms · %3", "how it ended, how long, when")
            .arg(index.data(GitCommandsModel::OutcomeRole).toString(),
                 QLocale().toString(index.data(GitCommandsModel::TookRole).toLongLong()),
                 index.data(GitCommandsModel::TimeRole).toString());
    const int width = std::min(metrics.horizontalAdvance(end) + space.s, room.width() / 2);
    const QRect place = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                            {width, room.height()}, room);
    painter->setPen(isSelected ? selected : failed ? theme.warn : theme.mutedText);
    painter->drawText(place, Qt::AlignCenter, metrics.elidedText(end, Qt::ElideRight, width));
    if (isMirrored) {
        room.setRight(icon.left() - space.s);
        room.setLeft(place.right() + space.s);
    } else {
        room.setLeft(icon.right() + space.s);
        room.setRight(place.left() - space.s);
    }
    painter->setPen(isSelected ? selected : theme.text);
    // A command line reads from left to right in every language.
    painter->drawText(
        room, static_cast<int>(Qt::AlignVCenter | (isMirrored ? Qt::AlignRight : Qt::AlignLeft)),
        metrics.elidedText(singleLine(index.data().toString()), Qt::ElideRight, room.width()));
    painter->restore();
}

QSize CommandsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Spacing space = Spacing::forFont(option.font);
    return {space.l * 10, option.fontMetrics.height() + space.s};
}

} // namespace serin
