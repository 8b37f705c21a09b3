// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace serin {

/// "1.4 s", "2 min 05 s"; empty for what has not begun (negative).
[[nodiscard]] QString elapsedWords(qint64 milliseconds);

/// Paints a row of the OperationsModel: glyph, title, state, what happens, and the time it took.
class OperationsDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace serin
