// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/latepage.h"

#include <QObject>
#include <QString>

#include <functional>

class QStackedWidget;

namespace serin {

class GitBench;
class GitPages;
class OwnShortcuts;
class SettingsPage;
class StartPage;
class Workbench;

/// The pages of which one fills the middle of the window: the endpoints of the folder, one of
/// Git's, the start, the settings.
class MainPages : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Workbench &workbench;
        GitBench &bench;
        GitPages &git;
        QStackedWidget &stack; ///< holds the endpoints; start and settings are put there
        QWidget &endpoints;
    };

    /// All @p parts must outlive it.
    explicit MainPages(const Parts &parts, QObject *parent = nullptr);

    /// For the settings, which show them. Must outlive it.
    void setShortcuts(OwnShortcuts &shortcuts) { m_shortcuts = &shortcuts; }

    /// Turns to the page that fits. Also when it is there already: then shown().
    void show();
    /// Puts the focus on the page that stands in the place of the endpoints; false: they are shown.
    bool focusPage();
    [[nodiscard]] bool areEndpointsShown() const;
    [[nodiscard]] bool isStartShown() const;
    /// There is a folder to show, or one comes.
    [[nodiscard]] bool hasFolder() const;

    void toggleSettings();
    [[nodiscard]] bool areSettingsShown() const { return m_showsSettings; }
    /// Something else is to be seen.
    void leaveSettings();
    /// Another folder is open: what was asked for before is over.
    void forget();
    void openClone();
    /// On the start page; the folder that is open comes along.
    void openAzure();
    void showRecentFolders();
    /// Where nothing is open then, the keyboard is on the start page.
    void onOpenFailed();

Q_SIGNALS:
    void shown();
    /// The settings are left for the endpoints.
    void endpointsEntered();
    /// A folder is to be chosen.
    void openRequested();
    void startOverRequested();

private:
    [[nodiscard]] StartPage *startPage();
    [[nodiscard]] SettingsPage *settingsPage();
    void addPage(QWidget &page);
    void leaveFor(const std::function<void()> &form);
    void goOn();

    Workbench &m_workbench;
    GitBench &m_bench;
    GitPages &m_git;
    QStackedWidget &m_stack;
    QWidget &m_endpoints;
    OwnShortcuts *m_shortcuts = nullptr;
    LatePage<StartPage> m_start;
    LatePage<SettingsPage> m_settings;
    bool m_showsSettings = false;
    QString m_leftForAzure;             ///< the folder that was open before "Connect to Azure ML"
    std::function<void()> m_onceClosed; ///< opens a form of the start page
};

} // namespace serin
