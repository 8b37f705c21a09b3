// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/rollbackcard.h"

#include "models/common/errortext.h"
#include "models/history/rollbackcontroller.h"
#include "ui/review/stepline.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace serin {

namespace {

QString numbered(const QStringList &steps)
{
    QStringList lines;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        lines.append(QStringLiteral("%1. %2").arg(i + 1).arg(steps.at(i)));
    }
    return lines.join(u'\n');
}

} // namespace

RollbackCard::RollbackCard(RollbackController &rollback, QWidget *parent)
    : QFrame(parent), m_rollback(rollback), m_title(makeWordLabel(this)),
      m_steps(makeWordLabel(this)), m_ended(new LineList(this)),
      m_warnings(makeWordLabel(this, WidgetRole::Warning)), m_buttons(new QWidget(this))
{
    setObjectName(QStringLiteral("rollbackCard"));
    setWidgetRole(*this, WidgetRole::Card);
    setFocusPolicy(Qt::ClickFocus);
    m_title->setObjectName(QStringLiteral("rollbackTitle"));
    setWidgetRole(*m_title, WidgetRole::Section);
    m_steps->setObjectName(QStringLiteral("rollbackSteps"));
    m_ended->setObjectName(QStringLiteral("rollbackOutcome"));
    m_warnings->setObjectName(QStringLiteral("rollbackWarnings"));
    new FlowLayout(m_buttons);
    m_confirm = addButton("confirmRollbackButton", QString());
    setWidgetRole(*m_confirm, WidgetRole::Danger);
    m_pull = addButton("pullRollbackButton", tr("Pull with rebase, then go on…"));
    m_theirs = addButton("theirsRollbackButton", tr("Show theirs"));
    m_goOn = addButton("goOnRollbackButton", QString());
    m_stop = addButton("stopRollbackButton", tr("Stop"));
    m_close = addButton("closeRollbackButton", QString());
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_steps);
    column->addWidget(m_ended);
    column->addWidget(m_warnings);
    column->addWidget(m_buttons);
    connect(m_confirm, &QPushButton::clicked, &rollback, &RollbackController::confirm);
    connect(m_pull, &QPushButton::clicked, &rollback, &RollbackController::pullRebase);
    connect(m_theirs, &QPushButton::clicked, this, &RollbackCard::theirsRequested);
    connect(m_goOn, &QPushButton::clicked, &rollback, &RollbackController::goOn);
    connect(m_stop, &QPushButton::clicked, &rollback, &RollbackController::stop);
    connect(m_close, &QPushButton::clicked, &rollback, &RollbackController::close);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, &rollback, &RollbackController::close);
    connect(&rollback, &RollbackController::changed, this, &RollbackCard::showState);
    followFont(*this, [this] { applySpacing(); });
    showState();
}

QPushButton *RollbackCard::addButton(const char *name, const QString &text)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    m_buttons->layout()->addWidget(button);
    return button;
}

void RollbackCard::showTexts()
{
    using Phase = RollbackController::Phase;
    QString title = singleLine(m_rollback.title());
    QString words;
    WidgetRole role = WidgetRole::Muted;
    switch (m_rollback.phase()) {
    case Phase::Closed:
        break;
    case Phase::Preparing:
        words = tr("Looking at what it would do…");
        break;
    case Phase::Ready:
        words = numbered(m_rollback.steps());
        break;
    case Phase::Running:
        words = numbered(m_rollback.steps()) + QStringLiteral("\n\n") +
                tr("Now: %1").arg(m_rollback.progress());
        break;
    case Phase::Ended:
        title = m_rollback.isDone()
                    ? tr("%1 is rolled back").arg(m_rollback.endpoint())
                    : tr("%1 is not rolled back in full").arg(m_rollback.endpoint());
        break;
    case Phase::Pulling:
        title = tr("%1 is not rolled back in full").arg(m_rollback.endpoint());
        words = tr("Pulling with rebase…");
        break;
    case Phase::Failed: {
        title = tr("%1 was not rolled back").arg(m_rollback.endpoint());
        if (m_rollback.problem()) {
            words = errorWords(*m_rollback.problem());
        }
        role = WidgetRole::Failure;
        break;
    }
    }
    m_title->setText(breakable(singleLine(title)));
    setWidgetRole(*m_steps, role);
    showWords(m_steps, breakable(words));
    std::vector<ListLine> lines;
    QStringList warnings;
    if (m_rollback.phase() == Phase::Ended) {
        for (const RollbackStep &step : m_rollback.endedSteps()) {
            lines.push_back(stepLine(step.title, step.state, step.words));
        }
        warnings = m_rollback.endWarnings();
    } else if (m_rollback.phase() == Phase::Ready) {
        warnings = m_rollback.warnings();
    }
    m_ended->setLines(lines);
    m_ended->setVisible(!lines.empty());
    showWords(m_warnings, breakable(warnings.join(u'\n')));
}

void RollbackCard::showWays()
{
    const bool isBehind = m_rollback.isBehind();
    m_pull->setVisible(isBehind);
    m_theirs->setVisible(isBehind);
    m_goOn->setVisible(m_rollback.canGoOn() && !isBehind);
    m_goOn->setText(m_rollback.phase() == RollbackController::Phase::Failed ? tr("Try again")
                                                                            : tr("Go on…"));
    const QString reason = m_rollback.wayReason();
    for (QPushButton *button : {m_pull, m_goOn}) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(plainToolTip(reason));
        button->setAccessibleDescription(reason);
    }
}

void RollbackCard::takeFocus()
{
    m_close->setFocus(Qt::OtherFocusReason);
}

void RollbackCard::showState()
{
    using Phase = RollbackController::Phase;
    const Phase phase = m_rollback.phase();
    const bool isNew = static_cast<int>(phase) != m_phase;
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    m_phase = static_cast<int>(phase);
    setVisible(phase != Phase::Closed);
    showTexts();
    m_confirm->setVisible(phase == Phase::Ready);
    m_confirm->setText(tr("Roll back on %1", "a workspace")
                           .arg(m_rollback.target())
                           .replace(u'&', QLatin1String("&&")));
    m_confirm->setAccessibleName(
        tr("Roll back %1 on %2").arg(m_rollback.endpoint(), m_rollback.target()));
    const QString reason = phase == Phase::Ready ? m_rollback.unavailableReason() : QString();
    m_confirm->setEnabled(reason.isEmpty());
    m_confirm->setToolTip(plainToolTip(reason));
    showWays();
    m_stop->setVisible(phase == Phase::Running);
    m_close->setVisible(phase != Phase::Running && phase != Phase::Pulling);
    m_close->setText(phase == Phase::Ready || phase == Phase::Preparing ? tr("Cancel")
                                                                        : tr("Close"));
    if (!isNew || !isVisible()) {
        return;
    }
    if (phase == Phase::Ready && hadFocus && !m_rollback.wantsCare()) {
        m_confirm->setFocus(Qt::OtherFocusReason);
    } else if (hadFocus && phase == Phase::Pulling) {
        setFocus(Qt::OtherFocusReason);
    } else if (hadFocus) {
        (phase == Phase::Running ? m_stop : m_close)->setFocus(Qt::OtherFocusReason);
    }
}

void RollbackCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.m, space.m, space.m, space.m);
    layout()->setSpacing(space.s);
    m_buttons->layout()->setContentsMargins(0, 0, 0, 0);
    m_buttons->layout()->setSpacing(space.s);
}

} // namespace serin
