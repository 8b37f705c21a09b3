// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflict/branchsheet.h"

#include "models/common/timetext.h"
#include "models/conflict/branchacts.h"
#include "models/manifest/displaytext.h"
#include "ui/start/filterlist.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"
#include "ui/theme/wordlabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

QString stateText(const BranchActs &branches)
{
    const QString reason = branches.switchReason();
    if (!branches.problem().isEmpty() || !reason.isEmpty()) {
        return branches.problem().isEmpty() ? reason : branches.problem();
    }
    return BranchSheet::tr("What is not committed comes along. Git switches only where nothing of "
                           "it would be overwritten.");
}

} // namespace

BranchSheet::BranchSheet(BranchActs &branches, QWidget &window)
    : Overlay(window), m_branches(branches), m_title(new QLabel(tr("Switch branch"), &card())),
      m_list(new FilterList(tr("Branches"), QStringLiteral("branch"), &card())),
      m_state(makeWordLabel(&card(), WidgetRole::Muted)),
      m_switch(new QPushButton(tr("Switch"), &card())),
      m_close(new QPushButton(tr("Close"), &card()))
{
    setObjectName(QStringLiteral("branchSheet"));
    setAccessibleName(m_title->text());
    setWidgetRole(*m_title, WidgetRole::Title);
    setWidgetRole(*m_switch, WidgetRole::Primary);
    m_state->setObjectName(QStringLiteral("branchState"));
    m_switch->setObjectName(QStringLiteral("switchToBranchButton"));
    m_close->setObjectName(QStringLiteral("closeBranchesButton"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_list->setPlaceholder(tr("There is no other branch."));
    build();
    connect(m_list, &FilterList::picked, this, &BranchSheet::showState);
    connect(m_list, &FilterList::activated, this, &BranchSheet::take);
    connect(m_switch, &QPushButton::clicked, this, [this] { take(m_list->currentKey()); });
    connect(m_close, &QPushButton::clicked, this, &BranchSheet::close);
    connect(&branches, &BranchActs::changed, this, [this] {
        if (isVisible()) {
            showState();
        }
    });
    connect(&branches, &BranchActs::switched, this, &BranchSheet::close);
}

void BranchSheet::build()
{
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_switch);
    foot->addWidget(m_close);
    auto *column = new QVBoxLayout(&card());
    column->addWidget(m_title);
    column->addWidget(m_list);
    column->addWidget(m_state);
    column->addStretch();
    column->addLayout(foot);
}

void BranchSheet::prepare()
{
    m_list->reset();
    m_branches.readChoices();
    showState();
}

QWidget *BranchSheet::first() const
{
    return m_list->filter();
}

void BranchSheet::showState()
{
    QList<FilterList::Row> rows;
    for (const BranchChoice &choice : m_branches.choices()) {
        const QString name = QString::fromUtf8(choice.name);
        const QString last =
            tr("%1, %2", "a commit's subject, its time")
                .arg(shownText(choice.subject, 160), dateAndTime(choice.committed));
        rows.append({name,
                     choice.isRemote ? tr("%1 (only on the remote)", "a branch").arg(name) : name,
                     last});
    }
    m_list->setRows(rows);
    m_state->setText(breakable(stateText(m_branches)));
    setWidgetRole(*m_state,
                  m_branches.problem().isEmpty() ? WidgetRole::Muted : WidgetRole::Failure);
    m_switch->setEnabled(m_branches.switchReason().isEmpty() && !m_list->currentKey().isEmpty());
}

void BranchSheet::take(const QString &key)
{
    if (!key.isEmpty()) {
        m_branches.switchTo(key.toUtf8());
    }
}

/// It lies over the window: Tab stays in it, and Escape leads out.
bool BranchSheet::focusNextPrevChild(bool next)
{
    QWidget *const list = m_list->findChild<QWidget *>(QStringLiteral("branchList"));
    QList<QWidget *> order{m_list->filter(), list, m_switch, m_close};
    order.removeIf([](const QWidget *each) { return !each->isEnabled(); });
    const auto at = order.indexOf(window()->focusWidget());
    const auto step = next ? at + 1 : at - 1 + order.size();
    order.at(step % order.size())->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

QRect BranchSheet::placeOfCard()
{
    const Spacing space = Spacing::forFont(font());
    card().layout()->setContentsMargins(leadingMargins(*this, space.l, space.m, space.m, space.m));
    card().layout()->setSpacing(space.s);
    const int width = std::min(space.l * 30, rect().width() - 2 * space.s);
    const int wanted = std::max(card().layout()->heightForWidth(width), space.l * 20);
    const int height = std::min(wanted, rect().height() - 2 * space.s);
    return {QPoint((rect().width() - width) / 2, (rect().height() - height) / 3),
            QSize(width, height)};
}

} // namespace serin
