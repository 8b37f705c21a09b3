// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QTableView;

namespace serin {

class InvokeController;

/// Requests that were sent, to be searched and shown again (objectName `historyTable`).
class HistoryPane : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPane(InvokeController &invoke, QWidget *parent = nullptr);

private:
    void applySpacing();

    InvokeController &m_invoke;
    QLineEdit *m_search;
    QTableView *m_table;
};

} // namespace serin
