// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/commandssheet.h"

#include "models/manifest/displaytext.h"
#include "models/operations/gitcommandsmodel.h"
#include "ui/operations/commandsdelegate.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"
#include "ui/yaml/textview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

bool CommandsSheet::Filter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return (!changesOnly || index.data(GitCommandsModel::ChangesRole).toBool()) &&
           (words.isEmpty() || index.data(GitCommandsModel::DetailsRole)
                                   .toString()
                                   .contains(words, Qt::CaseInsensitive));
}

CommandsSheet::CommandsSheet(GitCommandsModel &commands, QWidget &window)
    : Overlay(window), m_title(new QLabel(tr("Commands that were run"), &card())),
      m_close(new QPushButton(tr("Close"), &card())), m_words(new QLineEdit(&card())),
      m_changes(new QCheckBox(tr("Only what may change something"), &card())),
      m_list(new QListView(&card())), m_empty(makeWordLabel(&card(), WidgetRole::Muted)),
      m_details(new TextView(&card())), m_copy(new QPushButton(tr("Copy the command"), &card()))
{
    setObjectName(QStringLiteral("commandsSheet"));
    setAccessibleName(m_title->text());
    setWidgetRole(*m_title, WidgetRole::Title);
    m_close->setObjectName(QStringLiteral("closeCommandsButton"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_words->setObjectName(QStringLiteral("commandsFilter"));
    m_words->setAccessibleName(tr("Show commands that hold these words"));
    m_words->setPlaceholderText(tr("Filter"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaxLength(200);
    addSearchSign(*m_words);
    m_changes->setObjectName(QStringLiteral("commandsChangesCheck"));
    m_shown.setSourceModel(&commands);
    m_list->setObjectName(QStringLiteral("commandsList"));
    m_list->setAccessibleName(tr("Commands, the newest first"));
    m_list->setModel(&m_shown);
    m_list->setItemDelegate(new CommandsDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_details->setObjectName(QStringLiteral("commandDetails"));
    m_details->setAccessibleName(tr("Details"));
    m_copy->setObjectName(QStringLiteral("copyGitCommandButton"));
    build();
    connect(m_close, &QPushButton::clicked, this, &CommandsSheet::close);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            m_list->currentIndex().data(GitCommandsModel::CommandRole).toString());
    });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown.words = text.trimmed();
        m_shown.again();
        showCurrent();
    });
    connect(m_changes, &QCheckBox::toggled, this, [this](bool isOn) {
        m_shown.changesOnly = isOn;
        m_shown.again();
        showCurrent();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CommandsSheet::showCurrent);
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, &CommandsSheet::showCurrent);
    showCurrent();
}

void CommandsSheet::build()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_close);
    auto *filter = new QHBoxLayout;
    filter->addWidget(m_words, 1);
    filter->addWidget(m_changes);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_copy);
    auto *column = new QVBoxLayout(&card());
    column->addLayout(head);
    column->addLayout(filter);
    column->addWidget(m_empty);
    column->addWidget(m_list, 3);
    column->addWidget(m_details, 1);
    column->addLayout(foot);
}

void CommandsSheet::prepare()
{
    m_list->setCurrentIndex(m_shown.index(0, 0));
    m_list->scrollToTop();
}

QWidget *CommandsSheet::first() const
{
    return m_words;
}

void CommandsSheet::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    const bool hasRows = m_shown.rowCount() > 0;
    m_empty->setText(m_shown.sourceModel()->rowCount() == 0 ? tr("No git command was run yet.")
                                                            : tr("No command fits the filter."));
    m_empty->setVisible(!hasRows);
    m_list->setVisible(hasRows);
    m_details->showText(
        displayText(index.data(GitCommandsModel::DetailsRole).toString().toUtf8()).text);
    m_copy->setEnabled(index.isValid());
    m_copy->setToolTip(index.isValid() ? QString() : tr("Choose a command first"));
}

/// It lies over the window: Tab stays in it, and Escape leads out.
bool CommandsSheet::focusNextPrevChild(bool next)
{
    QList<QWidget *> stops{m_words, m_changes, m_list, m_details, m_copy, m_close};
    stops.removeIf([](const QWidget *stop) { return !stop->isVisible() || !stop->isEnabled(); });
    const qsizetype now = stops.indexOf(window()->focusWidget());
    const qsizetype count = stops.size();
    if (count == 0) {
        return false; // it is being closed
    }
    stops.at((now + (next ? 1 : count - 1)) % count)->setFocus(Qt::TabFocusReason);
    return true;
}

QRect CommandsSheet::placeOfCard()
{
    const Spacing space = Spacing::forFont(font());
    card().layout()->setContentsMargins(space.l, space.m, space.l, space.m);
    card().layout()->setSpacing(space.s);
    const QSize size = QSize(space.l * 56, rect().height() - 4 * space.l)
                           .boundedTo(rect().size() - QSize(2 * space.s, 2 * space.s));
    return {QPoint((rect().width() - size.width()) / 2, (rect().height() - size.height()) / 2),
            size};
}

} // namespace serin
