// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/wrappedcells.h"

#include <QHeaderView>
#include <QTreeView>

namespace serin {

WrappedCells::WrappedCells(QTreeView &tree) : QStyledItemDelegate(&tree), m_tree(&tree)
{
    connect(tree.header(), &QHeaderView::sectionResized, this,
            [this] { Q_EMIT sizeHintChanged({}); });
}

QSize WrappedCells::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem wrapped = option;
    if (m_tree && index.column() == 0 &&
        !m_tree->isFirstColumnSpanned(index.row(), index.parent())) {
        const int depth = index.parent().isValid() ? 1 : 0;
        wrapped.rect = {0, 0, m_tree->columnWidth(0) - depth * m_tree->indentation(), 1};
    }
    const QSize hint = QStyledItemDelegate::sizeHint(wrapped, index);
    const int line = option.fontMetrics.height();
    const bool hasLines = hint.height() > 2 * line - 2;
    // A word that fits to the pixel would be cut all the same.
    return hint + QSize(option.fontMetrics.averageCharWidth(), hasLines ? line / 2 : 0);
}

} // namespace serin
