// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace serin {

/// Cells whose texts break into lines where their column is too narrow, with air above and below;
/// the view is to wrap words.
class WrappedCells : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// Of a tree, whose first column is broken: it asks for heights without saying how much room
    /// there is.
    explicit WrappedCells(QTreeView &tree);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    QTreeView *m_tree = nullptr;
};

} // namespace serin
