// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace serin {

/// A list to pick one of many from, with a field that filters it by all words typed there, in any
/// order. The arrows go from the field into the list; Enter takes the first row that is left.
class FilterList : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        QString key;
        QString text;   ///< plain
        QString detail; ///< in the tool tip and for the filter; plain
        bool operator==(const Row &) const = default;
    };

    /// @p title stands above it and is its accessible name; its parts are called @p name + "Filter"
    /// and @p name + "List".
    FilterList(const QString &title, const QString &name, QWidget *parent = nullptr);

    /// The row with the same key stays the current one; the same rows change nothing.
    void setRows(const QList<Row> &rows);
    /// What is said in place of rows.
    void setPlaceholder(const QString &text);
    [[nodiscard]] QString currentKey() const;
    void focusFilter();
    [[nodiscard]] QWidget *filter() const;
    /// As at first: nothing is typed and no row is the current one.
    void reset();

Q_SIGNALS:
    /// By the person, or because there is only one.
    void picked(const QString &key);
    /// Enter or a double click took a row.
    void activated(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void select(const QString &key);
    void applyFilter(const QString &text);
    void showCount();
    void applySpacing();

    QLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_filter;
    QListView *m_view;
    QLabel *m_placeholder;
    QStandardItemModel *m_rows;
    QSortFilterProxyModel *m_proxy;
    QList<Row> m_content;
    bool m_isFilling = false;
};

} // namespace serin
