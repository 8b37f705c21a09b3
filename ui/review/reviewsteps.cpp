// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewsteps.h"

#include "models/review/reviewcontroller.h"
#include "ui/review/stepline.h"
#include "ui/theme/fittingarea.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QDesktopServices>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace serin {

namespace {

struct WayWords
{
    const char *name;
    QString text;
};

WayWords wordsOf(ReviewWay way, const ReviewStep *failed)
{
    const ReviewStepKind kind = failed ? failed->kind : ReviewStepKind::Commit;
    switch (way) {
    case ReviewWay::TryAgain:
        return {"tryAgainButton", kind == ReviewStepKind::Push    ? ReviewSteps::tr("Push again")
                                  : kind == ReviewStepKind::Apply ? ReviewSteps::tr("Apply again")
                                                                  : ReviewSteps::tr("Try again")};
    case ReviewWay::WithoutHooks:
        return {"withoutHooksButton", kind == ReviewStepKind::Push
                                          ? ReviewSteps::tr("Push without hooks")
                                          : ReviewSteps::tr("Commit without hooks")};
    case ReviewWay::RemoveLock:
        return {"removeLockButton", ReviewSteps::tr("Remove the lock and try again")};
    case ReviewWay::PullRebase:
        return {"pullRebaseButton", ReviewSteps::tr("Pull with rebase, then push")};
    case ReviewWay::ShowLogs:
        return {"showLogsButton", ReviewSteps::tr("Show the logs")};
    case ReviewWay::ShowTheirs:
        return {"showTheirsButton", ReviewSteps::tr("Show theirs")};
    case ReviewWay::UndoCommit:
        return {"undoCommitButton", ReviewSteps::tr("Undo the commit")};
    case ReviewWay::NewBranch:
        return {"newBranchButton", ReviewSteps::tr("Push a new branch")};
    case ReviewWay::ReviewAgain:
        return {"reviewAgainButton", ReviewSteps::tr("Review again")};
    case ReviewWay::Revert:
        return {"revertButton", ReviewSteps::tr("Revert the commit")};
    case ReviewWay::OpenPullRequest:
        return {"pullRequestButton", ReviewSteps::tr("Open pull request")};
    case ReviewWay::SwitchBack:
        return {"switchBackButton", ReviewSteps::tr("Switch back to the project's branch")};
    }
    return {"", {}};
}

} // namespace

ReviewSteps::ReviewSteps(ReviewController &review, QWidget *parent)
    : QWidget(parent), m_review(review), m_frame(new QFrame), m_title(new QLabel(m_frame)),
      m_lines(new LineList(m_frame)), m_note(makeWordLabel(m_frame)), m_ways(new QWidget(m_frame)),
      m_row(new FlowLayout(m_ways))
{
    setObjectName(QStringLiteral("reviewSteps"));
    m_title->setObjectName(QStringLiteral("reviewOutcome"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setWidgetRole(*m_title, WidgetRole::Section);
    setWidgetRole(*m_frame, WidgetRole::Notice);
    auto *area = new FittingArea(this); // it never makes the window higher
    area->setWidget(m_frame);
    (new QVBoxLayout(this))->addWidget(area);
    auto *column = new QVBoxLayout(m_frame);
    column->addWidget(m_title);
    column->addWidget(m_lines);
    m_note->setObjectName(QStringLiteral("pullRequestNote"));
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->hide();
    column->addWidget(m_note);
    column->addWidget(m_ways);
    followFont(*this, [this] { applySpacing(); });
    hide();
}

void ReviewSteps::showSteps()
{
    const ReviewState::Phase phase = m_review.state().phase;
    const ReviewRun *const run = m_review.run();
    const bool isShown =
        run && (phase == ReviewState::Phase::Running || phase == ReviewState::Phase::Ended);
    setVisible(isShown);
    if (!isShown) {
        m_shown.clear();
        return;
    }
    const ReviewStep *const failed = run->failedStep();
    const bool hasFailed = failed && !run->isRunning();
    m_title->setText(run->isRunning()          ? tr("Under way")
                     : run->waitsForPipeline() ? tr("Pushed; waiting for the pipeline")
                     : run->isInGitOnly()      ? tr("In Git, not live")
                     : !hasFailed              ? tr("Done")
                     : failed->kind == ReviewStepKind::Push
                         ? tr("Committed here, not pushed and not applied")
                         : tr("Nothing was committed"));
    setWidgetRole(*m_frame, hasFailed ? WidgetRole::Failure : WidgetRole::Notice);
    std::vector<ListLine> lines;
    for (const ReviewStep &step : run->steps()) {
        lines.push_back(stepLine(step.title, step.state, step.words));
    }
    m_lines->setLines(lines);
    showWords(m_note, run->isRunning() ? QString() : run->pullRequestNote());
    showWays();
}

void ReviewSteps::showWays()
{
    const std::vector<ReviewWay> ways = m_review.run()->ways();
    if (ways != m_shown || ways.size() != m_buttons.size()) {
        buildWays(ways);
    }
    for (std::size_t i = 0; i < ways.size(); ++i) {
        showAvailability(*m_buttons[i], ways[i]);
    }
    m_ways->setVisible(!ways.empty());
}

void ReviewSteps::buildWays(const std::vector<ReviewWay> &ways)
{
    m_shown = ways;
    for (QPushButton *button : m_buttons) {
        button->hide();
        button->setObjectName({});
        button->deleteLater(); // it may be the sender
    }
    m_buttons.clear();
    for (const ReviewWay way : ways) {
        const WayWords words = wordsOf(way, m_review.run()->failedStep());
        auto *button = new QPushButton(words.text, m_ways);
        button->setObjectName(QLatin1String(words.name));
        connect(button, &QPushButton::clicked, this, [this, way] {
            if (way == ReviewWay::OpenPullRequest) {
                openPullRequest();
            } else if (way == ReviewWay::ShowLogs) {
                const ReviewRun::Deployment failed = *m_review.run()->failedDeployment();
                Q_EMIT logsRequested(failed.endpoint, failed.name);
            } else if (way == ReviewWay::ShowTheirs) {
                Q_EMIT theirsRequested();
            } else if (way == ReviewWay::SwitchBack) {
                Q_EMIT switchBackRequested();
            } else {
                m_review.take(way);
            }
        });
        m_row->addWidget(button);
        button->show();
        m_buttons.push_back(button);
    }
}

void ReviewSteps::showAvailability(QPushButton &button, ReviewWay way)
{
    const QString reason = m_review.wayReason(way);
    QString tip = reason;
    if (tip.isEmpty() && way == ReviewWay::OpenPullRequest) {
        tip = m_review.run()->pullRequestUrl();
    } else if (tip.isEmpty() && way == ReviewWay::RemoveLock) {
        tip = tr("No git process is at work here any more; one that ended left %1")
                  .arg(m_review.run()->staleLock()->path);
    }
    button.setEnabled(reason.isEmpty());
    button.setToolTip(plainToolTip(tip));
    button.setAccessibleDescription(tip);
}

void ReviewSteps::openPullRequest()
{
    const QString url = m_review.run()->pullRequestUrl();
    if (!QDesktopServices::openUrl(QUrl(url))) {
        showWords(m_note, tr("No browser could be opened. The page is %1").arg(url));
    }
}

void ReviewSteps::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    m_frame->layout()->setContentsMargins(space.m, space.m, space.m, space.m);
    m_frame->layout()->setSpacing(space.s);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space.s);
}

} // namespace serin
