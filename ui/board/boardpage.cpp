// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/boardpage.h"

#include "models/board/boardcontroller.h"
#include "models/common/errortext.h"
#include "models/manifest/displaytext.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/rowtable.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QCheckBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace serin {

namespace {

constexpr qsizetype mostNotes = 3;

/// The width with which @p widths, those over it cut to it, take @p room together.
int capToFit(std::vector<int> widths, int room)
{
    std::sort(widths.begin(), widths.end());
    int left = static_cast<int>(widths.size());
    for (const int width : widths) {
        if (width * left > room) {
            return room / left;
        }
        room -= width;
        --left;
    }
    return widths.empty() ? 0 : widths.back();
}

QString actText(BoardStep step)
{
    switch (step) {
    case BoardStep::None:
        break;
    case BoardStep::Commit:
        return BoardPage::tr("Review and commit…");
    case BoardStep::Push:
        return BoardPage::tr("Review and push…");
    case BoardStep::Pull:
        return BoardPage::tr("Pull");
    case BoardStep::Apply:
        return BoardPage::tr("Review and apply…");
    case BoardStep::Wait:
        return BoardPage::tr("The pipeline applies it");
    case BoardStep::Resolve:
        return BoardPage::tr("Decide in the endpoint…");
    }
    return BoardPage::tr("Nothing to do");
}

QString actTip(BoardStep step)
{
    switch (step) {
    case BoardStep::None:
        return BoardPage::tr("It is the same everywhere");
    case BoardStep::Wait:
        return BoardPage::tr("It is pushed; what the pipeline does is seen here when it is live");
    case BoardStep::Resolve:
        return BoardPage::tr("Its Overview offers to apply Git again, to take live into the "
                             "manifests, or to ignore it");
    case BoardStep::Commit:
    case BoardStep::Push:
    case BoardStep::Apply:
        return BoardPage::tr("The review shows what happens before anything does");
    case BoardStep::Pull:
        return BoardPage::tr("Takes the remote's commits, with your own on top");
    }
    return {};
}

} // namespace

BoardPage::BoardPage(BoardController &board, QWidget *parent)
    : QWidget(parent), m_board(board), m_title(new QLabel(tr("Board"), this)),
      m_summary(makeWordLabel(this, WidgetRole::Caption)), m_filter(new QLineEdit(this)),
      m_only(new QCheckBox(tr("&Only what differs"), this)), m_close(new QPushButton(this)),
      m_message(makeWordLabel(this, WidgetRole::Muted)),
      m_start(new QPushButton(tr("Start the workspace"), this)), m_table(makeRowTable(this)),
      m_notes(makeWordLabel(this, WidgetRole::Caption)), m_foot(new QWidget(this)),
      m_words(makeWordLabel(m_foot, WidgetRole::Section)), m_places(makeWordLabel(m_foot)),
      m_act(new QPushButton(m_foot)), m_open(new QPushButton(tr("Show the endpoint"), m_foot)),
      m_tools(new FlowLayout)
{
    setObjectName(QStringLiteral("boardPage"));
    setAccessibleName(tr("Board"));
    auto *column = new QVBoxLayout(this);
    buildHead(*column);
    buildTable();
    auto *const body = new QVBoxLayout; // where there is no table, words stand at the top
    body->addWidget(m_message);
    body->addWidget(m_start, 0, Qt::AlignLeft);
    body->addWidget(m_table, 1'000);
    body->addStretch(1);
    column->addLayout(body, 1);
    column->addWidget(m_notes);
    buildFoot(*column);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &BoardPage::closeRequested);
    connect(&board, &BoardController::changed, this, &BoardPage::showState);
    followFont(*this, [this] { applySpacing(); });
    showState();
}

