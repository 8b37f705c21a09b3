// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/completionlist.h"

#include "ui/theme/stylesheet.h"
#include "ui/yaml/besideplace.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTreeWidget>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostRows = 9;

} // namespace

CompletionList::CompletionList(QWidget &window)
    : QFrame(&window), m_list(new QTreeWidget(this)), m_help(new QLabel(this))
{
    setObjectName(QStringLiteral("completionList"));
    setAccessibleName(tr("What may stand here"));
    setWidgetRole(*this, WidgetRole::Card);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(QStringLiteral("completionItems"));
    m_list->setAccessibleName(accessibleName());
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setColumnCount(2);
    m_list->header()->hide();
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_help->setObjectName(QStringLiteral("completionHelp"));
    m_help->setTextFormat(Qt::PlainText);
    m_help->setWordWrap(true);
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_list, 0, Qt::AlignTop);
    row->addWidget(m_help, 1);
    connect(m_list, &QTreeWidget::itemClicked, this, &CompletionList::pick);
    hide();
}

void CompletionList::open(const std::vector<AssistItem> &items, const QRect &cursor)
{
    m_items = items;
    if (m_items.empty()) {
        hide();
        return;
    }
    const Theme &theme = Theme::fromPalette(palette());
    m_list->clear();
    for (const AssistItem &item : m_items) {
        auto *row = new QTreeWidgetItem(m_list, {item.label, item.detail});
        row->setForeground(1, theme.mutedText);
    }
    select(0);
    place(cursor);
    show();
    raise();
}

void CompletionList::place(const QRect &cursor)
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.xs, space.xs, space.s, space.xs);
    layout()->setSpacing(space.s);
    const int rows = std::min(static_cast<int>(m_items.size()), mostRows);
    const int listHeight = std::max(rows * m_list->sizeHintForRow(0), 4 * space.l);
    int wanted = 0;
    for (const AssistItem &item : m_items) {
        wanted = std::max(wanted, fontMetrics().horizontalAdvance(item.label) +
                                      fontMetrics().horizontalAdvance(item.detail));
    }
    const int room = window()->width() - 2 * space.l;
    const int helpWidth = std::min(space.l * 18, room / 3);
    m_list->setFixedSize(std::min(wanted + 4 * space.l, room - helpWidth - 3 * space.s),
                         listHeight);
    int helpHeight = 0;
    for (const AssistItem &item : m_items) { // so that it stays as it is while one looks through
        helpHeight = std::max(helpHeight, m_help->fontMetrics()
                                              .boundingRect(QRect(0, 0, helpWidth, 1 << 16),
                                                            Qt::TextWordWrap, item.help)
                                              .height());
    }
    m_help->setFixedWidth(helpWidth);
    m_help->setVisible(helpHeight > 0);
    m_help->setFixedHeight(std::max(helpHeight, 1));
    layout()->activate();
    placeBeside(*this, layout()->totalMinimumSize(), cursor);
}

void CompletionList::select(int row)
{
    QTreeWidgetItem *const item = m_list->topLevelItem(row);
    m_list->setCurrentItem(item);
    const AssistItem &chosen = m_items[static_cast<std::size_t>(row)];
    m_help->setText(chosen.help);
    m_list->setAccessibleDescription(chosen.help);
    if (isVisible() && QAccessible::isActive()) {
        // The list never has the focus, so a screen reader must be told what is selected.
        QAccessibleEvent focus(m_list, QAccessible::Focus);
        focus.setChild(row);
        QAccessible::updateAccessibility(&focus);
    }
}

void CompletionList::move(int by)
{
    const int count = m_list->topLevelItemCount();
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    const bool isStep = by == 1 || by == -1;
    select(isStep ? (row + by + count) % count : std::clamp(row + by, 0, count - 1));
}

void CompletionList::pick()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0) {
        return;
    }
    const AssistItem chosen = m_items[static_cast<std::size_t>(row)];
    hide();
    Q_EMIT picked(chosen);
}

bool CompletionList::takeKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (!isVisible() || modifiers != Qt::NoModifier) {
        return false;
    }
    switch (event.key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(mostRows);
        return true;
    case Qt::Key_PageUp:
        move(-mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        pick();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

} // namespace serin
