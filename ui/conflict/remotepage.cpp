// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflict/remotepage.h"

#include "models/common/errortext.h"
#include "models/common/timetext.h"
#include "models/conflict/remotecontroller.h"
#include "models/manifest/displaytext.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"
#include "ui/yaml/diffview.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostShownCommits = 6;
constexpr int mostDiffRows = 14;

void fitList(QListWidget &list)
{
    const int rows = std::clamp(list.count(), 1, mostShownCommits);
    list.setFixedHeight(
        (list.sizeHintForRow(0) > 0 ? list.sizeHintForRow(0) : list.fontMetrics().height()) * rows +
        2 * list.frameWidth() + list.fontMetrics().height() / 2);
}

void fillList(QListWidget &list, const QList<GitCommit> &commits)
{
    QStringList lines;
    for (const GitCommit &commit : commits) {
        lines.append(QStringLiteral("%1  %2  ·  %3  ·  %4")
                         .arg(commit.id.shortForm(), shownText(commit.subject, 160),
                              shownText(commit.author.name, 60), dateAndTime(commit.committed)));
    }
    QStringList now;
    for (int i = 0; i < list.count(); ++i) {
        now.append(list.item(i)->text());
    }
    if (now != lines) {
        list.clear();
        list.addItems(lines);
    }
    fitList(list);
    list.setVisible(!commits.isEmpty());
}

} // namespace

RemotePage::RemotePage(RemoteController &remote, QWidget *parent)
    : QWidget(parent), m_remote(remote), m_title(new QLabel(tr("The remote and you"), this)),
      m_state(makeWordLabel(this)), m_theirsTitle(makeWordLabel(this, WidgetRole::Section)),
      m_theirs(new QListWidget(this)), m_mineTitle(makeWordLabel(this, WidgetRole::Section)),
      m_mine(new QListWidget(this)), m_diffTitle(makeWordLabel(this, WidgetRole::Section)),
      m_diff(new DiffView(this))
{
    setObjectName(QStringLiteral("remotePage"));
    setAccessibleName(m_title->text());
    setWidgetRole(*m_title, WidgetRole::Title);
    m_state->setObjectName(QStringLiteral("remoteState"));
    m_theirs->setObjectName(QStringLiteral("theirCommits"));
    m_theirs->setAccessibleName(tr("Commits that only the remote has"));
    m_mine->setObjectName(QStringLiteral("myCommits"));
    m_mine->setAccessibleName(tr("Commits that are only here"));
    m_diff->setHeight(DiffView::Height::AtLeast, 1, mostDiffRows);
    m_diff->setViewNames(QStringLiteral("theirDiff"), tr("What the remote's commits change"));
    build();
    connect(&remote, &RemoteController::changed, this, &RemotePage::showState);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &RemotePage::closeRequested);
    followFont(*this, [this] { applySpacing(); });
    for (QListWidget *list : {m_theirs, m_mine}) {
        followFont(*list, [list] { fitList(*list); });
    }
    showState();
}

QPushButton *RemotePage::addButton(const char *name, const QString &text, QLayout &row)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    row.addWidget(button);
    return button;
}

