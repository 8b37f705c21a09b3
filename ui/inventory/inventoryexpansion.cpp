// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/inventoryexpansion.h"

#include "models/inventory/inventorymodel.h"

#include <QEvent>
#include <QScrollBar>
#include <QTreeView>

#include <utility>

namespace serin {

namespace {

/// So few endpoints are shown with their deployments from the start.
constexpr int fewEndpoints = 12;
/// So many rows are laid out in a small part of a frame.
constexpr int fewRows = 500;
constexpr int fewOpen = 100;

bool hasFewRows(const InventoryModel &model)
{
    int rows = model.rowCount();
    for (int row = 0; row < model.rowCount() && rows <= fewRows; ++row) {
        rows += model.rowCount(model.index(row, 0));
    }
    return rows <= fewRows;
}

} // namespace

InventoryExpansion::InventoryExpansion(InventoryModel &model, QTreeView &tree, QObject *parent)
    : QObject(parent), m_model(model), m_tree(tree)
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this,
            &InventoryExpansion::rememberAll);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this,
            &InventoryExpansion::rememberAll);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &above, int first, int last) {
                if (!above.isValid()) {
                    remember(first, last);
                }
            });
    connect(&model, &QAbstractItemModel::modelReset, this, &InventoryExpansion::onReset);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &InventoryExpansion::onInserted);
    connect(&model, &InventoryModel::settled, this, [this] {
        m_hasForgotten = false;
        decide();
    });
    connect(&model, &QAbstractItemModel::layoutChanged, this, &InventoryExpansion::openLater);
    connect(tree.verticalScrollBar(), &QScrollBar::valueChanged, this,
            &InventoryExpansion::openLater);
    connect(tree.verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &InventoryExpansion::openLater);
}

void InventoryExpansion::forget()
{
    m_open.clear();
    m_closed.clear();
    m_met.clear();
    m_isLazy = false;
    m_hasForgotten = true;
}

void InventoryExpansion::setFilling(bool filling)
{
    m_isFilling = filling;
    m_isUndecided = m_isUndecided || filling;
    if (m_model.isSettled()) {
        decide();
    }
}

void InventoryExpansion::decide()
{
    if (m_isFilling || !std::exchange(m_isUndecided, false)) {
        return;
    }
    if (isShort() && m_model.filter().isEmpty()) {
        openRows(0, m_model.rowCount() - 1);
    }
}

void InventoryExpansion::openAll()
{
    m_closed.clear();
    if (hasFewRows(m_model)) {
        m_tree.expandAll();
        return;
    }
    if (m_model.filter().isEmpty()) {
        for (int row = 0; row < m_model.rowCount(); ++row) {
            m_open.insert(m_model.keyAt(row));
        }
    }
    m_met.clear();
    m_isLazy = true;
    openLater();
}

void InventoryExpansion::closeAll()
{
    if (m_model.filter().isEmpty()) {
        m_open.clear();
    }
    m_isLazy = false;
    m_tree.collapseAll();
}

void InventoryExpansion::rememberAll()
{
    remember(0, m_model.rowCount() - 1);
}

void InventoryExpansion::remember(int first, int last)
{
    if (!m_model.filter().isEmpty() || m_hasForgotten) {
        return; // what a filter opened is not what the person did
    }
    const bool isLong = !isShort() || m_isUndecided;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (m_tree.isExpanded(index)) {
            const QString key = m_model.keyAt(row);
            m_open.insert(key);
            m_closed.remove(key);
        } else if (!isLong) {
            const QString key = m_model.keyAt(row);
            m_open.remove(key);
            m_closed.insert(key);
        } else if (!m_open.isEmpty()) {
            const QString key = m_model.keyAt(row);
            if (!m_isLazy || m_met.contains(key)) {
                m_open.remove(key);
            }
        }
    }
}

void InventoryExpansion::onReset()
{
    m_met.clear();
    m_isLazy = false;
    if (!m_model.filter().isEmpty()) {
        m_isLazy = !hasFewRows(m_model);
        if (!m_isLazy) {
            m_tree.expandAll();
        }
    } else if (m_open.size() > fewOpen) {
        m_isLazy = true;
    } else if (isShort()) {
        openRows(0, m_model.rowCount() - 1);
    } else {
        for (const QString &key : std::as_const(m_open)) {
            m_tree.expand(m_model.indexOf({key}));
        }
    }
    openLater();
}

void InventoryExpansion::onInserted(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid()) {
        return;
    }
    const bool isFiltered = !m_model.filter().isEmpty();
    m_isLazy = m_isLazy || (isFiltered && !hasFewRows(m_model));
    if (m_isLazy) {
        openLater();
    } else if (isFiltered || isShort() || !m_open.isEmpty()) {
        openRows(first, last);
    }
}

void InventoryExpansion::openRows(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (isToBeOpen(m_model.keyAt(row))) {
            m_tree.expand(index);
        }
    }
}

/// Before the next painting.
void InventoryExpansion::openLater()
{
    if (m_isLazy && !std::exchange(m_isScheduled, true)) {
        QMetaObject::invokeMethod(this, &InventoryExpansion::openVisible, Qt::QueuedConnection);
    }
}

void InventoryExpansion::openVisible()
{
    m_isScheduled = false;
    if (!m_isLazy) {
        return;
    }
    const int height = m_tree.viewport()->height();
    // What the person looks at stays where it is.
    const QModelIndex current = m_tree.currentIndex();
    const QRect place = m_tree.visualRect(current);
    const bool isSeen = place.isValid() && place.top() >= 0 && place.bottom() < height;
    for (QModelIndex index = m_tree.indexAt({0, 0});
         index.isValid() && m_tree.visualRect(index).top() < height;
         index = m_tree.indexBelow(index)) {
        if (index.parent().isValid()) {
            continue;
        }
        const QString key = m_model.keyAt(index.row());
        if (!m_met.contains(key)) {
            m_met.insert(key);
            m_tree.setExpanded(index, m_tree.isExpanded(index) || isToBeOpen(key));
        }
    }
    if (isSeen) {
        const int rows = (m_tree.visualRect(current).top() - place.top()) / place.height();
        QScrollBar *const bar = m_tree.verticalScrollBar();
        bar->setValue(bar->value() + rows); // which counts rows
    }
}

bool InventoryExpansion::isShort() const
{
    return m_model.rowCount() <= fewEndpoints;
}

bool InventoryExpansion::isToBeOpen(const QString &key) const
{
    return !m_model.filter().isEmpty() || m_open.contains(key) ||
           (isShort() && !m_isUndecided && !m_closed.contains(key));
}

} // namespace serin
