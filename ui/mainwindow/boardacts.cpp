// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/boardacts.h"

#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "ui/actions/actionregistry.h"
#include "ui/board/boardpage.h"
#include "ui/endpoint/endpointpage.h"
#include "ui/inventory/inventorypane.h"
#include "ui/mainwindow/detailarea.h"

#include <QPushButton>

namespace serin {

namespace {

const QString boardId = QStringLiteral("view.board");
const QString refreshId = QStringLiteral("view.refresh");
const QString pullId = QStringLiteral("git.pull");

} // namespace

BoardActs::BoardActs(const Parts &parts, DetailArea &detail, InventoryPane &inventory,
                     QObject *parent)
    : QObject(parent), m_parts(parts), m_detail(detail), m_button(new QPushButton(tr("Board")))
{
    m_button->setObjectName(QStringLiteral("boardButton"));
    m_button->setAutoDefault(false);
    m_button->setCheckable(true);
    m_button->setToolTip(tr("What differs between Git and live, of all endpoints (Ctrl+Shift+B)"));
    inventory.addTool(m_button);
    QAction *const board = parts.actions.action(boardId);
    connect(board, &QAction::triggered, this,
            [this] { m_detail.setOnBoard(!m_detail.isOnBoard() || !m_detail.isVisible()); });
    connect(m_button, &QPushButton::clicked, board, &QAction::trigger);
    connect(parts.actions.action(refreshId), &QAction::triggered, &parts.bench.board(),
            &BoardController::refresh);
    connect(&detail, &QStackedWidget::currentChanged, this, &BoardActs::update);
    connect(&parts.bench.board(), &BoardController::changed, this, &BoardActs::update);
    BoardPage *const page = &detail.board();
    connect(page, &BoardPage::stepRequested, this, &BoardActs::take);
    connect(page, &BoardPage::endpointRequested, this, &BoardActs::showEndpoint);
    connect(page, &BoardPage::startWorkspaceRequested, this,
            [this] { m_parts.workbench.live().access().start(); });
    update();
}

void BoardActs::update()
{
    const bool isOpen = !m_parts.workbench.folder().path().isEmpty();
    if (isOpen) {
        m_parts.actions.setAvailable(boardId);
    } else {
        m_parts.actions.setUnavailable(boardId, tr("Open a folder first"));
    }
    m_button->setEnabled(isOpen);
    m_button->setChecked(m_detail.isOnBoard());
    const QAction *const pull = m_parts.actions.action(pullId);
    m_detail.board().setPullReason(!pull               ? tr("Pull with git in a terminal")
                                   : pull->isEnabled() ? QString()
                                                       : pull->toolTip());
}

void BoardActs::take(BoardStep step, const QString &endpoint)
{
    switch (step) {
    case BoardStep::None:
    case BoardStep::Wait:
        break;
    case BoardStep::Commit:
    case BoardStep::Push:
    case BoardStep::Apply:
        Q_EMIT reviewRequested();
        break;
    case BoardStep::Pull:
        if (QAction *const pull = m_parts.actions.action(pullId)) {
            pull->trigger();
        }
        break;
    case BoardStep::Resolve:
        showEndpoint(endpoint);
        break;
    }
}

void BoardActs::showEndpoint(const QString &endpoint)
{
    m_detail.setOnBoard(false);
    m_detail.showEndpoint(endpoint);
    m_detail.endpoint().showPage(EndpointPage::Overview);
    m_detail.endpoint().focusPage();
}

} // namespace serin
