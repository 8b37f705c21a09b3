// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QObject>
#include <QSet>
#include <QString>

class QTreeView;

namespace serin {

class InventoryModel;

/// Keeps endpoints open with their rows: over refreshes and filters, and when a row is gone for a
/// while. A short list is open from the start, and so is what a filter finds. Where that would be
/// thousands of rows, each is opened when it comes into sight: to lay them all out takes longer
/// than a key press may.
class InventoryExpansion : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it; @p tree shows @p model already.
    InventoryExpansion(InventoryModel &model, QTreeView &tree, QObject *parent = nullptr);

    /// Another folder is open.
    void forget();
    /// More endpoints come, so that whether the list is short is not known yet.
    void setFilling(bool filling);
    void openAll();
    void closeAll();

private:
    void remember(int first, int last);
    void rememberAll();
    void decide();
    void onReset();
    void onInserted(const QModelIndex &parent, int first, int last);
    void openRows(int first, int last);
    void openLater();
    void openVisible();
    [[nodiscard]] bool isShort() const;
    [[nodiscard]] bool isToBeOpen(const QString &key) const;

    InventoryModel &m_model;
    QTreeView &m_tree;
    QSet<QString> m_open;   ///< without a filter
    QSet<QString> m_closed; ///< by hand, in a short list
    bool m_isFilling = false;
    bool m_isUndecided = false; ///< whether the list is a short one
    bool m_isLazy = false;      ///< rows are opened when they come into sight
    QSet<QString> m_met;        ///< those that have been in sight since
    bool m_isScheduled = false;
    bool m_hasForgotten = false; ///< the rows of the other folder are still to go
};

} // namespace serin
