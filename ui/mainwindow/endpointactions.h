// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

class QAction;

namespace serin {

class ActionRegistry;
class ProjectController;
class Workbench;

/// What a person can do with the selected endpoint as a whole: registers the actions, keeps them
/// available or says why they are not.
class EndpointActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it. @p category as for ActionSpec.
    EndpointActions(Workbench &workbench, ProjectController &project, ActionRegistry &registry,
                    const QString &category, QObject *parent = nullptr);

    /// For the menu beside the endpoint's name.
    [[nodiscard]] QList<QAction *> menuActions() const;

Q_SIGNALS:
    void compareRequested();

private:
    QAction *add(const QString &id, const QString &text, const QList<QKeySequence> &shortcuts);
    void update();
    void toggleSteady();
    void updateSteady();

    Workbench &m_workbench;
    ProjectController &m_project;
    ActionRegistry &m_registry;
    QString m_category;
};

} // namespace serin
