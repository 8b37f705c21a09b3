// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/invoke/foldercomparecard.h"

#include "models/invoke/foldercomparison.h"
#include "models/invoke/invokecontroller.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/rowtable.h"
#include "ui/theme/stylesheet.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace serin {

FolderCompareCard::FolderCompareCard(InvokeController &invoke, LiveController &live,
                                     QWidget *parent)
    : QWidget(parent), m_invoke(invoke), m_comparison(new FolderComparison(live, this)),
      m_summary(new QLabel(this)), m_note(new QLabel(this)),
      m_stop(new QPushButton(tr("Stop"), this)), m_close(new QToolButton(this)),
      m_table(makeRowTable(this))
{
    m_summary->setObjectName(QStringLiteral("folderSummary"));
    m_note->setObjectName(QStringLiteral("folderNote"));
    for (QLabel *label : {m_summary, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setWidgetRole(*m_note, WidgetRole::Caption);
    m_stop->setObjectName(QStringLiteral("stopFolderButton"));
    m_stop->setAccessibleName(tr("Stop comparing the folder"));
    m_stop->setAutoDefault(false);
    m_close->setObjectName(QStringLiteral("closeFolderButton"));
    m_close->setIcon(themedIcon(IconName::Close));
    m_close->setAccessibleName(tr("Close the comparison of the folder"));
    m_close->setToolTip(tr("Close the comparison of the folder"));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    buildTable();
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_stop, 0, Qt::AlignTop);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0); // the page keeps the distances
    column->addLayout(head);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    connect(m_stop, &QPushButton::clicked, m_comparison, &FolderComparison::stop);
    connect(m_close, &QToolButton::clicked, m_comparison, &FolderComparison::clear);
    connect(m_comparison, &FolderComparison::changed, this, &FolderCompareCard::showState);
    connect(&invoke, &InvokeController::targetsChanged, this, [this] {
        if (m_invoke.endpoint() != m_comparison->endpoint() && !m_comparison->isEmpty()) {
            m_comparison->clear();
        }
    });
    followFont(*this, [this] { applySpacing(); });
    showState();
}

void FolderCompareCard::buildTable()
{
    m_table->setObjectName(QStringLiteral("folderComparison"));
    m_table->setAccessibleName(tr("Requests of the folder and how the answers differ"));
    m_table->setModel(m_comparison);
    m_table->setToolTip(tr("Enter or a double click shows the request and the difference"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { open(index.row()); });
}

void FolderCompareCard::start(const QString &folder, const QString &baseline,
                              const QString &candidate)
{
    m_note->clear();
    m_comparison->start(folder, m_invoke.endpoint(), baseline, candidate);
}

bool FolderCompareCard::isRunning() const
{
    return m_comparison->isRunning();
}

void FolderCompareCard::showState()
{
    const bool hadFocus = m_stop->hasFocus() || m_close->hasFocus();
    m_summary->setText(breakable(m_comparison->summary()));
    m_stop->setVisible(m_comparison->isRunning());
    m_note->setVisible(!m_note->text().isEmpty());
    setVisible(!m_comparison->isEmpty());
    if (hadFocus && !m_stop->isVisible() && m_table->isVisible() && !m_close->hasFocus()) {
        m_table->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT changed();
}

void FolderCompareCard::open(int row)
{
    const QString path = m_comparison->path(row);
    if (path.isEmpty()) {
        return;
    }
    m_note->clear();
    if (const std::optional<InvokeOutcome> outcome = m_comparison->outcome(row)) {
        m_invoke.showComparison(path, *outcome);
    } else {
        m_invoke.loadFile(path);
        m_note->setText(tr("Its answers are not here: compare this request to see them."));
    }
    showState();
}

void FolderCompareCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.s);
    const int row = fontMetrics().height() * 8 / 5;
    m_table->verticalHeader()->setDefaultSectionSize(row);
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() + 3 * row);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {30, 38, 36}; // "503 Service Unavailable, 7.7 ms"
    for (int column = 0; column < 3; ++column) {
        m_table->setColumnWidth(column, letter * widths[column]);
    }
}

} // namespace serin
