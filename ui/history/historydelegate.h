// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace serin {

/// Paints a line of the history: how the traffic is split as a bar in the deployments' colours, and
/// marks for what is not committed or not pushed.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    /// Tool tips hold text from Git: they are shown as it is written.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    static void paintTraffic(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index);
    static void paintSubject(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index);
};

} // namespace serin
