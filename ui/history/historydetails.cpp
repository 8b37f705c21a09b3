// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydetails.h"

#include "models/common/errortext.h"
#include "models/common/timetext.h"
#include "models/history/historyacts.h"
#include "models/history/historycontroller.h"
#include "models/history/historywords.h"
#include "models/history/rollbackcontroller.h"
#include "models/history/versioncomparison.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"
#include "ui/yaml/diffview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostWords = 12;
constexpr int mostDiffLines = 14; // more are scrolled to

VersionPoint pointOf(const HistoryRow &row)
{
    return row.commit ? VersionPoint::at(*row.commit) : VersionPoint();
}

QString nameOf(const HistoryRow &row)
{
    return row.commit ? row.commit->shortForm() : titleOf(row);
}

} // namespace

HistoryDetails::HistoryDetails(const HistoryModels &models, QWidget *parent)
    : QWidget(parent), m_models(models), m_title(makeWordLabel(this)), m_about(makeWordLabel(this)),
      m_words(makeWordLabel(this)), m_buttons(new QWidget(this)), m_diff(new DiffView(this))
{
    setObjectName(QStringLiteral("historyDetails"));
    m_title->setObjectName(QStringLiteral("historyTitle"));
    setWidgetRole(*m_title, WidgetRole::Section);
    m_about->setObjectName(QStringLiteral("historyAbout"));
    setWidgetRole(*m_about, WidgetRole::Caption);
    m_words->setObjectName(QStringLiteral("historyWords"));
    m_diff->setHeight(DiffView::Height::AtLeast, 1, mostDiffLines);
    m_diff->setViewNames(QStringLiteral("historyDiff"), tr("Difference between the versions"));
    buildButtons();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_about);
    column->addWidget(m_buttons);
    column->addWidget(m_words);
    column->addWidget(m_diff, 1);
    column->addStretch(0); // without it, one line would stand in the middle
    connect(&models.comparison, &VersionComparison::changed, this, &HistoryDetails::showTexts);
    connect(&models.acts, &HistoryActs::changed, this, &HistoryDetails::showButtons);
    connect(&models.rollback, &RollbackController::changed, this, &HistoryDetails::showButtons);
    followFont(*this, [this] { applySpacing(); });
    showTexts();
    showButtons();
}

HistoryDetails::~HistoryDetails() = default;

QPushButton *HistoryDetails::addButton(const char *name, const QString &text)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    m_buttons->layout()->addWidget(button);
    return button;
}

void HistoryDetails::buildButtons()
{
    new FlowLayout(m_buttons);
    m_copy = addButton("copyCommitButton", tr("Copy commit id"));
    m_compare = addButton("compareVersionButton", tr("Compare with the working tree"));
    m_compare->setCheckable(true);
    m_restore = addButton("restoreVersionButton", tr("Restore into the working tree"));
    m_revert = addButton("revertCommitButton", tr("Revert…"));
    m_rollBack = addButton("rollBackButton", tr("Roll back to this…"));
    connect(m_copy, &QPushButton::clicked, this, &HistoryDetails::copyCommit);
    connect(m_compare, &QPushButton::toggled, this, &HistoryDetails::compare);
    connect(m_restore, &QPushButton::clicked, this, &HistoryDetails::restore);
    connect(m_revert, &QPushButton::clicked, this, &HistoryDetails::revert);
    connect(m_rollBack, &QPushButton::clicked, this, &HistoryDetails::rollBack);
}

const HistoryRow *HistoryDetails::only() const
{
    return m_newer && !m_older ? &*m_newer : nullptr;
}

void HistoryDetails::show(const HistoryRow *newer, const HistoryRow *older)
{
    const auto same = [](const std::optional<HistoryRow> &now, const HistoryRow *then) {
        return now.has_value() == (then != nullptr) && (!then || *now == *then);
    };
    if (same(m_newer, newer) && same(m_older, older)) {
        return;
    }
    m_newer = newer ? std::optional(*newer) : std::nullopt;
    m_older = older ? std::optional(*older) : std::nullopt;
    compare();
    showButtons();
}

void HistoryDetails::lookAgain()
{
    const bool isAboutFiles =
        m_compare->isChecked() || (m_newer && m_newer->kind == HistoryRow::Kind::WorkingTree);
    if (isAboutFiles) {
        compare();
    }
}

void HistoryDetails::compare()
{
    if (!m_newer) {
        m_models.comparison.clear();
        return;
    }
    const HistoryController &history = m_models.history;
    VersionPoint before;
    VersionPoint after = pointOf(*m_newer);
    if (m_older) {
        before = pointOf(*m_older);
    } else if (m_compare->isChecked() && m_newer->commit) {
        before = after;
        after = {};
    } else if (m_newer->kind == HistoryRow::Kind::WorkingTree) {
        const auto &rows = m_models.history.model().rows();
        const auto head = std::find_if(rows.begin(), rows.end(), [](const HistoryRow &row) {
            return row.kind == HistoryRow::Kind::Commit;
        });
        before = head == rows.end() ? VersionPoint{VersionPoint::Kind::Nothing, {}}
                                    : VersionPoint::at(*head->commit);
    } else if (m_newer->kind == HistoryRow::Kind::Commit && m_newer->parent) {
        before = VersionPoint::at(*m_newer->parent);
    } else if (m_newer->kind == HistoryRow::Kind::Commit) {
        before = {VersionPoint::Kind::Nothing, {}};
    } else {
        before = after; // an apply alone changes nothing in Git
    }
    m_models.comparison.compare(history.endpoint(), history.paths(), before, after);
    showTexts();
}

