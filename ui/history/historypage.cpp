// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypage.h"

#include "models/common/errortext.h"
#include "models/common/timecursor.h"
#include "models/common/timetext.h"
#include "models/history/historyacts.h"
#include "models/history/historycontroller.h"
#include "models/history/rollbackcontroller.h"
#include "ui/history/historydelegate.h"
#include "ui/history/historydetails.h"
#include "ui/history/rollbackcard.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/fittingarea.h"
#include "ui/theme/follow.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr int leastLines = 3;
constexpr int mostMeasured = 200; ///< lines
constexpr int leastSubject = 28;  // letters

} // namespace

HistoryPage::HistoryPage(const HistoryModels &models, QWidget *parent)
    : QWidget(parent), m_models(models), m_filter(new QLineEdit(this)),
      m_stateRow(new QWidget(this)), m_state(makeWordLabel(m_stateRow)),
      m_retry(new QPushButton(tr("Try again"), m_stateRow)),
      m_trust(new QPushButton(tr("Answer…"), m_stateRow)), m_noticeRow(new QWidget(this)),
      m_notice(makeWordLabel(m_noticeRow)), m_dismiss(new QPushButton(tr("Dismiss"), m_noticeRow)),
      m_rollbackArea(new FittingArea(this)), m_rollback(new RollbackCard(models.rollback)),
      m_splitter(new QSplitter(Qt::Vertical, this)), m_table(new QTreeView(m_splitter)),
      m_area(new QScrollArea(m_splitter)), m_details(new HistoryDetails(models))
{
    setObjectName(QStringLiteral("historyPage"));
    m_filter->setObjectName(QStringLiteral("historyFilter"));
    m_filter->setAccessibleName(tr("Show lines that hold these words"));
    m_filter->setPlaceholderText(tr("Filter: message, author, commit, file"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(200);
    addSearchSign(*m_filter);
    buildTable();
    buildState();
    m_rollbackArea->setObjectName(QStringLiteral("rollbackArea"));
    m_rollbackArea->setWidget(m_rollback);
    connect(&models.rollback, &RollbackController::changed, this, &HistoryPage::showRollback);
    connect(m_rollback, &RollbackCard::theirsRequested, this, &HistoryPage::theirsRequested);
    m_area->setObjectName(QStringLiteral("historyArea"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_filter);
    column->addWidget(m_noticeRow);
    column->addWidget(m_rollbackArea);
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
    connect(&models.cursor, &TimeCursor::changed, this, &HistoryPage::showMoment);
    connect(&models.history.model(), &QAbstractItemModel::rowsInserted, this,
            &HistoryPage::showMoment, Qt::QueuedConnection);
    followFont(*this, [this] { applySpacing(); });
    showState();
    showNotice();
    showRollback();
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
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(EndpointHistoryModel::Subject, QHeaderView::Stretch);
    m_table->viewport()->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPage::showChosen);
    connect(&m_models.history.model(), &QAbstractItemModel::dataChanged, this,
            &HistoryPage::showChosen);
    connect(&m_shown, &QAbstractItemModel::rowsRemoved, this, &HistoryPage::showChosen);
    connect(&m_shown, &QAbstractItemModel::rowsAboutToBeInserted, this, &HistoryPage::holdPlace);
    connect(&m_shown, &QAbstractItemModel::rowsAboutToBeRemoved, this, &HistoryPage::holdPlace);
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, &HistoryPage::keepPlace);
    connect(&m_shown, &QAbstractItemModel::rowsRemoved, this, &HistoryPage::keepPlace);
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, &HistoryPage::arrangeColumns);
    connect(&m_shown, &QAbstractItemModel::dataChanged, this, &HistoryPage::arrangeColumns);
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

void HistoryPage::showRollback()
{
    const bool isOpen = m_models.rollback.phase() != RollbackController::Phase::Closed;
    const bool opens = isOpen && !m_rollbackArea->isVisible();
    m_rollbackArea->setVisible(isOpen);
    if (opens) {
        m_rollback->takeFocus();
    }
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
    switch (history.phase()) {
    case Phase::Nothing:
        return tr("Nothing is selected.");
    case Phase::NoRepository:
        if (history.problem() && history.problem()->kind != ErrorKind::NotFound) {
            isFailure = true;
            return errorWords(*history.problem());
        }
        return tr("The folder is in no Git repository: there is no history. “git init” makes one.");
    case Phase::NeedsTrust:
        return tr("Git does not run here before the question about this repository is answered.");
    case Phase::Reading:
        return tr("Reading…");
    case Phase::Failed:
        isFailure = true;
        return history.problem() ? errorWords(*history.problem()) : QString();
    case Phase::Ready:
        break;
    }
    if (history.recordsProblem()) {
        isFailure = true;
        return tr("The records of applies are missing here. %1")
            .arg(errorWords(*history.recordsProblem()));
    }
    const bool isSearching = !m_shown.isEmpty() && (history.hasMore() || history.isReading());
    if (isSearching && history.model().rowCount() > 0) {
        return tr("Searching… commits looked at: %1").arg(QLocale().toString(history.looked()));
    }
    if (m_shown.rowCount() > 0) {
        return history.knowsApplies()
                   ? QString()
                   : tr("What was applied is shown here once the workspace can be asked.");
    }
    if (history.model().rowCount() == 0) {
        return emptyText();
    }
    return tr("No line matches the filter.");
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
    const QString text = acts.problem() ? errorWords(*acts.problem()) : acts.notice();
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
    shareRoom(!chosen.isEmpty());
}

/// Before a line is chosen there is nothing to tell below the lines.
void HistoryPage::shareRoom(bool isChosen)
{
    const bool wasChosen = m_area->maximumHeight() == QWIDGETSIZE_MAX;
    if (!isChosen) {
        m_sizes = wasChosen && m_splitter->isVisible() ? m_splitter->sizes() : m_sizes;
        m_area->setMaximumHeight(m_details->sizeHint().height());
    } else if (!wasChosen) {
        m_area->setMaximumHeight(QWIDGETSIZE_MAX);
        m_splitter->setSizes(m_sizes);
        m_table->scrollTo(m_table->currentIndex());
    }
}

std::optional<double> HistoryPage::moment() const
{
    const QDateTime time =
        m_table->currentIndex().data(EndpointHistoryModel::TimeRole).toDateTime();
    return time.isValid() ? std::optional(static_cast<double>(time.toMSecsSinceEpoch()) / 1'000)
                          : std::nullopt;
}

/// The line nearest to the moment that is marked on all pages.
void HistoryPage::showMoment()
{
    if (!isVisible()) {
        return; // showEvent() catches up
    }
    const TimeCursor &cursor = m_models.cursor;
    EndpointHistoryModel &model = m_models.history.model();
    model.setMoment(cursor.time());
    const std::optional<int> row = model.momentRow();
    const bool isHeld = cursor.held() == cursor.time(); // nobody points elsewhere at this moment
    if (cursor.held() != m_shownHeld && isHeld && (row || !cursor.held())) {
        m_shownHeld = cursor.held();
        if (m_shownHeld) {
            m_table->scrollTo(m_shown.mapFromSource(model.index(*row, 0)));
        }
    }
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
    const bool isAtEnd = bar->value() >= bar->maximum() - bar->pageStep() / 2;
    if (isVisible() && (isAtEnd || !m_shown.isEmpty())) { // a filter looks at everything
        m_models.history.loadMore();
    }
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_models.history.setShown(true);
    showMoment();
}

void HistoryPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_models.history.setShown(false);
}

void HistoryPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(leadingMargins(*this, 0, space.m, space.l, space.s));
    layout()->setSpacing(space.s);
    m_stateRow->layout()->setContentsMargins(0, 0, 0, 0);
    m_noticeRow->layout()->setContentsMargins(0, 0, 0, 0);
    m_table->setMinimumHeight((fontMetrics().height() + space.s) * leastLines + 2 * space.l);
    m_fitted.fill(0);
    arrangeColumns();
    showChosen();
}

