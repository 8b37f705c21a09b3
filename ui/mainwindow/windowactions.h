// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actionregistry.h"

#include <QObject>

class QMenuBar;

namespace serin {

class Appearance;
class Workbench;

/// The actions of the main window: registers them, does those that need no widget, keeps them
/// available or says why they are not. The rest is signals.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    WindowActions(Workbench &workbench, Appearance &appearance, ActionRegistry &registry,
                  QObject *parent = nullptr);

    void fillMenuBar(QMenuBar &bar) const;
    /// The category of what is done with a text; its menu is filled with the others.
    [[nodiscard]] const QString &editMenu() const { return m_editMenu; }
    /// The category of what is done with an endpoint; its menu is filled with the others.
    [[nodiscard]] const QString &endpointMenu() const { return m_endpointMenu; }
    /// Whether the page is shown that sends requests.
    void setOnTestPage(bool isOn);
    /// @p name is what the list has selected: the deployment that is meant; empty: none.
    void setDeployment(const QString &name);
    /// What the page Test compares, as an act, and why it cannot now; see TestPage.
    void setComparison(const QString &text, const QString &reason);
    /// Why the page Test cannot compare a folder of requests now.
    void setFolderComparison(const QString &reason);
    /// Whether what is shown has times, see EndpointPage::hasTimes().
    void setHasTimes(bool hasTimes);

Q_SIGNALS:
    void openRequested();
    void saveRequested();
    void quitRequested();
    void settingsRequested();
    void findRequested();
    void expandRequested();
    void collapseRequested();
    void commandsRequested();
    void nextPaneRequested();
    void nextProblemRequested();
    void pageRequested(int page);
    void momentRequested(); ///< to be marked
    void trafficRequested();
    void instancesRequested();
    void addRequested(); ///< a deployment
    void testRequested();
    void duplicateRequested(const QString &deployment);
    void removeRequested(const QString &deployment);
    void logsRequested(const QString &deployment);
    void comparisonRequested();
    void folderComparisonRequested();

private:
    QAction *add(const QString &id, const QString &text, const QString &category,
                 const QList<QKeySequence> &shortcuts, std::optional<IconName> icon = std::nullopt);
    void registerFile();
    void registerEdit();
    void registerView();
    void registerThemes();
    void registerDeployment();
    void registerTools();
    void nameSearchWords();
    void setAvailable(const QString &id, bool isAvailable, const QString &reason);
    void updateFolder();
    void updateHistory();
    void updateEndpoint();
    void updateDeployment();
    [[nodiscard]] QString deployment() const;
    void updateFindings();
    void updateWorkspace();
    void updateTest();
    void updateMoment();
    void updateAppearance();

    Workbench &m_workbench;
    Appearance &m_appearance;
    ActionRegistry &m_registry;
    QString m_fileMenu;
    QString m_editMenu;
    QString m_viewMenu;
    QString m_themeMenu;
    QString m_endpointMenu;
    QString m_deploymentMenu;
    QString m_toolsMenu;
    QString m_selected; ///< in the list, a deployment; empty: none
    QString m_comparison;
    QString m_comparisonReason;
    QString m_folderComparisonReason;
    bool m_isOnTestPage = false;
    bool m_hasTimes = false;
};

} // namespace serin
