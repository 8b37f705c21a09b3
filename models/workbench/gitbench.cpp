// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workbench/gitbench.h"

#include "models/workbench/workbench.h"

namespace serin {

GitBench::GitBench(Workbench &workbench, const ProjectEngines &engines, const Places &places,
                   AskpassServer *askpass, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_credentials(askpass),
      m_calls(workbench.invoke(), m_operations), m_project(engines),
      m_review(m_project, workbench.session(), m_operations, places.drafts),
      m_sample(m_project, workbench.live().access(), m_operations, places.sample),
      m_environment(engines.git), m_trafficCommits(m_project, workbench.metrics())
{
    FolderController *const folder = &workbench.folder();
    connect(folder, &FolderController::opened, this, [this](const QString &path) {
        m_review.close();
        m_project.open(path);
        m_project.setPicks(m_workbench.picks().picks());
    });
    LiveController *const live = &workbench.live();
    m_review.setHistory(workbench.history(), [live] { return live->status().workspace; });
    connect(&workbench.invoke(), &InvokeController::answered, &m_review,
            &ReviewController::lookAgain);
    VariantPicks *const picks = &workbench.picks();
    connect(picks, &VariantPicks::picked, this,
            [this, picks] { m_project.setPicks(picks->picks()); });
    connect(&m_project, &ProjectController::picksChanged, this,
            [this, picks] { picks->adopt(m_project.picks()); });
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
    connect(&m_review, &ReviewController::done, &m_trafficCommits, &TrafficCommits::read);
    takePlane();
}

void GitBench::takePlane()
{
    // Another server may have the address of the one before; nothing of that may be used again.
    m_project.setPlane(nullptr);
    m_project.setPlane(m_workbench.live().access().plane());
}

} // namespace serin
