// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace serin {

class FittingArea;
class ReviewChanges;
class ReviewCommit;
class ReviewController;
class ReviewGate;
class ReviewPlanCard;
class ReviewSteps;
struct ReviewCheck;

/// The review at the side of the window (objectName `reviewSheet`), not modal: what changes, what
/// will be done, what was checked, and one button that says where to. Shows and hides itself with
/// the controller.
class ReviewSheet : public QWidget
{
    Q_OBJECT
public:
    /// @p review must outlive it.
    explicit ReviewSheet(ReviewController &review, QWidget *parent = nullptr);

    /// As a press of the confirming button.
    void confirm();
    /// Ctrl+Enter: confirms from any field; where a deliberate click is wanted it first goes to the
    /// confirming button.
    void go();
    /// Takes the focus, to the confirming button where that can be pressed.
    void enter();
    /// As enter(), for who wants to answer the question of trust: its button gets the focus.
    void enterQuestion();

    /// How the diff is shown.
    void setSideBySide(bool isSideBySide);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void checkActRequested(const serin::ReviewCheck &check);
    void theirsRequested();
    void logsRequested(const QString &endpoint, const QString &deployment);
    void switchBackRequested();
    /// It closed with the focus in it, and what had it before cannot take it back.
    void focusLeft();
    /// By the person.
    void sideBySideToggled(bool isSideBySide);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildHead();
    void buildFoot();
    void showAll();
    void showFoot();
    void leave();
    void takeFocus();
    [[nodiscard]] bool hasFocusInside() const;
    [[nodiscard]] bool isDone() const;
    void applyTheme();

    ReviewController &m_review;
    QFrame *m_frame;
    QWidget *m_head;
    QLabel *m_title;
    QLabel *m_tier;
    QPushButton *m_close;
    FittingArea *m_scroll;
    QWidget *m_body;
    ReviewGate *m_gate;
    ReviewChanges *m_changes;
    ReviewPlanCard *m_plan;
    ReviewCommit *m_commit;
    ReviewSteps *m_steps;
    QWidget *m_foot;
    QLabel *m_reason;
    QPushButton *m_confirm;
    QPushButton *m_stop;
    QTimer m_rates;               ///< while it is shown: what the plan tells of traffic grows old
    QPointer<QWidget> m_before;   ///< had the focus when it opened
    bool m_wantsFocus = false;    ///< the confirming button gets it once it can be pressed
    bool m_wantsQuestion = false; ///< the question of trust gets it
};

} // namespace serin