bool HistoryPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        arrangeColumns();
    }
    return QWidget::eventFilter(watched, event);
}

/// As wide as what stands in them; where there is no room for all, what is said below the list,
/// too, goes first.
void HistoryPage::arrangeColumns()
{
    const Spacing space = Spacing::forFont(font());
    const QFontMetrics metrics = fontMetrics();
    const auto letters = [&](int count) { return metrics.averageCharWidth() * count; };
    QHeaderView *const header = m_table->header();
    const auto needed = [&](int column, int most) {
        int widest =
            metrics.horizontalAdvance(m_shown.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < std::min(m_shown.rowCount(), mostMeasured); ++row) {
            widest = std::max(
                widest, metrics.horizontalAdvance(m_shown.index(row, column).data().toString()));
        }
        return std::min(widest, most);
    };
    const std::pair<int, int> columns[] = {
        {EndpointHistoryModel::Traffic, letters(14)},
        {EndpointHistoryModel::Time,
         metrics.horizontalAdvance(dateAndTime(QDateTime(QDate(2026, 12, 28), QTime(22, 58, 58))))},
        {EndpointHistoryModel::Applied,
         needed(EndpointHistoryModel::Applied,
                metrics.horizontalAdvance(QStringLiteral("✔ applied by somebody@computer")))},
        {EndpointHistoryModel::Commit, metrics.horizontalAdvance(QStringLiteral("0123456789"))},
        {EndpointHistoryModel::Author, needed(EndpointHistoryModel::Author, letters(16))},
    };
    int room = m_table->viewport()->width() - letters(leastSubject);
    for (const auto &[column, text] : columns) {
        int &fitted = m_fitted[static_cast<std::size_t>(column)];
        const bool isOwn = fitted > 0 && !header->isSectionHidden(column) &&
                           header->sectionSize(column) != fitted; // somebody has drawn it
        const int width = isOwn ? header->sectionSize(column) : text + 2 * space.m;
        room -= width;
        const bool fits = room >= 0 || column == EndpointHistoryModel::Traffic;
        header->setSectionHidden(column, !fits);
        if (fits && !isOwn) {
            header->resizeSection(column, width);
            fitted = header->sectionSize(column);
        }
    }
}

} // namespace serin
