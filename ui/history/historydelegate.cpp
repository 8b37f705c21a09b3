// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydelegate.h"

#include "models/history/endpointhistorymodel.h"
#include "ui/theme/deploymentstyle.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace serin {

namespace {

/// Narrower parts have no number in them.
constexpr int leastLetters = 2;

QColor textColor(const QStyleOptionViewItem &option, const QColor &otherwise)
{
    return option.state.testFlag(QStyle::State_Selected)
               ? option.palette.color(QPalette::HighlightedText)
               : otherwise;
}

std::vector<DeploymentStyle> stylesOf(const HistoryShares &shares, const Theme &theme)
{
    QStringList names;
    for (const HistoryShare &share : shares) {
        names.append(share.deployment);
    }
    return deploymentStyles(names, theme);
}

} // namespace

void HistoryDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme &theme = Theme::fromPalette(option->palette);
    if (index.column() != EndpointHistoryModel::Subject) {
        option->palette.setColor(QPalette::Text, theme.mutedText);
    }
    if (index.column() == EndpointHistoryModel::Applied &&
        index.data(EndpointHistoryModel::FailedRole).toBool()) {
        option->palette.setColor(QPalette::Text, theme.error);
    }
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool isOwn = index.column() == EndpointHistoryModel::Traffic ||
                       index.column() == EndpointHistoryModel::Subject;
    if (!isOwn) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    painter->setClipRect(option.rect);
    if (index.column() == EndpointHistoryModel::Traffic) {
        paintTraffic(*painter, item, index);
    } else {
        paintSubject(*painter, item, index);
    }
    painter->restore();
}

void HistoryDelegate::paintTraffic(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index)
{
    const Theme &theme = Theme::fromPalette(option.palette);
    const Spacing space = Spacing::forFont(option.font);
    const QRect room = option.rect.adjusted(space.s, space.xs, -space.s, -space.xs);
    const QVariant value = index.data(EndpointHistoryModel::SharesRole);
    const auto shares = value.value<HistoryShares>();
    const int sum =
        std::accumulate(shares.begin(), shares.end(), 0, [](int total, const HistoryShare &share) {
            return total + std::max(share.percent, 0);
        });
    painter.setRenderHint(QPainter::Antialiasing);
    if (!value.isValid() || sum == 0) {
        painter.setPen(textColor(option, theme.mutedText));
        painter.drawText(room, Qt::AlignCenter, QStringLiteral("–"));
        return;
    }
    QPainterPath whole;
    whole.addRoundedRect(room, space.radius / 2.0, space.radius / 2.0);
    painter.setClipPath(whole, Qt::IntersectClip);
    const QFontMetrics metrics(option.font);
    const std::vector<DeploymentStyle> styles = stylesOf(shares, theme);
    int done = 0;
    auto style = styles.begin();
    for (const HistoryShare &share : shares) {
        const DeploymentStyle &look = *style++;
        const int percent = std::max(share.percent, 0);
        const int from = room.width() * done / sum;
        done += percent;
        const int to = room.width() * done / sum;
        const bool isMirrored = option.direction == Qt::RightToLeft;
        const QRect part(isMirrored ? room.right() + 1 - to : room.left() + from, room.top(),
                         to - from, room.height());
        if (part.isEmpty()) {
            continue;
        }
        QPainterPath shape;
        shape.addRect(part);
        paintHatched(painter, shape, look, space.xs * 1.5);
        const QString number = QString::number(percent);
        if (part.width() >
            metrics.horizontalAdvance(number) + leastLetters * metrics.averageCharWidth()) {
            const QRect behind = QStyle::alignedRect(option.direction, Qt::AlignCenter,
                                                     {metrics.horizontalAdvance(number) + space.xs,
                                                      std::min(metrics.height(), part.height())},
                                                     part);
            painter.fillRect(behind, look.fill);
            painter.setPen(look.text);
            painter.drawText(part, Qt::AlignCenter, number);
        }
    }
}

void HistoryDelegate::paintSubject(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index)
{
    const Theme &theme = Theme::fromPalette(option.palette);
    const Spacing space = Spacing::forFont(option.font);
    QRect room = option.rect.adjusted(space.s, 0, -space.s, 0);
    const QFontMetrics metrics(option.font);
    const QString mark = index.data(EndpointHistoryModel::MarkRole).toString();
    const QString moment = index.data(EndpointHistoryModel::MomentRole).toString();
    painter.setFont(option.font);
    const auto drawMark = [&](const QString &shown, const QColor &color) {
        const int width = metrics.horizontalAdvance(shown);
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                                {width, room.height()}, room);
        painter.setPen(textColor(option, color));
        painter.drawText(place, Qt::AlignCenter, shown);
        if (option.direction == Qt::RightToLeft) {
            room.setLeft(place.right() + space.s);
        } else {
            room.setRight(place.left() - space.s);
        }
    };
    if (!mark.isEmpty()) {
        drawMark(QStringLiteral("↑ ") + mark, theme.warn);
    }
    if (!moment.isEmpty()) {
        drawMark(QStringLiteral("◆ ") + moment, theme.accent);
    }
    painter.setPen(textColor(option, theme.text));
    const Qt::Alignment alignment =
        QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    painter.drawText(room, static_cast<int>(alignment),
                     metrics.elidedText(index.data().toString(), Qt::ElideRight, room.width()));
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Spacing space = Spacing::forFont(option.font);
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + space.s);
    return size;
}

bool HistoryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const QString text = index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(event->globalPos(), text.isEmpty() ? QString() : plainToolTip(text), view);
    return true;
}

} // namespace serin
