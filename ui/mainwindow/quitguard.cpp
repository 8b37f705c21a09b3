// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/quitguard.h"

#include "models/manifest/editsession.h"
#include "models/review/reviewcontroller.h"
#include "ui/mainwindow/noticearea.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

const QString editsId = QStringLiteral("quit");
const QString runId = QStringLiteral("quitRun");

} // namespace

QuitGuard::QuitGuard(QWidget &window, EditSession &session, ReviewController &review,
                     NoticeArea &notices)
    : QObject(&window), m_window(window), m_session(session), m_review(review), m_notices(notices)
{
    connect(&session, &EditSession::settled, this, [this] {
        if (m_closesWhenWritten) {
            m_window.close();
        }
    });
    // It changes in the middle of a step.
    connect(&review, &ReviewController::changed, this, &QuitGuard::onReviewChanged,
            Qt::QueuedConnection);
}

bool QuitGuard::mayClose()
{
    if (!m_mayLose && m_session.isBusy()) {
        m_closesWhenWritten = true;
        return false;
    }
    m_closesWhenWritten = false;
    if (!m_mayLose && m_session.hasUnsaved()) {
        askAboutEdits();
        return false;
    }
    if (m_review.isRunning()) {
        askAboutRun();
        return false;
    }
    return true;
}

void QuitGuard::askAboutEdits()
{
    Notice notice;
    notice.id = editsId;
    notice.role = WidgetRole::Failure;
    notice.objectName = QStringLiteral("quitBar");
    const std::vector<const ManifestBuffer *> buffers = m_session.buffers();
    const bool isKept = std::all_of(buffers.begin(), buffers.end(), [](const auto *buffer) {
        return buffer->isSaved() || buffer->state() == ManifestBuffer::State::Draft;
    });
    notice.text = isKept ? tr("The window stays open: what was typed is not saved in its file.")
                         : tr("The window stays open: an edit is not saved in its file.");
    notice.advice = isKept ? tr("Save or undo it, or quit: at the next start it is back, still "
                                "not saved.")
                           : tr("Save or undo it, or quit and lose it.");
    notice.acts.push_back({QStringLiteral("quitAnywayButton"), tr("Quit without saving"), [this] {
                               m_mayLose = true;
                               m_notices.remove(editsId);
                               m_window.close();
                           }});
    m_notices.post(notice);
}

/// A step that runs is neither cut off nor waited for without a word.
void QuitGuard::askAboutRun()
{
    Notice notice;
    notice.id = runId;
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("quitRunBar");
    notice.text = tr("The window stays open: %1 is under way.").arg(m_review.runningTitle());
    notice.advice = tr("It can be waited for, or stopped: what has been done stays done.");
    const auto closeAtEnd = [this] {
        m_closesAfterRun = true;
        m_notices.remove(runId);
    };
    notice.acts.push_back(
        {QStringLiteral("quitAfterButton"), tr("Quit when it has ended"), closeAtEnd});
    notice.acts.push_back(
        {QStringLiteral("stopAndQuitButton"), tr("Stop it and quit"), [this, closeAtEnd] {
             closeAtEnd();
             m_review.stop();
         }});
    m_notices.post(notice);
}

/// What failed has to be seen: then the window stays.
void QuitGuard::onReviewChanged()
{
    if (m_review.isRunning()) {
        return;
    }
    m_notices.remove(runId);
    const ReviewRun *const run = m_review.run();
    const ReviewStep *const bad = run ? run->failedStep() : nullptr;
    if (std::exchange(m_closesAfterRun, false) && (!bad || bad->state == OperationState::Stopped)) {
        m_window.close();
    }
}

} // namespace serin
