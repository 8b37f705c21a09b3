// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workbench/leftoutmanifests.h"

#include "models/project/projectcontroller.h"
#include "models/repository/foldercontroller.h"
#include "services/core/async.h"
#include "services/gitops/leftoutfiles.h"

namespace serin {

LeftOutManifests::LeftOutManifests(ProjectController &project, FolderController &folder,
                                   QObject *parent)
    : QObject(parent), m_project(project), m_folder(folder)
{
    connect(&folder, &FolderController::opened, this, [this] {
        ++m_request;
        m_known.clear();
    });
    connect(&folder, &FolderController::stateChanged, this, &LeftOutManifests::read);
    connect(&project, &ProjectController::changed, this, &LeftOutManifests::read);
}

void LeftOutManifests::read()
{
    const QString folder = m_folder.path();
    // Beside a single file nothing else is shown.
    if (m_folder.isScanning() || m_folder.state() != FolderController::State::Ready ||
        folder != m_folder.catalog().root() || !m_project.repository() ||
        m_project.trustQuestion().concernsReading()) {
        return;
    }
    deliver(readLeftOut(m_project.repository(), folder, m_known, this), this,
            [this, request = ++m_request](const Result<LeftOutFiles> &found) {
                // What cannot be told now is asked again after the next scan.
                if (!found || request != m_request) {
                    return;
                }
                m_known = found->files;
                FolderController::LeftOut leftOut;
                for (const CommitFile &file : std::as_const(m_known)) {
                    if (file.file->holdsManifest()) {
                        leftOut.insert(file.file->path, file);
                    }
                }
                m_folder.setLeftOut(leftOut);
            });
}

} // namespace serin
