// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/commandpalette.h"

#include "ui/actions/commanddelegate.h"
#include "ui/actions/commandlistmodel.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QAction>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr int visibleRows = 10;

} // namespace

CommandPalette::CommandPalette(const ActionRegistry &registry, QWidget &window)
    : Overlay(window), m_model(new CommandListModel(registry, this)),
      m_filter(new QLineEdit(&card())), m_list(new QListView(&card())),
      m_nothing(new QLabel(&card()))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));

    m_filter->setObjectName(QStringLiteral("commandFilter"));
    m_filter->setAccessibleName(tr("Search commands"));
    m_filter->setPlaceholderText(tr("Search or run a command"));
    addSearchSign(*m_filter);
    m_filter->installEventFilter(this);

    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setText(tr("No command matches"));
    m_nothing->setAlignment(Qt::AlignCenter);
    setWidgetRole(*m_nothing, WidgetRole::Caption);

    auto *layout = new QVBoxLayout(&card());
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        select(0);
        arrange();
    });
    connect(&registry, &ActionRegistry::changed, this, &CommandPalette::onRegistryChanged);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::prepare()
{
    m_filter->clear();
    m_model->setEndpoints(m_endpoints ? m_endpoints() : QStringList());
    m_model->setFilter({});
}

void CommandPalette::opened()
{
    select(0);
}

QWidget *CommandPalette::first() const
{
    return m_filter;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        return onKey(static_cast<QKeyEvent *>(event)->key());
    }
    return Overlay::eventFilter(watched, event);
}

// Tab stays: the list is driven from the filter line, and Escape leads out.
bool CommandPalette::focusNextPrevChild(bool)
{
    return true;
}

void CommandPalette::onRegistryChanged()
{
    if (!isVisible()) {
        return;
    }
    const QAction *selected = m_model->actionAt(m_list->currentIndex().row());
    m_model->refresh();
    select(std::max(0, m_model->rowOf(selected)));
    arrange();
}

bool CommandPalette::onKey(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
        select(row + 1 < m_model->rowCount() ? row + 1 : 0);
        return true;
    case Qt::Key_Up:
        select(row > 0 ? row - 1 : m_model->rowCount() - 1);
        return true;
    case Qt::Key_PageDown:
        select(std::min(row + visibleRows, m_model->rowCount() - 1));
        return true;
    case Qt::Key_PageUp:
        select(std::max(row - visibleRows, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::select(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    m_list->setCurrentIndex(index);
    if (index.isValid() && isVisible() && QAccessible::isActive()) {
        // The list never has the focus, so a screen reader must be told what is selected.
        QAccessibleEvent focus(m_list, QAccessible::Focus);
        focus.setChild(row);
        QAccessible::updateAccessibility(&focus);
    }
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentIndex().row();
    if (const QString endpoint = m_model->endpointAt(row); !endpoint.isEmpty()) {
        close();
        Q_EMIT endpointChosen(endpoint);
        return;
    }
    QAction *action = m_model->actionAt(row);
    if (!action || !action->isEnabled()) {
        return;
    }
    close();
    action->trigger();
}

QRect CommandPalette::placeOfCard()
{
    const Spacing space = Spacing::forFont(font());
    const int width = std::min(space.l * 40, rect().width() - 2 * space.l);
    const int row = m_list->sizeHintForRow(0);
    const int rows = std::clamp(m_model->rowCount(), 0, visibleRows);
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    card().layout()->setContentsMargins(space.s, space.s, space.s, space.s);
    card().layout()->setSpacing(space.s);
    const int body = rows > 0 ? rows * row + 2 * m_list->frameWidth()
                              : m_nothing->sizeHint().height() + 2 * space.m;
    const int height = m_filter->sizeHint().height() + body + 3 * space.s + 2;
    const int top = std::min(space.xl * 2, std::max(0, rect().height() - height) / 2);
    return {(rect().width() - width) / 2, top, width,
            std::min(height, rect().height() - top - space.s)};
}

} // namespace serin
