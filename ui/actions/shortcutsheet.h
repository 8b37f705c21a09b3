// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStandardItemModel;
class QTreeView;

namespace serin {

class ActionRegistry;

/// All registered actions by menu, with their shortcuts (objectName `shortcutSheet`). A card over
/// its window: arrows scroll, Escape, the same key again or a click beside it closes, and the focus
/// goes back to where it was. It is to be read; the command palette runs actions.
class ShortcutSheet : public QWidget
{
    Q_OBJECT
public:
    /// A hidden child of @p window that covers it while it is open. @p registry must outlive it.
    ShortcutSheet(const ActionRegistry &registry, QWidget &window);

    void toggle();
    void open();
    void close();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void arrange();
    void onFocusChanged(QWidget *old, QWidget *now);

    const ActionRegistry &m_registry;
    QStandardItemModel *m_model;
    QWidget *m_card;
    QLabel *m_title;
    QPushButton *m_close;
    QTreeView *m_list;
    QPointer<QWidget> m_before; ///< had the focus before it opened
};

} // namespace serin