void HistoryDetails::showTexts()
{
    const VersionComparison &comparison = m_models.comparison;
    m_buttons->setVisible(m_newer.has_value());
    if (!m_newer) {
        m_title->hide();
        m_about->hide();
        setWidgetRole(*m_words, WidgetRole::Muted);
        m_words->setText(tr("Choose a line to see what it changed, or two to compare them."));
        m_words->show();
        m_diff->hide();
        return;
    }
    m_title->show();
    const bool withWorkingTree = !m_older && m_compare->isChecked() && m_newer->commit;
    m_title->setText(breakable(m_older ? tr("From %1 to %2").arg(nameOf(*m_older), nameOf(*m_newer))
                               : withWorkingTree
                                   ? tr("From %1 to the working tree").arg(nameOf(*m_newer))
                                   : singleLine(titleOf(*m_newer))));
    QStringList about;
    if (!m_older) {
        if (!m_newer->author.isEmpty()) {
            about.append(tr("%1, %2", "a person, a time")
                             .arg(singleLine(m_newer->author, 80), bothTimes(m_newer->time)));
        }
        const QString rest = m_newer->message.section(u'\n', 1).trimmed();
        if (!rest.isEmpty()) {
            about.append(rest.left(2'000));
        }
        if (!m_newer->applies.empty()) {
            about.append(appliesInFull(m_newer->applies));
        }
    }
    m_about->setText(breakable(about.join(u'\n')));
    m_about->setVisible(!about.isEmpty());
    QStringList words = comparison.difference().words;
    if (words.size() > mostWords) {
        const auto more = static_cast<int>(words.size()) - mostWords;
        words = words.mid(0, mostWords);
        words.append(tr("and %Ln more", "changes", more));
    }
    bool isFailure = false;
    if (comparison.problem()) {
        words = QStringList{errorWords(*comparison.problem())};
        isFailure = true;
    } else if (comparison.isReading() && words.isEmpty()) {
        words = QStringList{tr("Reading…")};
    } else if (words.isEmpty()) {
        words = QStringList{m_newer->kind == HistoryRow::Kind::Apply && !m_older && !withWorkingTree
                                ? tr("It changed nothing in this endpoint's files.")
                                : tr("There is no difference in this endpoint's files.")};
    }
    setWidgetRole(*m_words, isFailure ? WidgetRole::Failure : WidgetRole::Muted);
    m_words->setText(breakable(words.join(u'\n')));
    m_words->show();
    m_diff->setLines(comparison.difference().lines);
    m_diff->setVisible(!comparison.difference().lines.empty());
}

void HistoryDetails::showButtons()
{
    const auto offer = [](QPushButton *button, const QString &reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(plainToolTip(reason));
    };
    offer(m_copy, copyReason());
    offer(m_compare, compareReason());
    offer(m_restore, restoreReason());
    offer(m_revert, revertReason());
    offer(m_rollBack, rollBackReason());
    Q_EMIT changed();
}

QString HistoryDetails::copyReason() const
{
    return only() && only()->commit ? QString() : tr("Choose one commit first");
}

QString HistoryDetails::compareReason() const
{
    return copyReason();
}

QString HistoryDetails::restoreReason() const
{
    return m_models.acts.restoreReason(only());
}

QString HistoryDetails::revertReason() const
{
    return m_models.acts.revertReason(only());
}

QString HistoryDetails::rollBackReason() const
{
    return only() && only()->commit ? m_models.rollback.unavailableReason()
                                    : tr("Choose one commit first");
}

void HistoryDetails::copyCommit()
{
    if (copyReason().isEmpty()) {
        QGuiApplication::clipboard()->setText(only()->commit->toString());
    }
}

void HistoryDetails::toggleWorkingTree()
{
    if (compareReason().isEmpty()) {
        m_compare->toggle();
    }
}

void HistoryDetails::restore()
{
    if (restoreReason().isEmpty()) {
        m_models.acts.restore(*only(), m_models.history.endpoint(), m_models.history.paths());
    }
}

void HistoryDetails::revert()
{
    if (revertReason().isEmpty()) {
        m_models.acts.revert(*only());
    }
}

void HistoryDetails::rollBack()
{
    if (rollBackReason().isEmpty()) {
        m_models.rollback.prepare(m_models.history.endpoint(), only()->commit->toString());
    }
}

void HistoryDetails::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, space.s, space.l, 0);
    layout()->setSpacing(space.s);
    m_buttons->layout()->setContentsMargins(0, 0, 0, 0);
    m_buttons->layout()->setSpacing(space.s);
}

} // namespace serin
