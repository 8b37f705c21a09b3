// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/preferences.h"
#include "models/common/translation.h"
#include "models/live/localworkspaceaccess.h"
#include "models/live/workspaceswitch.h"
#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "services/assets/assetstore.h"
#include "services/git/askpass/askpassserver.h"
#include "services/git/gitclient.h"
#include "services/storage/applyrecords.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/applicationtheme.h"

#include <memory>
#include <optional>

class QApplication;

namespace serin {

/// The window's part of the wiring: the one place that makes its objects, in the order of their
/// lives.
class Composition
{
public:
    /// @p theme of the command line goes before the remembered one and is not remembered.
    /// @p languages in the order of preference, see Translation; none: what the person has set,
    /// else the system's.
    /// @p workspace: the local workspace to look at. @p askpass: the program that git starts to
    /// ask the person; empty: git's questions fail. @p armUrl: where workspaces in Azure are looked
    /// for; empty: the public cloud.
    Composition(QApplication &application, const QString &preferencesFile,
                std::optional<SchemePreference> theme, const QStringList &languages = {},
                const LocalWorkspace::Settings &workspace = {},
                const QString &askpass = AskpassServer::findProgram(), const QString &armUrl = {});

    ~Composition();
    Q_DISABLE_COPY_MOVE(Composition)

    [[nodiscard]] Workbench &workbench() { return m_workbench; }
    [[nodiscard]] GitBench &gitBench() { return m_bench; }
    [[nodiscard]] MainWindow &window() { return m_window; }

private:
    Preferences m_preferences; // first, and makes no texts: it knows the language
    Translation m_translation; // the others look texts up as they are made
    ApplicationTheme m_theme;
    Appearance m_appearance;
    FileTrustStore m_trust;
    std::optional<Error> m_askpassProblem;    ///< why nobody can be asked
    std::unique_ptr<AskpassServer> m_askpass; ///< nullptr: nobody can be asked
    GitClient m_git;
    ProjectRegistry m_projects;
    WorkspaceRegistry m_workspaces;
    ApplyRecords m_records;
    AssetStore m_assets;
    LocalWorkspaceAccess m_access;
    WorkspaceSwitch m_switch;
    Workbench m_workbench;
    GitBench m_bench;
    MainWindow m_window;
};

} // namespace serin
