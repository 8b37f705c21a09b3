// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/overlay.h"

class QLabel;
class QPushButton;
class QStandardItemModel;
class QTreeView;

namespace serin {

class ActionRegistry;

/// All registered actions by menu, with their shortcuts (objectName `shortcutSheet`); arrows
/// scroll. It is to be read; the command palette runs actions.
class ShortcutSheet : public Overlay
{
    Q_OBJECT
public:
    /// @p registry must outlive it.
    ShortcutSheet(const ActionRegistry &registry, QWidget &window);

protected:
    void prepare() override;
    [[nodiscard]] QWidget *first() const override;
    [[nodiscard]] QRect placeOfCard() override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void fill();

    const ActionRegistry &m_registry;
    QStandardItemModel *m_model;
    QLabel *m_title;
    QPushButton *m_close;
    QTreeView *m_list;
};

} // namespace serin
