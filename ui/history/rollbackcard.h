// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace serin {

class RollbackController;

/// What a rollback will do, the question whether it may, and how it went. Escape gives it up before
/// it has begun.
class RollbackCard : public QFrame
{
    Q_OBJECT
public:
    /// @p rollback must outlive it.
    explicit RollbackCard(RollbackController &rollback, QWidget *parent = nullptr);

    /// It came into view: the keyboard is there, and later on what fits.
    void takeFocus();

private:
    QPushButton *addButton(const char *name, const QString &text);
    void showState();
    void showTexts();
    void applySpacing();

    RollbackController &m_rollback;
    QLabel *m_title;
    QLabel *m_steps;
    QLabel *m_warnings;
    QWidget *m_buttons;
    QPushButton *m_confirm;
    QPushButton *m_stop;
    QPushButton *m_close;
    int m_phase = -1; ///< that was shown last
};

} // namespace serin
