// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace serin {

class CheckLine;
class FlowLayout;
class MessageEdit;
class ReviewController;
class TextView;

/// What a person decides: the message, who commits, the branch, push and apply; and the same act as
/// command lines.
class ReviewCommit : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewCommit(ReviewController &review, QWidget *parent = nullptr);
    void showContent();
    [[nodiscard]] MessageEdit *message() const { return m_message; }

private:
    void buildIdentity();
    void buildBranch();
    void buildCommands();
    void showIdentity();
    void showBranch();
    void applySpacing();

    ReviewController &m_review;
    QLabel *m_title;
    QLabel *m_trailers;
    MessageEdit *m_message;
    QPushButton *m_reset;
    QWidget *m_identity;
    QLineEdit *m_name;
    QLineEdit *m_email;
    CheckLine *m_newBranch;
    QLineEdit *m_branchName;
    CheckLine *m_push;
    CheckLine *m_apply;
    QPushButton *m_showCommands;
    FlowLayout *m_commandRow = nullptr;
    QPushButton *m_copy;
    TextView *m_commands;
};

} // namespace serin
