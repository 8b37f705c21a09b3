// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace serin {

class FolderComparison;
class InvokeController;
class LiveController;

/// A folder of requests that is sent to two deployments (objectName of the table:
/// `folderComparison`): a row for each file; one that is opened shows its request and how the
/// answers differ. Hidden while nothing was compared.
class FolderCompareCard : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    FolderCompareCard(InvokeController &invoke, LiveController &live, QWidget *parent = nullptr);

    /// Of the endpoint that is selected.
    void start(const QString &folder, const QString &baseline, const QString &candidate);
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    /// isRunning() may be another one.
    void changed();

private:
    void buildTable();
    void showState();
    void open(int row);
    void applySpacing();

    InvokeController &m_invoke;
    FolderComparison *m_comparison;
    QLabel *m_summary;
    QLabel *m_note;
    QPushButton *m_stop;
    QToolButton *m_close;
    QTableView *m_table;
};

} // namespace serin
