// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewsheet.h"

#include "models/review/reviewcontroller.h"
#include "ui/review/reviewchanges.h"
#include "ui/review/reviewcommit.h"
#include "ui/review/reviewgate.h"
#include "ui/review/reviewplancard.h"
#include "ui/review/reviewsteps.h"
#include "ui/theme/fittingarea.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/taborder.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace serin {

using Phase = ReviewState::Phase;

namespace {

constexpr int leastReviewLines = 3;
constexpr int leastQuestionLines =
    9; ///< a question that stands alone is read before it is answered

} // namespace

ReviewSheet::ReviewSheet(ReviewController &review, QWidget *parent)
    : QWidget(parent), m_review(review), m_frame(new QFrame(this)), m_head(new QWidget(m_frame)),
      m_title(new QLabel(tr("Review"), m_head)), m_tier(new QLabel(m_head)),
      m_close(new QPushButton(m_head)), m_scroll(new FittingArea(m_frame)), m_body(new QWidget),
      m_gate(new ReviewGate(review, m_body)), m_changes(new ReviewChanges(review, m_body)),
      m_plan(new ReviewPlanCard(review, m_body)), m_commit(new ReviewCommit(review, m_body)),
      m_steps(new ReviewSteps(review, m_frame)), m_foot(new QWidget(m_frame)),
      m_reason(new QLabel(m_foot)), m_confirm(new QPushButton(m_foot)),
      m_stop(new QPushButton(tr("Stop"), m_foot)), m_rates(this)
{
    setObjectName(QStringLiteral("reviewSheet"));
    setAccessibleName(tr("Review"));
    setFocusPolicy(Qt::ClickFocus);
    buildHead();
    buildFoot();
    auto *body = new QVBoxLayout(m_body);
    body->addWidget(m_gate);
    body->addWidget(m_changes);
    body->addWidget(m_plan);
    body->addWidget(m_commit);
    body->addStretch();
    m_scroll->setWidget(m_body);
    // What a short question leaves free is for the steps below it.
    m_scroll->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_frame);
    auto *column = new QVBoxLayout(m_frame);
    column->addWidget(m_head);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_steps);
    column->addWidget(m_foot);
    connect(&review, &ReviewController::changed, this, &ReviewSheet::showAll);
    connect(m_changes, &ReviewChanges::sideBySideToggled, this, &ReviewSheet::sideBySideToggled);
    connect(m_steps, &ReviewSteps::theirsRequested, this, &ReviewSheet::theirsRequested);
    connect(m_steps, &ReviewSteps::logsRequested, this, &ReviewSheet::logsRequested);
    connect(m_steps, &ReviewSteps::switchBackRequested, this, &ReviewSheet::switchBackRequested);
    connect(m_plan, &ReviewPlanCard::checkActRequested, this, &ReviewSheet::checkActRequested);
    m_rates.setObjectName(QStringLiteral("reviewRates"));
    m_rates.setInterval(std::chrono::minutes(1));
    connect(&m_rates, &QTimer::timeout, this, [this] {
        if (isActiveWindow()) {
            m_review.readRates();
        }
    });
    followLook(*this, [this] { applyTheme(); });
    hide();
    showAll();
}

void ReviewSheet::buildHead()
{
    setWidgetRole(*m_title, WidgetRole::Title);
    m_tier->setTextFormat(Qt::PlainText);
    m_tier->setObjectName(QStringLiteral("reviewTier"));
    m_close->setObjectName(QStringLiteral("closeReviewButton"));
    m_close->setIcon(themedIcon(IconName::Close));
    m_close->setFlat(true);
    m_close->setAutoDefault(false);
    m_close->setAccessibleName(tr("Close the review"));
    m_close->setToolTip(tr("Close the review (Esc). What was decided in the message is kept."));
    auto *row = new QHBoxLayout(m_head);
    row->addWidget(m_title);
    row->addWidget(m_tier);
    row->addStretch();
    row->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, &m_review, &ReviewController::close);
}