void RemotePage::build()
{
    auto *foot = new FlowLayout;
    m_pull = addButton("remotePullButton", tr("Pull with rebase"), *foot);
    m_fetch = addButton("fetchButton", tr("Fetch"), *foot);
    m_review = addButton("pushAgainButton", tr("Review and push…"), *foot);
    m_close = addButton("closeRemoteButton", tr("Close"), *foot);
    auto *inside = new QWidget;
    m_body = new QVBoxLayout(inside);
    m_body->addWidget(m_state);
    m_body->addWidget(m_theirsTitle);
    m_body->addWidget(m_theirs);
    m_body->addWidget(m_mineTitle);
    m_body->addWidget(m_mine);
    m_body->addWidget(m_diffTitle);
    m_body->addWidget(m_diff, 1);
    m_body->addStretch(0);
    auto *area = new QScrollArea;
    area->setObjectName(QStringLiteral("remoteArea"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(inside);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(area, 1);
    column->addLayout(foot);
    connect(m_pull, &QPushButton::clicked, &m_remote, &RemoteController::pullRebase);
    connect(m_fetch, &QPushButton::clicked, &m_remote, &RemoteController::fetch);
    connect(m_review, &QPushButton::clicked, this, &RemotePage::reviewRequested);
    connect(m_close, &QPushButton::clicked, this, &RemotePage::closeRequested);
}

void RemotePage::focusFirst()
{
    (m_pull->isEnabled() ? m_pull : m_close)->setFocus(Qt::OtherFocusReason);
}

QString RemotePage::stateText() const
{
    QStringList lines;
    if (m_remote.problem()) {
        lines.append(errorWords(*m_remote.problem()));
    }
    if (!m_remote.notice().isEmpty()) {
        lines.append(m_remote.notice());
    }
    if (m_remote.isWorking()) {
        lines.append(tr("The remote is being asked…"));
    } else if (m_remote.isReading()) {
        lines.append(tr("Reading…"));
    } else if (m_remote.isAlone()) {
        lines.append(tr("The repository has no remote: “git remote add origin URL” adds one."));
    } else if (m_remote.upstream().isEmpty()) {
        lines.append(tr("The branch follows none of a remote: push it first."));
    } else if (m_remote.isUpstreamMissing()) {
        lines.append(tr("The remote does not have %1 (any more). Review and push makes it there.")
                         .arg(m_remote.upstream()));
    } else if (m_remote.theirs().isEmpty() && m_remote.isOld()) {
        lines.append(tr("When it was last asked, the remote had nothing that is not here."));
    } else if (m_remote.theirs().isEmpty() && m_remote.mine().isEmpty()) {
        lines.append(tr("%1 and %2 have the same commits.", "two branches")
                         .arg(m_remote.branch(), m_remote.upstream()));
    } else if (m_remote.theirs().isEmpty()) {
        lines.append(tr("The remote has nothing that is not here: your commits can be pushed."));
    } else if (!m_remote.mine().isEmpty() && m_remote.pushesToUpstream()) {
        lines.append(
            tr("A push would be rejected. Pull with rebase puts your commits on top of the "
               "remote's; nothing is pushed by it."));
    }
    if (!m_remote.isWorking() && !m_remote.asOf().isEmpty()) {
        lines.append(m_remote.asOf());
    }
    return lines.join(u'\n');
}

void RemotePage::showState()
{
    m_state->setText(breakable(stateText()));
    setWidgetRole(*m_state, m_remote.problem() ? WidgetRole::Failure : WidgetRole::Muted);
    const auto theirs = static_cast<int>(m_remote.theirs().size());
    const auto mine = static_cast<int>(m_remote.mine().size());
    m_theirsTitle->setText((theirs == 1 ? tr("1 commit that only %1 has")
                                        : tr("%Ln commits that only %1 has", nullptr, theirs))
                               .arg(m_remote.upstream()));
    m_theirsTitle->setVisible(!m_remote.theirs().isEmpty());
    m_mineTitle->setText(mine == 1 ? tr("1 commit that only you have")
                                   : tr("%Ln commits that only you have", nullptr, mine));
    m_mineTitle->setVisible(!m_remote.mine().isEmpty());
    fillList(*m_theirs, m_remote.theirs());
    fillList(*m_mine, m_remote.mine());
    m_diff->setLines(m_remote.theirDiff());
    m_diff->setVisible(!m_remote.theirDiff().empty());
    m_diffTitle->setText(
        tr("What %1's commits change", "a branch of the remote").arg(m_remote.upstream()));
    m_diffTitle->setVisible(!m_remote.theirDiff().empty());
    const auto offer = [](QPushButton *button, const QString &reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(plainToolTip(reason));
    };
    offer(m_fetch, m_remote.fetchReason());
    offer(m_pull, m_remote.pullReason());
    for (QPushButton *button : {m_pull, m_review, m_close}) {
        if (button == nextAct()) {
            setWidgetRole(*button, WidgetRole::Primary);
        } else {
            clearWidgetRole(*button);
        }
    }
}

/// What there is to do next.
QPushButton *RemotePage::nextAct() const
{
    return m_remote.isAlone()                                              ? m_close
           : !m_remote.theirs().isEmpty() || m_remote.upstream().isEmpty() ? m_pull
           : !m_remote.mine().isEmpty() || m_remote.isUpstreamMissing()    ? m_review
                                                                           : m_close;
}

void RemotePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_remote.setShown(true);
}

void RemotePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_remote.setShown(false);
}

void RemotePage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.xl, space.l, space.xl, space.m);
    layout()->setSpacing(space.s);
    m_body->setContentsMargins(0, 0, space.s, 0);
    m_body->setSpacing(space.s);
}

} // namespace serin
