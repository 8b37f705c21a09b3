// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace serin {

class OperationsModel;
class TextView;

/// Everything that takes time, at the foot of the window (objectName `operationsView`): the list,
/// the details of the row that is chosen, and what can be done about it.
class OperationsView : public QWidget
{
    Q_OBJECT
public:
    /// @p operations must outlive it.
    explicit OperationsView(OperationsModel &operations, QWidget *parent = nullptr);

    /// Chooses the newest one that failed, else the newest.
    void showNewest();
    [[nodiscard]] QSize sizeHint() const override;
    /// So many lines, however the buttons wrap.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    void closeRequested();

private:
    QPushButton *addButton(const char *name, const QString &text);
    void buildHead();
    void showCurrent();
    void showSummary();
    [[nodiscard]] quint64 currentId() const;
    void applySpacing();

    OperationsModel &m_operations;
    QWidget *m_head;
    QWidget *m_buttons; ///< in as many rows as they need
    QLabel *m_title;
    QLabel *m_summary;
    QListView *m_list;
    QLabel *m_empty;
    TextView *m_details;
    QPushButton *m_stop = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_dismiss = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace serin
