// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardlines.h"

#include <QObject>

class QPushButton;

namespace serin {

class ActionRegistry;
class DetailArea;
class GitBench;
class InventoryPane;
class Workbench;

/// Opens and closes the board, by an action and a button below the list of endpoints, and goes from
/// its lines to where the acts stand.
class BoardActs : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Workbench &workbench;
        GitBench &bench;
        ActionRegistry &actions;
    };

    /// All must outlive it.
    BoardActs(const Parts &parts, DetailArea &detail, InventoryPane &inventory,
              QObject *parent = nullptr);

Q_SIGNALS:
    void reviewRequested();

private:
    void take(BoardStep step, const QString &endpoint);
    void showEndpoint(const QString &endpoint);
    void update();

    Parts m_parts;
    DetailArea &m_detail;
    QPushButton *m_button;
};

} // namespace serin
