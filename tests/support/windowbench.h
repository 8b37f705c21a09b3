// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/preferences.h"
#include "models/live/workspaceswitch.h"
#include "models/workbench/gitbench.h"
#include "models/workbench/workbench.h"
#include "services/assets/assetstore.h"
#include "services/git/gitclient.h"
#include "services/storage/applyrecords.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"

#include <QTemporaryDir>

namespace serin {

/// The window over files of its own and a workspace that a test makes up; nothing of the person's
/// is touched.
class WindowBench
{
public:
    QTemporaryDir folder;
    FakeControlPlane plane;
    FakeWorkspaceAccess access;
    Preferences preferences{folder.filePath(QStringLiteral("serin.conf"))};
    Appearance appearance{preferences, nullptr};
    FileTrustStore trust{folder.filePath(QStringLiteral("trust.json"))};
    GitClient git{GitSettings(), trust};
    ProjectRegistry projects{folder.filePath(QStringLiteral("projects.json"))};
    WorkspaceRegistry workspaces{folder.filePath(QStringLiteral("workspaces.json"))};
    ApplyRecords records{folder.filePath(QStringLiteral("applies.db"))};
    AssetStore assets{folder.filePath(QStringLiteral("assets"))};
    WorkspaceSwitch accesses{access};
    Workbench workbench{preferences, accesses, folder.filePath(QStringLiteral("history.db"))};
    GitBench gitBench{
        workbench,
        accesses,
        {git, records, assets, projects, workspaces},
        {folder.filePath(QStringLiteral("drafts")), folder.filePath(QStringLiteral("sample")), {}}};
    MainWindow window{workbench, gitBench, appearance};

    [[nodiscard]] QString project() const { return folder.filePath(QStringLiteral("project")); }
    [[nodiscard]] QString path(const char *name) const
    {
        return project() + u'/' + QString::fromLatin1(name);
    }
    /// The workspace runs, and `plane` is what there is.
    void run()
    {
        access.controlPlane = &plane;
        access.set(WorkspaceAccess::State::Ready);
    }
    void addLive(const QString &endpoint, const QMap<QString, int> &traffic,
                 AuthMode mode = AuthMode::Key)
    {
        EndpointSpec spec(*EndpointName::fromString(endpoint));
        spec.authMode = mode;
        LiveEndpoint live(spec);
        live.state = ProvisioningState::Succeeded;
        live.traffic = traffic;
        plane.endpointList.append(live);
    }
    template<typename Widget = QWidget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window.findChild<Widget *>(QString::fromLatin1(name));
    }
};

} // namespace serin
