// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace serin {

class LineList;
class ReviewController;

/// What stands between a person and the review: a repository that is not trusted yet, none at all,
/// or an error. Hidden when there is nothing of the kind.
class ReviewGate : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewGate(ReviewController &review, QWidget *parent = nullptr);
    void showState();
    void focusAnswer();

private:
    void applySpacing();

    ReviewController &m_review;
    QFrame *m_frame;
    QLabel *m_title;
    QLabel *m_text;
    LineList *m_items;
    QPushButton *m_button;
};

} // namespace serin
