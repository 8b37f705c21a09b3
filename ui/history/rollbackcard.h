// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace serin {

class LineList;
class RollbackController;

/// What a rollback will do, the question whether it may, how far it came, and the ways on when not
/// all was done. Escape gives it up before it has begun.
class RollbackCard : public QFrame
{
    Q_OBJECT
public:
    /// @p rollback must outlive it.
    explicit RollbackCard(RollbackController &rollback, QWidget *parent = nullptr);

    /// It came into view: the keyboard is there, and later on what fits.
    void takeFocus();

Q_SIGNALS:
    /// What the remote has that is not here is to be shown.
    void theirsRequested();

private:
    QPushButton *addButton(const char *name, const QString &text);
    void showState();
    void showTexts();
    void showWays();
    void applySpacing();

    RollbackController &m_rollback;
    QLabel *m_title;
    QLabel *m_steps;
    LineList *m_ended;
    QLabel *m_warnings;
    QWidget *m_buttons;
    QPushButton *m_confirm;
    QPushButton *m_pull;
    QPushButton *m_theirs;
    QPushButton *m_goOn;
    QPushButton *m_stop;
    QPushButton *m_close;
    int m_phase = -1; ///< that was shown last
};

} // namespace serin
