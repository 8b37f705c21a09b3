// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypage.h"

#include "models/common/errortext.h"
#include "models/history/historyacts.h"
#include "models/history/historycontroller.h"
#include "ui/history/historydelegate.h"
#include "ui/history/historydetails.h"
#include "ui/history/rollbackcard.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

HistoryPage::HistoryPage(const HistoryModels &models, QWidget *parent)
    : QWidget(parent), m_models(models), m_filter(new QLineEdit(this)),
      m_stateRow(new QWidget(this)), m_state(makeWordLabel(m_stateRow)),
      m_retry(new QPushButton(tr("Try again"), m_stateRow)),
      m_trust(new QPushButton(tr("Answer…"), m_stateRow)), m_noticeRow(new QWidget(this)),
      m_notice(makeWordLabel(m_noticeRow)), m_dismiss(new QPushButton(tr("Dismiss"), m_noticeRow)),
      m_rollback(new RollbackCard(models.rollback, this)),
      m_splitter(new QSplitter(Qt::Vertical, this)), m_table(new QTreeView(m_splitter)),
      m_details(new HistoryDetails(models, m_splitter))
{
    setObjectName(QStringLiteral("historyPage"));
    m_filter->setObjectName(QStringLiteral("historyFilter"));
    m_filter->setAccessibleName(tr("Show lines that hold these words"));
    m_filter->setPlaceholderText(tr("Filter: message, author, commit, file"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(200);
    m_filter->addAction(themedIcon(IconName::Search), QLineEdit::LeadingPosition);
    buildTable();
    buildState();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_filter);
    column->addWidget(m_noticeRow);
    column->addWidget(m_rollback);
    column->addWidget(m_stateRow);
    column->addWidget(m_splitter, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown.setText(text);
        showState();
        loadWhenNeeded();
    });
    connect(&models.history, &HistoryController::changed, this, [this] {
        showState();
        loadWhenNeeded();
    });
    connect(&models.acts, &HistoryActs::changed, this, &HistoryPage::showNotice);
    followFont(*this, [this] { applySpacing(); });
    showState();
    showNotice();
}

void HistoryPage::buildTable()
{
    m_shown.setSourceModel(&m_models.history.model());
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("History of the endpoint, the newest first"));
    m_table->setModel(&m_shown);
    m_table->setItemDelegate(new HistoryDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setItemsExpandable(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *const header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    header->setMinimumSectionSize(1);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(EndpointHistoryModel::Subject, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPage::showChosen);
    connect(&m_models.history.model(), &QAbstractItemModel::dataChanged, this,
            &HistoryPage::showChosen);
    connect(&m_shown, &QAbstractItemModel::rowsRemoved, this, &HistoryPage::showChosen);
    connect(&m_shown, &QAbstractItemModel::rowsAboutToBeInserted, this, &HistoryPage::holdPlace);
    connect(&m_shown, &QAbstractItemModel::rowsAboutToBeRemoved, this, &HistoryPage::holdPlace);
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, &HistoryPage::keepPlace);
    connect(&m_shown, &QAbstractItemModel::rowsRemoved, this, &HistoryPage::keepPlace);
    QScrollBar *const bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &HistoryPage::loadWhenNeeded);
    connect(bar, &QScrollBar::rangeChanged, this, &HistoryPage::loadWhenNeeded);
}

void HistoryPage::buildState()
{
    m_state->setObjectName(QStringLiteral("historyState"));
    m_retry->setObjectName(QStringLiteral("retryHistoryButton"));
    m_trust->setObjectName(QStringLiteral("trustHistoryButton"));
    m_notice->setObjectName(QStringLiteral("historyNotice"));
    m_dismiss->setObjectName(QStringLiteral("dismissHistoryButton"));
    auto *state = new QHBoxLayout(m_stateRow);
    state->addWidget(m_state, 1);
    state->addWidget(m_retry, 0, Qt::AlignTop);
    state->addWidget(m_trust, 0, Qt::AlignTop);
    auto *notice = new QHBoxLayout(m_noticeRow);
    notice->addWidget(m_notice, 1);
    notice->addWidget(m_dismiss, 0, Qt::AlignTop);
    for (QPushButton *button : {m_retry, m_trust, m_dismiss}) {
        button->setAutoDefault(false);
    }
    connect(m_retry, &QPushButton::clicked, &m_models.history, &HistoryController::refresh);
    connect(m_trust, &QPushButton::clicked, this, &HistoryPage::trustRequested);
    connect(m_dismiss, &QPushButton::clicked, &m_models.acts, &HistoryActs::dismiss);
}

void HistoryPage::focusList()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QString HistoryPage::emptyText() const
{
    const HistoryController &history = m_models.history;
    if (history.hasMore() || history.isReading()) {
        return tr("Reading…");
    }
    return history.hasFiles()
               ? tr("No commit has changed this endpoint's manifests yet. The first one is made by "
                    "Review and commit.")
               : tr("This endpoint is only live: no manifest in this repository describes it, or "
                    "ever did.");
}