void ReviewSheet::buildFoot()
{
    m_reason->setObjectName(QStringLiteral("confirmReason"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    setWidgetRole(*m_reason, WidgetRole::Caption);
    m_confirm->setObjectName(QStringLiteral("confirmButton"));
    setWidgetRole(*m_confirm, WidgetRole::Primary);
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setAccessibleName(tr("Stop after the step that runs"));
    auto *column = new QVBoxLayout(m_foot);
    column->addWidget(m_reason);
    auto *row = new QHBoxLayout;
    row->addWidget(m_confirm, 1);
    row->addWidget(m_stop);
    column->addLayout(row);
    connect(m_confirm, &QPushButton::clicked, this, &ReviewSheet::confirm);
    connect(m_stop, &QPushButton::clicked, &m_review, &ReviewController::stop);
}

void ReviewSheet::setSideBySide(bool isSideBySide)
{
    m_changes->setSideBySide(isSideBySide);
}

void ReviewSheet::confirm()
{
    if (isDone()) {
        m_review.close();
        return;
    }
    m_review.confirm();
}

void ReviewSheet::go()
{
    const bool isDeliberate = !m_review.state().wantsCare || isDone() || m_confirm->hasFocus();
    if (isDeliberate || !m_confirm->isEnabled() || !m_confirm->isVisible()) {
        confirm();
        return;
    }
    m_wantsFocus = false;
    m_confirm->setFocus(Qt::ShortcutFocusReason);
}

bool ReviewSheet::hasFocusInside() const
{
    const QWidget *const focus = QApplication::focusWidget();
    return focus && (focus == this || isAncestorOf(focus));
}

void ReviewSheet::enter()
{
    m_wantsFocus = true;
    setFocus(Qt::OtherFocusReason);
    takeFocus();
}

void ReviewSheet::enterQuestion()
{
    enter();
    m_wantsQuestion = true;
    takeFocus();
}

void ReviewSheet::showAll()
{
    const ReviewState &state = m_review.state();
    if (state.phase == Phase::Closed) {
        leave();
        return;
    }
    const QPointer<QWidget> before = hasFocusInside() ? QApplication::focusWidget() : nullptr;
    const bool wasInside = before;
    const bool isBlocked = m_review.asksForTrust() || state.phase == Phase::NoRepository ||
                           state.phase == Phase::Failed;
    m_gate->showState();
    m_scroll->setLeastLines(isBlocked ? leastQuestionLines : leastReviewLines);
    m_changes->setVisible(!isBlocked);
    m_plan->setVisible(!isBlocked);
    m_commit->setVisible(!isBlocked);
    if (!isBlocked) {
        m_changes->showContent();
        m_plan->showContent();
        m_commit->showContent();
    }
    m_tier->setVisible(!state.target.isEmpty());
    m_tier->setText(tierName(state.tier).toUpper());
    m_steps->showSteps();
    showFoot();
    applyTheme();
    tabAsLaidOut(*this);
    show();
    // What hides or cannot be used any more gives the focus to anybody; Stop must not get a second
    // press of Confirm.
    if (wasInside && QApplication::focusWidget() != before) {
        m_wantsFocus = true;
        setFocus(Qt::OtherFocusReason);
    }
    takeFocus();
}

/// The focus goes back to where the person was.
void ReviewSheet::leave()
{
    const bool hadFocus = hasFocusInside();
    hide();
    m_wantsFocus = false;
    m_wantsQuestion = false;
    if (!hadFocus) {
        return;
    }
    if (m_before && m_before->isVisible() && m_before->isEnabled()) {
        m_before->setFocus(Qt::OtherFocusReason);
    } else {
        Q_EMIT focusLeft();
    }
}

bool ReviewSheet::isDone() const
{
    return m_review.state().phase == Phase::Ended && m_review.run() && m_review.run()->isDone();
}

void ReviewSheet::showFoot()
{
    const ReviewState &state = m_review.state();
    const ReviewDecision &decision = m_review.decision();
    const bool isRunning = state.phase == Phase::Running;
    const bool isDone = this->isDone();
    const bool isOpen = state.phase == Phase::Preparing || state.phase == Phase::Ready;
    m_foot->setVisible(isOpen || isRunning || isDone);
    QString label = isDone ? tr("Close") : decision.confirmText;
    if (label.isEmpty()) {
        label = tr("Commit");
    }
    m_confirm->setText(label.replace(QLatin1Char('&'), QLatin1String("&&")));
    m_stop->setVisible(isRunning);
    m_confirm->setVisible(!isRunning);
    m_confirm->setEnabled(
        isDone || (isOpen && decision.confirmReason.isEmpty() && state.phase == Phase::Ready));
    m_confirm->setToolTip(isDone ? QString() : plainToolTip(decision.confirmReason));
    m_confirm->setAccessibleName(isDone ? tr("Close") : decision.confirmText);
    m_confirm->setAccessibleDescription(decision.confirmReason);
    m_reason->setText(state.phase == Phase::Preparing ? tr("It is being looked at")
                                                      : decision.confirmReason);
    m_reason->setVisible(isOpen && !m_reason->text().isEmpty());
    m_stop->setEnabled(isRunning && m_review.isRunning());
}

void ReviewSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_rates.start();
    if (!event->spontaneous()) { // else the window was only minimised
        m_before = QApplication::focusWidget();
        enter();
    }
}

void ReviewSheet::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_rates.stop();
}

/// The confirming button, unless the person went elsewhere meanwhile; nothing where care is wanted.
void ReviewSheet::takeFocus()
{
    if (m_wantsQuestion && m_review.asksForTrust()) {
        m_wantsQuestion = false;
        m_gate->focusAnswer();
        return;
    }
    if (!m_wantsFocus || !isVisible() || (m_review.state().phase != Phase::Ready && !isDone())) {
        return;
    }
    if (m_review.state().wantsCare && !isDone()) {
        m_wantsFocus = false;
        return;
    }
    const QWidget *const focus = QApplication::focusWidget();
    if (focus && focus != this) {
        m_wantsFocus = false;
    } else if (m_confirm->isEnabled()) {
        m_wantsFocus = false;
        m_confirm->setFocus(Qt::OtherFocusReason);
    }
}

QSize ReviewSheet::sizeHint() const
{
    const Spacing space = Spacing::forFont(font());
    return {space.l * 30, space.l * 40};
}

void ReviewSheet::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        m_review.close();
    } else if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        go();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ReviewSheet::applyTheme()
{
    const Spacing space = Spacing::forFont(font());
    m_frame->layout()->setContentsMargins(0, 0, 0, 0);
    m_frame->layout()->setSpacing(0);
    m_head->layout()->setContentsMargins(leadingMargins(*this, space.l, space.s, space.s, space.s));
    m_body->layout()->setContentsMargins(space.l, space.s, space.l, space.l);
    m_body->layout()->setSpacing(space.l);
    m_steps->setContentsMargins(space.l, space.s, space.l, space.s);
    m_foot->layout()->setContentsMargins(space.l, space.s, space.l, space.m);
    m_foot->layout()->setSpacing(space.xs);
    setWidgetRole(*m_tier, m_review.state().tier == Tier::Prod      ? WidgetRole::Failure
                           : m_review.state().tier == Tier::Staging ? WidgetRole::Warning
                                                                    : WidgetRole::Caption);
    setMinimumWidth(space.l * 18);
}

} // namespace serin
