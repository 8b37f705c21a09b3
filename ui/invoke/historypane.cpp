// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/invoke/historypane.h"

#include "models/common/timecursor.h"
#include "models/invoke/invokecontroller.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/follow.h"
#include "ui/theme/rowtable.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace serin {

HistoryPane::HistoryPane(InvokeController &invoke, TimeCursor &cursor, QWidget *parent)
    : QWidget(parent), m_invoke(invoke), m_cursor(cursor), m_search(new QLineEdit(this)),
      m_table(makeRowTable(this)), m_empty(makeWordLabel(m_table->viewport(), WidgetRole::Muted))
{
    auto *title = new QLabel(tr("History"), this);
    setWidgetRole(*title, WidgetRole::Section);
    m_search->setObjectName(QStringLiteral("historySearch"));
    m_search->setAccessibleName(tr("Search the requests that were sent"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    addSearchSign(*m_search);
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("Requests that were sent"));
    m_table->setToolTip(tr("Enter or a double click shows a request and its answer again"));
    m_table->setModel(&invoke.history());
    m_empty->setObjectName(QStringLiteral("historyEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->hide();
    auto *inside = new QVBoxLayout(m_table->viewport());
    inside->setSizeConstraint(QLayout::SetNoConstraint);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_empty);
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_search, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0); // the page keeps the distances
    column->addLayout(head);
    column->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, &invoke, &InvokeController::searchHistory);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        m_invoke.recall(index.data(HistoryModel::IdRole).toLongLong());
    });
    connect(&cursor, &TimeCursor::changed, this, &HistoryPane::showMoment);
    connect(&invoke.history(), &QAbstractItemModel::rowsInserted, this, &HistoryPane::showMoment,
            Qt::QueuedConnection);
    connect(&invoke.history(), &HistoryModel::filled, this, &HistoryPane::showEmpty);
    followFont(*this, [this] { applySpacing(); });
    if (invoke.history().isFilled()) {
        showEmpty();
    }
}

std::optional<double> HistoryPane::moment() const
{
    const QDateTime sent = m_table->currentIndex().data(HistoryModel::SentRole).toDateTime();
    return sent.isValid() ? std::optional(static_cast<double>(sent.toMSecsSinceEpoch()) / 1'000)
                          : std::nullopt;
}

/// The request nearest to the moment that is marked on all pages.
void HistoryPane::showMoment()
{
    if (!isVisible()) {
        return; // showEvent() catches up
    }
    HistoryModel &model = m_invoke.history();
    model.setMoment(m_cursor.time());
    const std::optional<int> row = model.momentRow();
    const bool isHeld = m_cursor.held() == m_cursor.time(); // nobody points elsewhere now
    if (m_cursor.held() != m_shownHeld && isHeld && (row || !m_cursor.held())) {
        m_shownHeld = m_cursor.held();
        if (m_shownHeld) {
            m_table->scrollTo(model.index(*row, 0));
        }
    }
}

void HistoryPane::showEmpty()
{
    const bool isEmpty = m_invoke.history().rowCount() == 0;
    showWords(m_empty, !isEmpty                     ? QString()
                       : m_search->text().isEmpty() ? tr("No request was sent yet.")
                                                    : tr("No request holds these words."));
}

void HistoryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showMoment();
}

void HistoryPane::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.s);
    const int row = fontMetrics().height() * 8 / 5;
    m_table->verticalHeader()->setDefaultSectionSize(row);
    // Less would not say that it is empty.
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() + 2 * row);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {18, 24, 32, 24}; // a time that is marked is bold
    for (int column = 0; column < 4; ++column) {
        m_table->setColumnWidth(column, letter * widths[column]);
    }
}

} // namespace serin