QString HistoryPage::stateText(bool &isFailure) const
{
    using Phase = HistoryController::Phase;
    const HistoryController &history = m_models.history;
    isFailure = false;
    const auto inWords = [](const Error &error) {
        const ErrorText words = errorText(error);
        return words.advice.isEmpty() ? words.sentence : words.sentence + u' ' + words.advice;
    };
    switch (history.phase()) {
    case Phase::Nothing:
        return tr("Nothing is selected.");
    case Phase::NoRepository:
        if (history.problem() && history.problem()->kind != ErrorKind::NotFound) {
            isFailure = true;
            return inWords(*history.problem());
        }
        return tr("The folder is in no Git repository: there is no history. “git init” makes one.");
    case Phase::NeedsTrust:
        return tr("Git does not run here before the question about this repository is answered.");
    case Phase::Reading:
        return tr("Reading…");
    case Phase::Failed:
        isFailure = true;
        return history.problem() ? inWords(*history.problem()) : QString();
    case Phase::Ready:
        break;
    }
    if (history.recordsProblem()) {
        isFailure = true;
        return tr("The records of applies are missing here. %1")
            .arg(inWords(*history.recordsProblem()));
    }
    if (m_shown.rowCount() > 0) {
        return {};
    }
    if (history.model().rowCount() == 0) {
        return emptyText();
    }
    return history.hasMore() || history.isReading()
               ? tr("Searching… commits looked at: %1").arg(QLocale().toString(history.looked()))
               : tr("No line matches the filter.");
}

void HistoryPage::showState()
{
    using Phase = HistoryController::Phase;
    const HistoryController &history = m_models.history;
    bool isFailure = false;
    const QString text = stateText(isFailure);
    m_state->setText(breakable(singleLine(text, 600)));
    setWidgetRole(*m_state, isFailure ? WidgetRole::Failure : WidgetRole::Muted);
    m_stateRow->setVisible(!text.isEmpty());
    m_retry->setVisible(history.phase() == Phase::Failed);
    m_trust->setVisible(history.phase() == Phase::NeedsTrust);
    const bool hasLines = history.model().rowCount() > 0;
    m_splitter->setVisible(hasLines);
    m_filter->setVisible(hasLines);
    auto *const column = static_cast<QVBoxLayout *>(layout());
    column->setAlignment(m_stateRow, hasLines ? Qt::Alignment() : Qt::AlignTop);
}

void HistoryPage::showNotice()
{
    const HistoryActs &acts = m_models.acts;
    QString text = acts.notice();
    if (acts.problem()) {
        const ErrorText words = errorText(*acts.problem());
        text = words.advice.isEmpty() ? words.sentence : words.sentence + u' ' + words.advice;
    }
    m_notice->setText(breakable(singleLine(text, 600)));
    setWidgetRole(*m_notice, acts.problem() ? WidgetRole::Failure : WidgetRole::Muted);
    m_noticeRow->setVisible(!text.isEmpty());
}

/// One line, or the newest and the oldest of those that are chosen.
void HistoryPage::showChosen()
{
    QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    std::sort(chosen.begin(), chosen.end(),
              [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    const EndpointHistoryModel &model = m_models.history.model();
    const auto rowAt = [&](const QModelIndex &index) {
        return model.row(index.data(EndpointHistoryModel::KeyRole).toString());
    };
    m_details->show(chosen.isEmpty() ? nullptr : rowAt(chosen.constFirst()),
                    chosen.size() < 2 ? nullptr : rowAt(chosen.constLast()));
}

/// What a person reads stays where it is when lines come above it; at the top, they are seen.
void HistoryPage::holdPlace()
{
    const bool isAtTop = m_table->verticalScrollBar()->value() == 0;
    m_top = isAtTop ? QModelIndex() : m_table->indexAt(QPoint(0, 0));
    m_topAt = m_top.isValid() ? m_table->visualRect(m_top).top() : 0;
}

void HistoryPage::keepPlace()
{
    if (m_top.isValid()) {
        QScrollBar *const bar = m_table->verticalScrollBar();
        const int moved = m_table->visualRect(m_top).top() - m_topAt; // lays out anew
        bar->setValue(bar->value() + moved);
    }
    m_top = QModelIndex();
}

void HistoryPage::loadWhenNeeded()
{
    const QScrollBar *const bar = m_table->verticalScrollBar();
    if (isVisible() && bar->value() >= bar->maximum() - bar->pageStep() / 2) {
        m_models.history.loadMore();
    }
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_models.history.setShown(true);
}

void HistoryPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_models.history.setShown(false);
}

void HistoryPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, space.m, space.l, space.s);
    layout()->setSpacing(space.s);
    m_stateRow->layout()->setContentsMargins(0, 0, 0, 0);
    m_noticeRow->layout()->setContentsMargins(0, 0, 0, 0);
    const QFontMetrics metrics = fontMetrics();
    const auto width = [&](int column, int letters) {
        m_table->header()->resizeSection(column,
                                         metrics.averageCharWidth() * letters + 2 * space.s);
    };
    width(EndpointHistoryModel::Traffic, 18);
    width(EndpointHistoryModel::Author, 16);
    width(EndpointHistoryModel::Time, 17);
    width(EndpointHistoryModel::Commit, 11);
    width(EndpointHistoryModel::Applied, 22);
}

} // namespace serin
