// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewrun.h"

#include <QWidget>

#include <vector>

class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace serin {

class FlowLayout;
class LineList;
class ReviewController;

/// How far a confirmed review is: its steps, and the ways on when one failed.
class ReviewSteps : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewSteps(ReviewController &review, QWidget *parent = nullptr);
    void showSteps();

Q_SIGNALS:
    /// What the remote has that is not here is to be shown.
    void theirsRequested();
    /// The log of a deployment is to be shown.
    void logsRequested(const QString &endpoint, const QString &deployment);
    /// The project's branch is to be checked out again.
    void switchBackRequested();

private:
    void showWays();
    void buildWays(const std::vector<ReviewWay> &ways);
    void showAvailability(QPushButton &button, ReviewWay way);
    void openPullRequest();
    void applySpacing();

    ReviewController &m_review;
    QFrame *m_frame;
    QLabel *m_title;
    LineList *m_lines;
    QLabel *m_note; ///< about the pull request
    QWidget *m_ways;
    FlowLayout *m_row;
    std::vector<ReviewWay> m_shown;
    std::vector<QPushButton *> m_buttons;
};

} // namespace serin
