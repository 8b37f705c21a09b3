// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflict/conflictpage.h"

#include "models/common/errortext.h"
#include "models/conflict/conflictcontroller.h"
#include "ui/conflict/conflictregioncard.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"
#include "ui/theme/wordlabel.h"
#include "ui/yaml/diffview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostResultRows = 14;

} // namespace

ConflictPage::ConflictPage(ConflictController &conflict, QWidget *parent)
    : QWidget(parent), m_conflict(conflict), m_title(new QLabel(tr("Conflict"), this)),
      m_state(makeWordLabel(this)), m_fileRow(new QWidget(this)), m_file(new QComboBox(m_fileRow)),
      m_byHand(
          new QCheckBox(tr("Take the file as it lies there: I have solved it by hand"), m_fileRow)),
      m_resultTitle(makeWordLabel(this, WidgetRole::Section)),
      m_resultProblem(makeWordLabel(this, WidgetRole::Failure)), m_result(new DiffView(this))
{
    setObjectName(QStringLiteral("conflictPage"));
    setAccessibleName(m_title->text());
    setWidgetRole(*m_title, WidgetRole::Title);
    m_state->setObjectName(QStringLiteral("conflictState"));
    m_file->setObjectName(QStringLiteral("conflictFile"));
    setBoxName(*m_file, tr("File in conflict"));
    m_file->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_file->setMinimumContentsLength(24);
    guardWheel(*m_file);
    m_byHand->setObjectName(QStringLiteral("byHandCheck"));
    m_resultProblem->setObjectName(QStringLiteral("conflictResultProblem"));
    m_result->setHeight(DiffView::Height::AtLeast, 1, mostResultRows);
    m_result->setViewNames(QStringLiteral("conflictResult"), tr("What comes of it"));
    build();
    connect(&conflict, &ConflictController::changed, this, &ConflictPage::showState);
    connect(m_file, &QComboBox::currentIndexChanged, this, &ConflictPage::showFile);
    connect(m_byHand, &QCheckBox::clicked, this,
            [this](bool isOn) { m_conflict.setByHand(current(), isOn); });
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ConflictPage::closeRequested);
    followFont(*this, [this] { applySpacing(); });
    showState();
}

QPushButton *ConflictPage::addButton(const char *name, const QString &text, QLayout &row)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    row.addWidget(button);
    return button;
}

