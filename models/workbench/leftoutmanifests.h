// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/commitfolder.h"

#include <QObject>

namespace serin {

class FolderController;
class ProjectController;

/// Tells the folder which manifests a sparse checkout leaves out: after each scan, once git may run
/// in its repository. Without such a checkout no git runs. GUI thread only; nothing blocks.
class LeftOutManifests : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    LeftOutManifests(ProjectController &project, FolderController &folder,
                     QObject *parent = nullptr);

private:
    void read();

    ProjectController &m_project;
    FolderController &m_folder;
    CommitFiles m_known;   ///< of the folder that is open
    quint64 m_request = 0; ///< of the last one; older answers are dropped
};

} // namespace serin
