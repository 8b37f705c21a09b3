// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace serin {

class ActionRegistry;
class CommandListModel;

/// Search and run every registered action (objectName `commandPalette`). A card over its window:
/// typing filters, Up, Down, Page Up and Page Down select, Enter runs, Escape or a click beside it
/// closes. The focus goes back to where it was before the action runs, so that an action that looks
/// at the focus sees it. An action that is unavailable shows why and does not run.
class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    /// A hidden child of @p window that covers it while it is open. @p registry must outlive it.
    CommandPalette(const ActionRegistry &registry, QWidget &window);

    /// Opens with an empty filter, or closes when it is open (a second Ctrl+K).
    void toggle();
    void open();
    void close();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void onRegistryChanged();
    void onFocusChanged(QWidget *old, QWidget *now);
    bool onKey(int key);
    void select(int row);
    void runCurrent();
    void arrange();

    CommandListModel *m_model;
    QWidget *m_card;
    QLineEdit *m_filter;
    QListView *m_list;
    QLabel *m_nothing;
    QPointer<QWidget> m_before; ///< had the focus before it opened
};

} // namespace serin
