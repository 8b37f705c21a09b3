// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/manifestassist.h"

#include <QFrame>

class QKeyEvent;
class QLabel;
class QTreeWidget;

namespace serin {

/// What may stand at the cursor, to pick from (objectName `completionList`). Lies over the window
/// beside the cursor and never has the focus: whoever has it hands over its keys.
class CompletionList : public QFrame
{
    Q_OBJECT
public:
    /// @p window is what it lies over.
    explicit CompletionList(QWidget &window);

    /// Shows @p items below @p cursor (global coordinates), or above it where there is no room.
    void open(const std::vector<AssistItem> &items, const QRect &cursor);
    /// Whether the list did with the key of @p event what there is to do: arrows move, Enter and
    /// Tab pick, Escape closes. Nothing is taken while it is closed.
    bool takeKey(const QKeyEvent &event);

Q_SIGNALS:
    void picked(const serin::AssistItem &item);

private:
    void pick();
    void move(int by);
    void select(int row);
    void place(const QRect &cursor);

    std::vector<AssistItem> m_items;
    QTreeWidget *m_list;
    QLabel *m_help;
};

} // namespace serin