void BoardPage::buildHead(QVBoxLayout &column)
{
    setWidgetRole(*m_title, WidgetRole::Title);
    m_summary->setObjectName(QStringLiteral("boardSummary"));
    m_filter->setObjectName(QStringLiteral("boardFilter"));
    m_filter->setAccessibleName(tr("Filter the board"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(200);
    addSearchSign(*m_filter);
    m_only->setObjectName(QStringLiteral("boardOnlyCheck"));
    m_only->setChecked(m_board.onlyDifferences());
    m_close->setObjectName(QStringLiteral("closeBoardButton"));
    m_close->setIcon(themedIcon(IconName::Close));
    m_close->setFlat(true);
    m_close->setAutoDefault(false);
    m_close->setAccessibleName(tr("Close the board"));
    m_close->setToolTip(tr("Close the board (Esc)"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    m_tools->addWidget(m_filter);
    m_tools->addWidget(m_only);
    column.addLayout(head);
    column.addWidget(m_summary);
    column.addLayout(m_tools);
    connect(m_filter, &QLineEdit::textChanged, &m_board, &BoardController::setFilter);
    connect(m_only, &QCheckBox::toggled, &m_board, &BoardController::setOnlyDifferences);
    connect(m_close, &QPushButton::clicked, this, &BoardPage::closeRequested);
}

void BoardPage::buildTable()
{
    m_table->setObjectName(QStringLiteral("boardTable"));
    m_table->setAccessibleName(tr("Fields in Git and live"));
    m_table->setToolTip(tr("Enter or a double click shows the endpoint"));
    m_table->setModel(&m_board.model());
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *const header = m_table->horizontalHeader();
    header->setResizeContentsPrecision(200); // of thousands of lines
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        // The last one follows the page's width on its own.
        m_isWidthOwn = m_isWidthOwn || (!m_isFitting && column < BoardModel::ColumnCount - 1 &&
                                        QGuiApplication::mouseButtons() != Qt::NoButton);
    });
    m_message->setObjectName(QStringLiteral("boardMessage"));
    m_start->setObjectName(QStringLiteral("boardStartButton"));
    m_start->setAutoDefault(false);
    m_notes->setObjectName(QStringLiteral("boardNotes"));
    connect(m_start, &QPushButton::clicked, this, &BoardPage::startWorkspaceRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BoardPage::showCurrent);
    connect(m_table, &QTableView::activated, this, [this] {
        if (const BoardLine *const line = current()) {
            Q_EMIT endpointRequested(line->endpoint);
        }
    });
}

void BoardPage::buildFoot(QVBoxLayout &column)
{
    m_words->setObjectName(QStringLiteral("boardWords"));
    m_act->setObjectName(QStringLiteral("boardActButton"));
    setWidgetRole(*m_act, WidgetRole::Primary);
    m_open->setObjectName(QStringLiteral("boardOpenButton"));
    auto *buttons = new FlowLayout;
    for (QPushButton *button : {m_act, m_open}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    m_places->setObjectName(QStringLiteral("boardPlaces"));
    foot->addWidget(m_words);
    foot->addWidget(m_places);
    foot->addLayout(buttons);
    column.addWidget(m_foot);
    connect(m_act, &QPushButton::clicked, this, [this] {
        if (const BoardLine *const line = current()) {
            Q_EMIT stepRequested(line->step, line->endpoint);
        }
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const BoardLine *const line = current()) {
            Q_EMIT endpointRequested(line->endpoint);
        }
    });
}

const BoardLine *BoardPage::current() const
{
    return m_board.model().line(m_table->currentIndex());
}

void BoardPage::focusTable()
{
    const bool hasLines = m_board.model().rowCount() > 0;
    (hasLines ? static_cast<QWidget *>(m_table) : m_filter)->setFocus(Qt::OtherFocusReason);
}

void BoardPage::setPullReason(const QString &reason)
{
    if (reason != m_pullReason) {
        m_pullReason = reason;
        showCurrent();
    }
}

void BoardPage::showState()
{
    using Phase = BoardController::Phase;
    const QString reason = m_board.reason();
    const bool isReady = m_board.phase() == Phase::Ready;
    const int rows = m_board.model().rowCount();
    QString message = reason;
    if (message.isEmpty() && m_board.problem()) {
        message = errorWords(*m_board.problem());
    } else if (message.isEmpty() && !isReady) {
        message = tr("Comparing Git and live…");
    } else if (message.isEmpty() && rows == 0) {
        message = !m_board.filter().isEmpty() ? tr("No line holds these words.")
                  : m_board.onlyDifferences()
                      ? tr("Everything is the same: working tree, commits, remote and live.")
                      : tr("There are no endpoints here, and none is live.");
    }
    showWords(m_message, message);
    setWidgetRole(*m_message, m_board.problem() ? WidgetRole::Failure : WidgetRole::Muted);
    m_start->setVisible(!reason.isEmpty() && m_board.canStartWorkspace());
    const int differences = m_board.differences();
    m_summary->setText(!isReady           ? QString()
                       : differences == 0 ? tr("No differences")
                       : differences == 1 ? tr("1 difference")
                                          : tr("%Ln differences", nullptr, differences));
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_table->setVisible(rows > 0);
    const qsizetype unsaid = m_board.notes().size() - mostNotes;
    QStringList notes = m_board.notes().mid(0, mostNotes);
    std::transform(notes.begin(), notes.end(), notes.begin(),
                   [](const QString &note) { return singleLine(note, 200); });
    if (unsaid > 0) {
        notes.append(tr("and %Ln more", nullptr, static_cast<int>(unsaid)));
    }
    showWords(m_notes, notes.join(u'\n'));
    // While somebody filters, they stay.
    if (m_board.filter().isEmpty() && rows != std::exchange(m_fittedRows, rows) && !m_isWidthOwn) {
        fitColumns();
    }
    if (rows > 0 && !m_table->currentIndex().isValid()) {
        m_table->setCurrentIndex(m_board.model().index(0, 0));
    }
    showCurrent();
}

void BoardPage::showCurrent()
{
    const BoardLine *const line = current();
    m_foot->setVisible(line != nullptr);
    if (!line) {
        return;
    }
    m_words->setText(singleLine(tr("%1, %2: %3", "an endpoint, a field, the cause")
                                    .arg(line->endpoint, line->subject, line->causeText),
                                200));
    QStringList places = placesInWords(*line).split(u'\n');
    for (QString &place : places) {
        place = breakable(singleLine(place, 200));
    }
    m_places->setText(places.join(u'\n'));
    const bool isPull = line->step == BoardStep::Pull;
    const bool canAct = line->step != BoardStep::None && line->step != BoardStep::Wait &&
                        (!isPull || m_pullReason.isEmpty());
    m_act->setText(actText(line->step));
    m_act->setEnabled(canAct);
    const QString tip = isPull && !m_pullReason.isEmpty() ? m_pullReason : actTip(line->step);
    m_act->setToolTip(plainToolTip(tip));
    m_act->setAccessibleDescription(tip);
}

void BoardPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.l, space.m, space.l, space.m);
    layout()->setSpacing(space.s);
    m_tools->setSpacing(space.m);
    m_foot->layout()->setSpacing(space.s);
    const int letter = fontMetrics().averageCharWidth();
    m_filter->setFixedWidth(letter * 30);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
    // When the table has the font, too.
    QMetaObject::invokeMethod(this, &BoardPage::fitColumns, Qt::QueuedConnection);
}

void BoardPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_isWidthOwn) {
        fitColumns();
    }
}

/// As narrow as what they hold, and where that is too much the widest of them narrower: what is cut
/// is told below the table, too. The names have what is left.
void BoardPage::fitColumns()
{
    const QScopedValueRollback<bool> fitting(m_isFitting, true);
    QHeaderView *const header = m_table->horizontalHeader();
    header->setStretchLastSection(false); // which cuts it where the others leave too little
    m_table->resizeColumnsToContents();
    const int letter = fontMetrics().averageCharWidth();
    std::vector<int> widths;
    widths.reserve(BoardModel::ColumnCount);
    const int names = m_table->columnWidth(BoardModel::Endpoint);
    for (int column = 0; column < BoardModel::ColumnCount; ++column) {
        widths.push_back(std::min(m_table->columnWidth(column), letter * 32));
    }
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const int most = std::max(capToFit(widths, room), letter * 14);
    for (int column = 0; column < BoardModel::ColumnCount; ++column) {
        m_table->setColumnWidth(column, std::min(widths[static_cast<std::size_t>(column)], most));
    }
    if (const int left = room - header->length(); left > 0) {
        const int width = m_table->columnWidth(BoardModel::Endpoint);
        m_table->setColumnWidth(BoardModel::Endpoint,
                                std::max(width, std::min(names, width + left)));
    }
    header->setStretchLastSection(header->length() < room);
}

} // namespace serin
