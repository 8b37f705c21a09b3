// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/invoke/historypane.h"

#include "models/common/timecursor.h"
#include "models/invoke/invokecontroller.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/follow.h"
#include "ui/theme/rowtable.h"
#include "ui/theme/stylesheet.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace serin {

HistoryPane::HistoryPane(InvokeController &invoke, TimeCursor &cursor, QWidget *parent)
    : QWidget(parent), m_invoke(invoke), m_cursor(cursor), m_search(new QLineEdit(this)),
      m_table(makeRowTable(this))
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
    followFont(*this, [this] { applySpacing(); });
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

void HistoryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showMoment();
}

void HistoryPane::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.s);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {18, 24, 32, 24}; // a time that is marked is bold
    for (int column = 0; column < 4; ++column) {
        m_table->setColumnWidth(column, letter * widths[column]);
    }
}

} // namespace serin
