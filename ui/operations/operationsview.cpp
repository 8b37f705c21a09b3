// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationsview.h"

#include "models/manifest/displaytext.h"
#include "models/operations/operationsmodel.h"
#include "ui/operations/operationsdelegate.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/stylesheet.h"
#include "ui/yaml/textview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

namespace {

/// Qt tells screen readers that the keyboard is on the current row, also when it is elsewhere; here
/// rows become current by themselves.
class QuietList : public QListView
{
public:
    using QListView::QListView;

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override
    {
        if (hasFocus()) {
            QListView::currentChanged(current, previous);
        } else {
            // NOLINTNEXTLINE(bugprone-parent-virtual-call): QListView's tells a screen reader
            QAbstractItemView::currentChanged(current, previous);
        }
    }
};

} // namespace

OperationsView::OperationsView(OperationsModel &operations, QWidget *parent)
    : QWidget(parent), m_operations(operations), m_head(new QWidget(this)),
      m_buttons(new QWidget(m_head)), m_title(new QLabel(tr("Operations"), m_head)),
      m_summary(new QLabel(m_head)), m_list(new QuietList(this)), m_empty(new QLabel(this)),
      m_details(new TextView(this))
{
    setObjectName(QStringLiteral("operationsView"));
    setAccessibleName(tr("Operations"));
    setWidgetRole(*m_title, WidgetRole::Section);
    setWidgetRole(*m_summary, WidgetRole::Caption);
    m_list->setObjectName(QStringLiteral("operationsList"));
    m_list->setAccessibleName(tr("Operations, the newest first"));
    m_list->setModel(&operations);
    m_list->setItemDelegate(new OperationsDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_empty->setText(tr("Nothing was done yet. Commits, pushes, applies and calls appear here, "
                        "with how long they took."));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setWidgetRole(*m_empty, WidgetRole::Muted);
    m_details->setObjectName(QStringLiteral("operationDetails"));
    m_details->setAccessibleName(tr("Details"));
    buildHead();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // the pages keep the rest
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_list, 3);
    row->addWidget(m_details, 2);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_head);
    column->addWidget(m_empty, 1);
    column->addLayout(row, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &OperationsView::showCurrent);
    connect(&operations, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &, const QList<int> &roles) {
                const bool isTick = roles.size() == 1 && roles[0] == OperationsModel::ElapsedRole;
                if (!isTick && first == m_list->currentIndex()) {
                    showCurrent();
                }
            });
    connect(&operations, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!m_list->hasFocus()) {
            m_list->setCurrentIndex(m_operations.index(0));
        }
        showSummary();
    });
    connect(&operations, &QAbstractItemModel::rowsRemoved, this, &OperationsView::showSummary);
    connect(&operations, &OperationsModel::countsChanged, this, &OperationsView::showSummary);
    followFont(*this, [this] { applySpacing(); });
    showSummary();
    showCurrent();
}

QPushButton *OperationsView::addButton(const char *name, const QString &text)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    m_buttons->layout()->addWidget(button);
    return button;
}

void OperationsView::buildHead()
{
    auto *row = new QHBoxLayout(m_head);
    row->addWidget(m_title);
    row->addWidget(m_summary);
    new FlowLayout(m_buttons);
    row->addWidget(m_buttons, 1);
    row->addStretch();
    m_stop = addButton("stopOperationButton", tr("Stop"));
    m_retry = addButton("retryOperationButton", tr("Try again"));
    m_copy = addButton("copyOperationButton", tr("Copy details"));
    m_dismiss = addButton("dismissOperationButton", tr("Dismiss"));
    m_clear = addButton("clearOperationsButton", tr("Clear ended"));
    auto *const close = new QPushButton(m_head);
    close->setObjectName(QStringLiteral("closeOperationsButton"));
    close->setAutoDefault(false);
    row->addWidget(close, 0, Qt::AlignTop);
    close->setIcon(themedIcon(IconName::Close));
    close->setFlat(true);
    close->setAccessibleName(tr("Hide the operations"));
    connect(m_stop, &QPushButton::clicked, this, [this] { m_operations.stop(currentId()); });
    connect(m_retry, &QPushButton::clicked, this, [this] { m_operations.retry(currentId()); });
    connect(m_dismiss, &QPushButton::clicked, this, [this] { m_operations.dismiss(currentId()); });
    connect(m_clear, &QPushButton::clicked, &m_operations, &OperationsModel::dismissEnded);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            m_list->currentIndex().data(OperationsModel::DetailsRole).toString());
    });
    connect(close, &QPushButton::clicked, this, &OperationsView::closeRequested);
}

quint64 OperationsView::currentId() const
{
    return m_list->currentIndex().data(OperationsModel::IdRole).toULongLong();
}

void OperationsView::showNewest()
{
    int row = 0;
    for (int i = 0; i < m_operations.rowCount(); ++i) {
        if (m_operations.index(i).data(OperationsModel::StateRole).toInt() ==
            static_cast<int>(OperationState::Failed)) {
            row = i;
            break;
        }
    }
    m_list->setCurrentIndex(m_operations.index(row));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void OperationsView::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    const auto offer = [&index](QPushButton *button, int role, const QString &reason) {
        const bool can = index.isValid() && index.data(role).toBool();
        button->setEnabled(can);
        button->setToolTip(can ? QString() : reason);
    };
    const QString none = tr("Choose an operation first");
    offer(m_stop, OperationsModel::CanStopRole,
          index.isValid() ? tr("It does not run, or cannot be stopped") : none);
    offer(m_retry, OperationsModel::CanRetryRole,
          index.isValid() ? tr("Only what failed can be tried again") : none);
    offer(m_dismiss, OperationsModel::CanDismissRole,
          index.isValid() ? tr("It has not ended yet") : none);
    m_copy->setEnabled(index.isValid());
    m_copy->setToolTip(index.isValid() ? QString() : none);
    m_details->showText(
        displayText(index.data(OperationsModel::DetailsRole).toString().toUtf8()).text);
}

void OperationsView::showSummary()
{
    const int open = m_operations.openCount();
    const int failed = m_operations.failedCount();
    QStringList parts;
    if (const int wholes = m_operations.openWholes(); wholes > 0) {
        parts << tr("%Ln under way", nullptr, wholes);
    }
    if (failed > 0) {
        parts << tr("%Ln failed", nullptr, failed);
    }
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    const bool isEmpty = m_operations.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_buttons->setVisible(!isEmpty);
    m_list->setVisible(!isEmpty);
    m_details->setVisible(!isEmpty);
    const bool canClear = m_operations.rowCount() > open;
    m_clear->setEnabled(canClear);
    m_clear->setToolTip(canClear ? QString() : tr("Nothing has ended"));
    showCurrent();
}

QSize OperationsView::sizeHint() const
{
    const Spacing space = Spacing::forFont(font());
    return {space.l * 40, space.l * 11};
}

void OperationsView::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(0);
    m_head->layout()->setContentsMargins(
        leadingMargins(*this, space.m, space.xs, space.s, space.xs));
    m_head->layout()->setSpacing(space.s);
    m_buttons->layout()->setContentsMargins(0, 0, 0, 0);
    m_buttons->layout()->setSpacing(space.s);
    m_empty->setMargin(space.l);
}

} // namespace serin
