// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workbench/gitbench.h"

#include "models/workbench/workbench.h"

namespace serin {

GitBench::GitBench(Workbench &workbench, const ProjectEngines &engines, const Places &places,
                   QObject *parent)
    : QObject(parent), m_workbench(workbench), m_project(engines),
      m_review(m_project, workbench.session(), m_operations, places.drafts),
      m_drift(m_project, workbench.endpoint(), workbench.session(), workbench.live()),
      m_sample(m_project, workbench.live().access(), m_operations, places.sample),
      m_environment(engines.git)
{
    FolderController *const folder = &workbench.folder();
    connect(folder, &FolderController::opened, this, [this](const QString &path) {
        m_review.close();
        m_project.open(path);
    });
    connect(folder, &FolderController::stateChanged, this, [this, folder] {
        if (folder->path().isEmpty() && m_project.phase() != ProjectController::Phase::None) {
            m_review.close();
            m_project.open({});
        }
    });
    connect(&workbench.live().access(), &WorkspaceAccess::changed, this, &GitBench::takePlane);
    connect(&m_sample, &SampleController::openRequested, &workbench, &Workbench::open);
    connect(&m_sample, &SampleController::closeRequested, &workbench, &Workbench::close);
    connect(&m_sample, &SampleController::changed, this, [this] {
        if (m_sample.state() == SampleController::State::Ready) {
            m_workbench.refresh();
        }
    });
    connect(&m_review, &ReviewController::done, &workbench, &Workbench::refresh);
    connect(&m_review, &ReviewController::done, &m_drift, &DriftController::refresh);
    workbench.credentials().setOperations(&m_operations);
    takePlane();
}

void GitBench::takePlane()
{
    // Another server may have the address of the one before; nothing of that may be used again.
    m_project.setPlane(nullptr);
    m_project.setPlane(m_workbench.live().access().plane());
}

} // namespace serin
