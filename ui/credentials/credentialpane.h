// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace serin {

class CredentialQuestions;

/// Asks the person what git or ssh want to know for a push, fetch or clone that runs (objectName
/// `credentialPane`): who asks, for what, a field whose text is hidden when it is a secret. Not a
/// box in the way: it stands in the window as long as the question does. It takes the focus unless
/// somebody is typing, and gives it back.
class CredentialPane : public QWidget
{
    Q_OBJECT
public:
    /// @p questions must outlive it.
    explicit CredentialPane(CredentialQuestions &questions, QWidget *parent = nullptr);

    /// Where an answer begins.
    void focusAnswer();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void showQuestion();
    void takeFocus();
    void answer();
    void applySpacing();

    CredentialQuestions &m_questions;
    quint64 m_shown = 0;        ///< the question's id
    QPointer<QWidget> m_before; ///< had the focus
    QFrame *m_frame;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_who;
    QLabel *m_label;
    QLineEdit *m_field;
    QPushButton *m_accept;
    QPushButton *m_refuse;
};

} // namespace serin
