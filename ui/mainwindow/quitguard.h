// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace serin {

class EditSession;
class NoticeArea;
class ReviewController;

/// Decides whether the window may be closed now, and asks in a notice when something would be lost
/// or cut off: an edit that is not in its file, a commit, push or apply that runs. Closes the
/// window itself once what it waits for has ended.
class QuitGuard : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    QuitGuard(QWidget &window, EditSession &session, ReviewController &review, NoticeArea &notices);

    /// What was typed has to be handed over before.
    [[nodiscard]] bool mayClose();

private:
    void askAboutEdits();
    void askAboutRun();
    void onReviewChanged();

    QWidget &m_window;
    EditSession &m_session;
    ReviewController &m_review;
    NoticeArea &m_notices;
    bool m_closesWhenWritten = false;
    bool m_closesAfterRun = false;
    bool m_mayLose = false; ///< the person agreed to lose what could not be saved
};

} // namespace serin
