// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QMenu;
class QMenuBar;

namespace serin {

class ActionRegistry;
class GitBench;
class Workbench;

/// The actions of the window that act on Git and the workspace: registers them, keeps them
/// available or says why they are not.
class GitActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    GitActions(Workbench &workbench, GitBench &bench, ActionRegistry &registry,
               QObject *parent = nullptr);

    void fillMenuBar(QMenuBar &bar);
    /// nullptr before fillMenuBar().
    [[nodiscard]] QMenu *menu() const { return m_gitMenu; }

Q_SIGNALS:
    /// Ctrl+Enter: whoever has the focus knows what it means.
    void goRequested();
    void operationsRequested();
    void commandsRequested();
    void reviewRequested();
    /// The sample is to be made anew; the person has to be asked.
    void startOverRequested();
    void cloneRequested();
    void azureRequested();

private:
    void setAvailable(const QString &id, bool isAvailable, const QString &reason);
    void update();

    Workbench &m_workbench;
    GitBench &m_bench;
    ActionRegistry &m_registry;
    QString m_menu;
    QMenu *m_gitMenu = nullptr;
};

} // namespace serin
