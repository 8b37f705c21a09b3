// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/shortcutsheet.h"

#include "ui/actions/actionregistry.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"
#include "ui/theme/wrappedcells.h"

#include <QEvent>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

QString shortcutText(const QAction &action)
{
    QStringList texts;
    for (const QKeySequence &key : action.shortcuts()) {
        texts.append(key.toString(QKeySequence::NativeText));
    }
    return texts.join(QStringLiteral("   "));
}

QList<QStandardItem *> rowOf(const ActionRegistry::Entry &entry)
{
    const QString &name = entry.name;
    const QString keys = shortcutText(*entry.action);
    auto *first = new QStandardItem(name);
    auto *second = new QStandardItem(keys);
    first->setData(keys.isEmpty() ? name : name + QStringLiteral(", ") + keys,
                   Qt::AccessibleTextRole);
    for (QStandardItem *item : {first, second}) {
        item->setEditable(false);
        item->setToolTip(plainToolTip(entry.reason));
        item->setData(entry.reason, Qt::AccessibleDescriptionRole);
    }
    return {first, second};
}

} // namespace

ShortcutSheet::ShortcutSheet(const ActionRegistry &registry, QWidget &window)
    : Overlay(window), m_registry(registry), m_model(new QStandardItemModel(this)),
      m_title(new QLabel(tr("Actions and shortcuts"), &card())),
      m_close(new QPushButton(tr("Close"), &card())), m_list(new QTreeView(&card()))
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setAccessibleName(m_title->text());
    setWidgetRole(*m_title, WidgetRole::Title);
    m_close->setObjectName(QStringLiteral("closeShortcutsButton"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(m_title->text());
    m_list->setModel(m_model);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setWordWrap(true);
    m_list->setItemDelegate(new WrappedCells(*m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(&card());
    column->addLayout(head);
    column->addWidget(m_list, 1);
    connect(m_close, &QPushButton::clicked, this, &ShortcutSheet::close);
    connect(&registry, &ActionRegistry::changed, this, [this] {
        if (isVisible()) {
            fill();
        }
    });
}

void ShortcutSheet::prepare()
{
    fill();
    m_list->setCurrentIndex(m_model->index(0, 0));
}

QWidget *ShortcutSheet::first() const
{
    return m_list;
}

void ShortcutSheet::fill()
{
    const int at = m_list->verticalScrollBar()->value();
    m_model->clear();
    m_model->setColumnCount(2);
    for (const QString &category : m_registry.categories()) {
        auto *group = new QStandardItem(category);
        group->setEditable(false);
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        group->setFont(strong);
        for (const ActionRegistry::Entry &entry : m_registry.entries()) {
            if (entry.category == category) {
                group->appendRow(rowOf(entry));
            }
        }
        m_model->appendRow(group);
    }
    m_list->expandAll();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        m_list->setFirstColumnSpanned(row, {}, true);
    }
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_list->verticalScrollBar()->setValue(at);
}

void ShortcutSheet::changeEvent(QEvent *event)
{
    Overlay::changeEvent(event);
    if (event->type() == QEvent::FontChange && isVisible()) {
        fill();
    }
}

/// It lies over the window: Tab stays in it, and Escape leads out.
bool ShortcutSheet::focusNextPrevChild(bool /*next*/)
{
    (m_list->hasFocus() ? static_cast<QWidget *>(m_close) : m_list)->setFocus(Qt::TabFocusReason);
    return true;
}

QRect ShortcutSheet::placeOfCard()
{
    const Spacing space = Spacing::forFont(font());
    card().layout()->setContentsMargins(leadingMargins(*this, space.l, space.m, space.m, space.m));
    card().layout()->setSpacing(space.s);
    const QSize size = QSize(space.l * 40, rect().height() - 4 * space.l)
                           .boundedTo(rect().size() - QSize(2 * space.s, 2 * space.s));
    return {QPoint((rect().width() - size.width()) / 2, (rect().height() - size.height()) / 2),
            size};
}

} // namespace serin
