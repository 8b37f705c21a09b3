// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QTableView;

namespace serin {

class InvokeController;
class TimeCursor;

/// Requests that were sent, to be searched and shown again (objectName `historyTable`); without any
/// it says so.
class HistoryPane : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    HistoryPane(InvokeController &invoke, TimeCursor &cursor, QWidget *parent = nullptr);

    /// When the request of the current row was sent.
    [[nodiscard]] std::optional<double> moment() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showMoment();
    void showEmpty();
    void applySpacing();

    InvokeController &m_invoke;
    TimeCursor &m_cursor;
    QLineEdit *m_search;
    QTableView *m_table;
    QLabel *m_empty;                   ///< in the place of rows
    std::optional<double> m_shownHeld; ///< the moment that was scrolled to
};

} // namespace serin
