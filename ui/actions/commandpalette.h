// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/overlay.h"

#include <QStringList>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;

namespace serin {

class ActionRegistry;
class CommandListModel;

/// Search and run every registered action (objectName `commandPalette`): typing filters, Up, Down,
/// Page Up and Page Down select, Enter runs. The focus goes back to where it was before the action
/// runs, so that an action that looks at the focus sees it. An action that is unavailable shows why
/// and does not run.
class CommandPalette : public Overlay
{
    Q_OBJECT
public:
    /// @p registry must outlive it.
    CommandPalette(const ActionRegistry &registry, QWidget &window);

    /// Asked each time that it opens: the endpoints that can be gone to.
    void setEndpoints(const std::function<QStringList()> &names) { m_endpoints = names; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void endpointChosen(const QString &name);

protected:
    void prepare() override;
    void opened() override;
    [[nodiscard]] QWidget *first() const override;
    [[nodiscard]] QRect placeOfCard() override;
    bool focusNextPrevChild(bool next) override;

private:
    void onRegistryChanged();
    bool onKey(int key);
    void select(int row);
    void runCurrent();

    std::function<QStringList()> m_endpoints;
    CommandListModel *m_model;
    QLineEdit *m_filter;
    QListView *m_list;
    QLabel *m_nothing;
};

} // namespace serin