void ConflictPage::build()
{
    auto *files = new FlowLayout(m_fileRow);
    files->addWidget(m_file);
    m_allTheirs = addButton("allTheirsButton", tr("All theirs"), *files);
    m_allMine = addButton("allMineButton", tr("All mine"), *files);
    files->addWidget(m_byHand);
    auto *inside = new QWidget;
    auto *body = new QVBoxLayout(inside);
    body->addWidget(m_state);
    body->addWidget(m_fileRow);
    m_regions = new QVBoxLayout;
    body->addLayout(m_regions);
    body->addWidget(m_resultTitle);
    body->addWidget(m_resultProblem);
    body->addWidget(m_result, 1);
    body->addStretch(0);
    auto *area = new QScrollArea;
    area->setObjectName(QStringLiteral("conflictArea"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    auto *foot = new FlowLayout;
    m_continue = addButton("continueConflictButton", tr("Continue"), *foot);
    setWidgetRole(*m_continue, WidgetRole::Primary);
    m_abort = addButton("abortConflictButton", tr("Give it up"), *foot);
    m_again = addButton("lookAgainConflictButton", tr("Look again"), *foot);
    m_close = addButton("closeConflictButton", tr("Later"), *foot);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(area, 1);
    column->addLayout(foot);
    connect(m_allTheirs, &QPushButton::clicked, this,
            [this] { m_conflict.chooseAll(current(), ConflictChoice::Theirs); });
    connect(m_allMine, &QPushButton::clicked, this,
            [this] { m_conflict.chooseAll(current(), ConflictChoice::Mine); });
    connect(m_continue, &QPushButton::clicked, &m_conflict, &ConflictController::goOn);
    connect(m_abort, &QPushButton::clicked, &m_conflict, &ConflictController::abort);
    connect(m_again, &QPushButton::clicked, &m_conflict, &ConflictController::refresh);
    connect(m_close, &QPushButton::clicked, this, &ConflictPage::closeRequested);
}

int ConflictPage::current() const
{
    return m_file->currentIndex();
}

void ConflictPage::focusFirst()
{
    const bool isReady = m_conflict.phase() == ConflictController::Phase::Ready;
    const bool hasChoice = isReady && !m_cards.empty() && m_cards.front()->isVisibleTo(this);
    m_waiting = nullptr;
    if (hasChoice) {
        m_cards.front()->focusFirst();
    } else {
        m_waiting = isReady && m_continue->isEnabled() ? m_continue : m_close;
        m_waiting->setFocus(Qt::OtherFocusReason);
    }
}

void ConflictPage::showState()
{
    QStringList lines{m_conflict.progressWords()};
    using Phase = ConflictController::Phase;
    const auto open = std::count_if(m_conflict.files().begin(), m_conflict.files().end(),
                                    [](const ConflictFile &file) { return !file.isDecided(); });
    switch (m_conflict.phase()) {
    case Phase::Nothing:
    case Phase::Failed:
        break;
    case Phase::Reading:
        lines.append(tr("Reading…"));
        break;
    case Phase::Working:
        lines.append(tr("Going on…"));
        break;
    case Phase::Ready:
        if (m_conflict.files().empty()) {
            lines.append(tr("No file is in conflict: it can go on, or be given up."));
        } else {
            lines.append(open == 0   ? tr("Everything is decided. Nothing is written before you "
                                            "continue.")
                         : open == 1 ? tr("1 file is to be decided. Nothing is written before you "
                                          "continue.")
                                     : tr("%Ln files are to be decided. Nothing is written before "
                                          "you continue.",
                                          nullptr, static_cast<int>(open)));
        }
        break;
    }
    if (m_conflict.problem()) {
        lines.append(errorWords(*m_conflict.problem()));
    }
    m_state->setText(breakable(lines.join(u'\n')));
    setWidgetRole(*m_state, m_conflict.problem() ? WidgetRole::Failure : WidgetRole::Muted);
    showFiles();
    showFile();
    // A button that cannot be pressed any more passes the focus on.
    const bool isWaiting = m_waiting && isVisible() && m_waiting->hasFocus();
    showButtons();
    if (isWaiting && m_conflict.phase() == Phase::Ready) {
        focusFirst();
    }
}

void ConflictPage::showFiles()
{
    QStringList names;
    for (const ConflictFile &file : m_conflict.files()) {
        const QString name = singleLine(QString::fromUtf8(file.path), 120);
        names.append(file.isDecided() ? QStringLiteral("✔ ") + name : name);
    }
    const QSignalBlocker blocker(m_file);
    const int at = std::max(0, m_file->currentIndex());
    if (m_file->count() != names.size()) {
        m_file->clear();
        m_file->addItems(names);
        m_file->setCurrentIndex(std::min(at, static_cast<int>(names.size()) - 1));
    } else {
        for (int i = 0; i < names.size(); ++i) {
            m_file->setItemText(i, names.at(i));
        }
    }
    m_fileRow->setVisible(!names.isEmpty());
}

void ConflictPage::showFile()
{
    const auto place = static_cast<std::size_t>(std::max(0, current()));
    const bool hasFile = current() >= 0 && place < m_conflict.files().size();
    const std::size_t wanted = hasFile ? m_conflict.files()[place].merge.regions.size() : 0;
    while (m_cards.size() < wanted) {
        const auto number = static_cast<int>(m_cards.size());
        auto *card = new ConflictRegionCard(number, m_regions->parentWidget());
        connect(card, &ConflictRegionCard::chosen, this, [this, number](ConflictChoice choice) {
            m_conflict.choose(current(), number, choice);
        });
        m_regions->addWidget(card);
        m_cards.push_back(card);
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < wanted);
        if (i < wanted) {
            const ConflictFile &file = m_conflict.files()[place];
            m_cards[i]->setTitles(m_conflict.mineTitle(), m_conflict.theirsTitle());
            m_cards[i]->show(file.merge.regions[i], file.sides, file.merge.isWholeFile,
                             file.choices[i]);
            m_cards[i]->setEnabled(!file.isByHand);
        }
    }
    m_byHand->setChecked(hasFile && m_conflict.files()[place].isByHand);
    const bool showsResult = hasFile && !m_conflict.files()[place].isByHand;
    const std::vector<DiffLine> diff =
        showsResult ? m_conflict.resultDiff(current()) : std::vector<DiffLine>();
    m_resultTitle->setVisible(showsResult);
    m_resultTitle->setText(diff.empty()
                               ? tr("So far nothing comes of it: the file is as before both sides")
                               : tr("What comes of it, against what both began with"));
    m_result->setVisible(!diff.empty());
    m_result->setLines(diff);
    const QString problem = hasFile ? m_conflict.resultProblem(current()) : QString();
    showWords(m_resultProblem, problem.isEmpty()
                                   ? QString()
                                   : breakable(tr("This would be no YAML: %1").arg(problem)));
}

void ConflictPage::showButtons()
{
    const auto offer = [](QPushButton *button, const QString &reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(plainToolTip(reason));
    };
    offer(m_continue, m_conflict.goOnReason());
    offer(m_abort, m_conflict.abortReason());
    const bool isReady = m_conflict.phase() == ConflictController::Phase::Ready;
    for (QPushButton *button : {m_allTheirs, m_allMine}) {
        button->setEnabled(isReady);
    }
    m_byHand->setEnabled(isReady);
    m_again->setEnabled(m_conflict.phase() != ConflictController::Phase::Working);
    m_close->setText(m_conflict.phase() == ConflictController::Phase::Nothing ? tr("Close")
                                                                              : tr("Later"));
}

void ConflictPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.xl, space.l, space.xl, space.m);
    layout()->setSpacing(space.s);
    m_fileRow->layout()->setContentsMargins(0, 0, 0, 0);
    m_fileRow->layout()->setSpacing(space.s);
    m_regions->setSpacing(space.s);
    m_regions->parentWidget()->layout()->setContentsMargins(0, 0, space.s, 0);
    m_regions->parentWidget()->layout()->setSpacing(space.s);
}

} // namespace serin
