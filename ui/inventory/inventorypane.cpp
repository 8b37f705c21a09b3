// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/inventorypane.h"

#include "models/inventory/inventorymodel.h"
#include "ui/inventory/inventorydelegate.h"
#include "ui/inventory/inventoryexpansion.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/follow.h"
#include "ui/theme/stylesheet.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace serin {

InventoryPane::InventoryPane(InventoryModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_filter(new QLineEdit(this)), m_tree(new QTreeView(this)),
      m_count(new QLabel(this))
{
    m_filter->setObjectName(QStringLiteral("endpointFilter"));
    m_filter->setAccessibleName(tr("Filter endpoints and deployments"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(200);
    addSearchSign(*m_filter);
    m_filter->installEventFilter(this);
    m_tree->setObjectName(QStringLiteral("endpointTree"));
    m_tree->setAccessibleName(tr("Endpoints"));
    // Before the view hears of it, and moves the selection.
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this] { m_restoring = true; });
    m_tree->setModel(&model);
    m_expansion = new InventoryExpansion(model, *m_tree, this);
    m_tree->setItemDelegate(new InventoryDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setTabKeyNavigation(false);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setObjectName(QStringLiteral("endpointCount"));
    setWidgetRole(*m_count, WidgetRole::Caption);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addWidget(m_count);

    connect(m_filter, &QLineEdit::textChanged, &model, &InventoryModel::setFilter);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &InventoryPane::onCurrentChanged);
    connect(&model, &QAbstractItemModel::modelReset, this, &InventoryPane::restore);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &InventoryPane::onRowsCame);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &InventoryPane::onRowsGone);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this,
            [this] { m_restoring = true; });
    connect(&model, &QAbstractItemModel::layoutChanged, this, &InventoryPane::onRowsGone);
    connect(m_tree, &QTreeView::clicked, this, &InventoryPane::chosen);
    connect(m_tree, &QTreeView::activated, this, &InventoryPane::chosen);
    connect(m_tree, &QTreeView::expanded, this, &InventoryPane::tellOpenLater);
    connect(m_tree, &QTreeView::collapsed, this, &InventoryPane::tellOpenLater);
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &InventoryPane::tellOpenLater);
    connect(&model, &InventoryModel::settled, this, &InventoryPane::tellOpenLater);
    followFont(*this, [this] { applySpacing(); });
    showCount();
}

void InventoryPane::addTool(QWidget *tool)
{
    static_cast<QVBoxLayout *>(layout())->addWidget(tool);
}

void InventoryPane::tellOpenLater()
{
    if (!std::exchange(m_isToTell, true)) {
        QMetaObject::invokeMethod(this, &InventoryPane::tellOpen, Qt::QueuedConnection);
    }
}

void InventoryPane::tellOpen()
{
    m_isToTell = false;
    QStringList open;
    const int height = m_tree->viewport()->height();
    QModelIndex index = m_tree->indexAt({0, 0});
    index = index.parent().isValid() ? index.parent() : index;
    for (; index.isValid() && m_tree->visualRect(index).top() < height;
         index = m_tree->indexBelow(index)) {
        if (!index.parent().isValid() &&
            (m_tree->isExpanded(index) || !m_model.hasChildren(index))) {
            open.append(index.data(InventoryModel::NameRole).toString());
        }
    }
    if (open != m_open) {
        m_open = open;
        Q_EMIT openEndpointsChanged(m_open);
    }
}

void InventoryPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void InventoryPane::focusTree()
{
    m_tree->setFocus(Qt::ShortcutFocusReason);
}

void InventoryPane::expandAll()
{
    m_expansion->openAll();
}

void InventoryPane::collapseAll()
{
    m_expansion->closeAll();
}

void InventoryPane::select(const QStringList &keys)
{
    m_wanted = keys;
    const QModelIndex index = m_model.indexOf(keys);
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
    } else {
        m_filter->clear(); // it may hide it
    }
}

void InventoryPane::forget()
{
    m_wanted.clear();
    m_expansion->forget();
    m_filter->clear();
    m_tree->setCurrentIndex({});
}

void InventoryPane::setFilling(bool filling)
{
    m_expansion->setFilling(filling);
}

void InventoryPane::onCurrentChanged()
{
    if (m_restoring) {
        return;
    }
    m_wanted = m_model.keysOf(m_tree->currentIndex());
    Q_EMIT currentChanged(m_wanted);
}

/// Qt moves the selection to a neighbour when its row goes. The page would jump to another
/// endpoint, so there is no selection instead until the row comes back.
void InventoryPane::onRowsGone()
{
    const QModelIndex wanted = m_model.indexOf(m_wanted);
    if (m_tree->currentIndex() != wanted) {
        m_tree->selectionModel()->setCurrentIndex(wanted, QItemSelectionModel::ClearAndSelect);
    }
    m_restoring = false;
    showCount();
}

void InventoryPane::restore()
{
    const QScopedValueRollback<bool> restoring(m_restoring, true);
    const QModelIndex wanted = m_model.indexOf(m_wanted);
    if (wanted.isValid()) {
        m_tree->setCurrentIndex(wanted);
    }
    showCount();
}

void InventoryPane::onRowsCame()
{
    if (!m_tree->currentIndex().isValid() && !m_wanted.isEmpty()) {
        restore();
    }
    showCount();
}

bool InventoryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_tree->setFocus(Qt::TabFocusReason);
            if (!m_tree->currentIndex().isValid() && m_model.rowCount() > 0) {
                m_tree->setCurrentIndex(m_model.index(0, 0));
            }
            return true;
        }
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void InventoryPane::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.s, space.s, space.s, space.s);
    layout()->setSpacing(space.s);
    m_tree->setIndentation(space.l);
    setMinimumWidth(space.l * 9);
    m_tree->setMinimumHeight(fontMetrics().height()); // with large letters each line is dear
}

void InventoryPane::showCount()
{
    int endpoints = m_model.rowCount();
    while (endpoints > 0 &&
           m_model.index(endpoints - 1, 0).data(InventoryModel::KindRole).value<InventoryKind>() !=
               InventoryKind::Endpoint) {
        --endpoints;
    }
    if (m_model.rowCount() == 0 && !m_model.filter().isEmpty()) {
        m_count->setText(tr("Nothing matches the filter"));
    } else if (endpoints == 0) {
        m_count->setText(tr("No endpoints"));
    } else {
        m_count->setText(endpoints == 1 ? tr("1 endpoint")
                                        : tr("%Ln endpoints", nullptr, endpoints));
    }
}

} // namespace serin
