// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/filterlist.h"

#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr int keyRole = Qt::UserRole + 1;
constexpr int wordsRole = Qt::UserRole + 2;
constexpr int shownRows = 6;

} // namespace

FilterList::FilterList(const QString &title, const QString &name, QWidget *parent)
    : QWidget(parent), m_title(new QLabel(title, this)), m_count(new QLabel(this)),
      m_filter(new QLineEdit(this)), m_view(new QListView(this)), m_placeholder(new QLabel(m_view)),
      m_rows(new QStandardItemModel(this)), m_proxy(new QSortFilterProxyModel(this))
{
    m_filter->setObjectName(name + QStringLiteral("Filter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter: %1", "a list").arg(title));
    m_filter->installEventFilter(this);
    m_view->setObjectName(name + QStringLiteral("List"));
    m_view->setAccessibleName(title);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setUniformItemSizes(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_proxy->setSourceModel(m_rows);
    m_proxy->setFilterRole(wordsRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_proxy);
    m_placeholder->setWordWrap(true);
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setTextFormat(Qt::PlainText);
    setWidgetRole(*m_placeholder, WidgetRole::Caption);
    setWidgetRole(*m_count, WidgetRole::Caption);
    auto *inside = new QVBoxLayout(m_view);
    inside->addWidget(m_placeholder);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_filter);
    column->addWidget(m_view);
    connect(m_filter, &QLineEdit::textChanged, this, &FilterList::applyFilter);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        if (m_proxy->rowCount() > 0 && !m_view->currentIndex().isValid()) {
            m_view->setCurrentIndex(m_proxy->index(0, 0));
        }
        if (!currentKey().isEmpty()) {
            Q_EMIT activated(currentKey());
        }
    });
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(index.data(keyRole).toString()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (!m_isFilling && index.isValid()) {
                    Q_EMIT picked(index.data(keyRole).toString());
                }
            });
    followFont(*this, [this] { applySpacing(); });
    showCount();
}

void FilterList::setRows(const QList<Row> &rows)
{
    if (rows == m_content) {
        return;
    }
    m_content = rows;
    const QString before = currentKey();
    m_isFilling = true;
    m_rows->clear();
    for (const Row &row : rows) {
        auto *item = new QStandardItem(singleLine(row.text, 200));
        item->setData(row.key, keyRole);
        item->setData(row.text + QLatin1Char(' ') + row.detail, wordsRole);
        item->setToolTip(plainToolTip(row.detail));
        item->setAccessibleText(singleLine(row.text + QStringLiteral(", ") + row.detail, 400));
        m_rows->appendRow(item);
    }
    select(before);
    m_isFilling = false;
    showCount();
    if (rows.size() == 1 && currentKey().isEmpty()) {
        select(rows.first().key);
    }
}

void FilterList::setPlaceholder(const QString &text)
{
    m_placeholder->setText(text);
    m_placeholder->setVisible(m_proxy->rowCount() == 0 && !text.isEmpty());
}

QString FilterList::currentKey() const
{
    return m_view->currentIndex().data(keyRole).toString();
}

QWidget *FilterList::filter() const
{
    return m_filter;
}

void FilterList::reset()
{
    m_filter->clear();
    m_view->setCurrentIndex({});
}

void FilterList::focusFilter()
{
    m_filter->setFocus();
}

void FilterList::select(const QString &key)
{
    for (int row = 0; row < m_proxy->rowCount() && !key.isEmpty(); ++row) {
        if (m_proxy->index(row, 0).data(keyRole).toString() == key) {
            m_view->setCurrentIndex(m_proxy->index(row, 0));
            return;
        }
    }
}

void FilterList::applyFilter(const QString &text)
{
    // Every word, wherever it stands.
    QString pattern;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        pattern += QStringLiteral("(?=.*%1)").arg(QRegularExpression::escape(word));
    }
    m_proxy->setFilterRegularExpression(
        QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::DotMatchesEverythingOption));
    showCount();
}

void FilterList::showCount()
{
    const int all = m_rows->rowCount();
    const int shown = m_proxy->rowCount();
    m_count->setText(all == 0       ? QString()
                     : shown == all ? QString::number(all)
                                    : tr("%1 of %2", "rows that are shown").arg(shown).arg(all));
    setPlaceholder(m_placeholder->text());
}

bool FilterList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down && m_proxy->rowCount() > 0) {
        m_view->setFocus(Qt::OtherFocusReason);
        if (!m_view->currentIndex().isValid()) {
            m_view->setCurrentIndex(m_proxy->index(0, 0));
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterList::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.xs);
    m_view->setFixedHeight(space.l * shownRows * 3 / 2);
}

} // namespace serin
