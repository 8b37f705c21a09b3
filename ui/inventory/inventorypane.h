// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace serin {

class InventoryExpansion;
class InventoryModel;

/// The list of endpoints with its filter (objectNames `endpointFilter`, `endpointTree`). Selection
/// and expansion stay with the rows they belong to: over refreshes, filters, and when a row is gone
/// for a while.
class InventoryPane : public QWidget
{
    Q_OBJECT
public:
    explicit InventoryPane(InventoryModel &model, QWidget *parent = nullptr);

    void focusFilter();
    void focusTree();
    void expandAll();
    void collapseAll();
    /// Puts @p tool below the list.
    void addTool(QWidget *tool);
    /// Selects the row with these keys now, or when it appears; the filter that may hide it goes.
    void select(const QStringList &keys);
    /// Forgets what was selected and expanded: another folder is open.
    void forget();
    /// A folder is being read: which endpoints are open from the start is decided at the end.
    void setFilling(bool filling);

Q_SIGNALS:
    /// Keys of the row that is current now (InventoryModel::keysOf()); empty: none.
    void currentChanged(const QStringList &keys);
    /// The person has pointed at a row, current already or not.
    void chosen();
    /// The endpoints whose rows are open and in sight are these now.
    void openEndpointsChanged(const QStringList &names);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onCurrentChanged();
    void onRowsGone();
    void restore();
    void onRowsCame();
    void applySpacing();
    void showCount();
    void tellOpenLater();
    void tellOpen();

    InventoryModel &m_model;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    InventoryExpansion *m_expansion;
    QLabel *m_count;
    QStringList m_wanted; ///< the row that the person chose
    bool m_restoring = false;
    bool m_isToTell = false;
    QStringList m_open; ///< as told last
};

} // namespace serin
