// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workbench/gitbench.h"

#include "models/common/preferences.h"
#include "models/live/workspaceswitch.h"
#include "models/project/commitwatch.h"
#include "models/workbench/workbench.h"
#include "services/git/gitclient.h"

#include <algorithm>
#include <utility>

namespace serin {

GitBench::GitBench(Workbench &workbench, WorkspaceSwitch &workspaces, const ProjectEngines &engines,
                   const Places &places, AskpassServer *askpass, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_workspaces(workspaces), m_credentials(askpass),
      m_commands(engines.git.commands()), m_calls(workbench.invoke(), m_operations),
      m_project(engines), m_openingFetch(m_project),
      m_review(m_project, workbench.session(), m_operations, places.drafts),
      m_drift(m_project, workbench.endpoint(), workbench.session(), workbench.live()),
      m_history(m_project, workbench.endpoint(), workbench.session()),
      m_comparison(m_project, workbench.session()),
      m_historyActs(m_project, workbench.session(), m_review, m_operations),
      m_rollback(m_project, workbench.session(), m_operations),
      m_branches(m_project, workbench.session(), m_operations),
      m_conflict(m_project, workbench.session(), m_operations),
      m_remote(m_project, workbench.session(), m_operations),
      m_pipeline(m_project, m_branches, workbench.session()), m_pullRequest(m_project, m_branches),
      m_board(m_project, workbench.session(), workbench.live()),
      m_sample(m_project, workspaces.local(), m_operations, places.sample),
      m_clone(engines.git, m_operations), m_azure(engines, {places.armUrl, {}}),
      m_environment(engines.git), m_trafficCommits(m_project, workbench.metrics(), workspaces),
      m_leftOut(m_project, workbench.folder())
{
    FolderController *const folder = &workbench.folder();
    connect(folder, &FolderController::opened, this, [this](const QString &path) {
        m_review.close();
        m_operations.passOver();
        m_project.open(path, m_workbench.preferences().chosenProject(path));
        m_project.setPicks(m_workbench.picks().picks());
        if (const auto chosen = std::exchange(m_chosen, {}); chosen.first == path) {
            m_project.choose(chosen.second);
        }
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
    connect(&workspaces, &WorkspaceAccess::changed, this, &GitBench::takePlane);
    // First, before anything is looked at or done there.
    connect(&m_project, &ProjectController::changed, this, [this] {
        if (m_project.phase() == ProjectController::Phase::Ready) {
            m_workspaces.use(m_project.facts().workspace);
            keepChoice();
        }
    });
    connect(&m_azure, &AzureConnection::connected, this,
            [this](const QString &folderPath, const QString &project) {
                m_chosen = {folderPath, project};
                m_workbench.open(folderPath);
            });
    connect(&m_sample, &SampleController::openRequested, &workbench, &Workbench::open);
    connect(&m_sample, &SampleController::closeRequested, &workbench, &Workbench::close);
    connect(&workbench, &Workbench::openRefused, &m_sample, &SampleController::stop);
    connect(&m_sample, &SampleController::changed, this, [this] {
        if (m_sample.state() == SampleController::State::Ready) {
            m_workbench.refresh();
        } else if (m_sample.state() == SampleController::State::Resetting) {
            m_workbench.steady().stopAll();
        }
    });
    connect(&m_pipeline, &PipelineDraft::added, &m_review, &ReviewController::include);
    connect(&m_clone, &CloneController::cloned, &workbench, &Workbench::open);
    connect(&m_review, &ReviewController::done, &workbench, &Workbench::refresh);
    connect(&m_review, &ReviewController::done, &workbench.live(), &LiveController::lookClosely);
    const auto tellDrift = [this] {
        m_drift.setApplying(m_review.isRunning() || m_sample.isWorking());
    };
    connect(&m_review, &ReviewController::changed, &m_drift, tellDrift);
    connect(&m_branches, &BranchActs::changed, &m_drift,
            [this] { m_drift.setHomeBranch(m_branches.homeBranch()); });
    connect(&m_sample, &SampleController::changed, &m_drift, tellDrift);
    connect(&m_review, &ReviewController::done, &m_drift, &DriftController::refresh);
    connect(&m_review, &ReviewController::done, &m_history, &HistoryController::refresh);
    connect(&m_historyActs, &HistoryActs::commitUndone, &m_review, &ReviewController::lookAgain);
    connect(&m_rollback, &RollbackController::done, &workbench, &Workbench::refresh);
    connect(&m_rollback, &RollbackController::done, &workbench.live(),
            &LiveController::lookClosely);
    connect(&m_rollback, &RollbackController::done, &m_drift, &DriftController::refresh);
    connect(&m_rollback, &RollbackController::done, &m_history, &HistoryController::refresh);
    connect(&m_rollback, &RollbackController::done, &m_trafficCommits, &TrafficCommits::read);
    connect(&m_review, &ReviewController::done, &m_board, &BoardController::refresh);
    workbench.credentials().setOperations(&m_operations);
    connect(&m_review, &ReviewController::done, &m_trafficCommits, &TrafficCommits::read);
    const auto tellEnvironment = [this, &workspaces] {
        m_environment.setWorkspaceRuns(workspaces.local().state() == WorkspaceAccess::State::Ready);
    };
    connect(&workspaces.local(), &WorkspaceAccess::changed, &m_environment, tellEnvironment);
    tellEnvironment();
    new CommitWatch(
        m_project,
        [this] {
            return m_review.isRunning() || m_branches.isWorking() || m_remote.isWorking() ||
                   m_historyActs.isWorking() || m_sample.isWorking();
        },
        this);
    takePlane();
    applySettings();
    connect(&workbench.settings(), &SettingsModel::changed, this, &GitBench::applySettings);
}

void GitBench::keepChoice()
{
    const QString &path = m_project.facts().path;
    const QString &name = m_project.chosenName();
    Preferences &preferences = m_workbench.preferences();
    const QString kept = preferences.chosenProject(path);
    const QList<Project> &choices = m_project.facts().choices;
    // One that is gone for now, as on another branch, is there again later.
    const bool isThere = std::any_of(choices.begin(), choices.end(),
                                     [&kept](const Project &each) { return each.name == kept; });
    if (kept != name && (!name.isEmpty() || isThere)) {
        preferences.setChosenProject(path, name);
    }
}

void GitBench::applySettings()
{
    const Preferences &preferences = m_workbench.preferences();
    m_review.setCareTier(preferences.careTier());
    m_history.model().refreshTimes();
    m_environment.setPython(preferences.python());
}

void GitBench::takePlane()
{
    // Another server may have the address of the one before; nothing of that may be used again.
    m_project.setPlane(nullptr, m_workspaces.identity());
    m_project.setPlane(m_workspaces.plane(), m_workspaces.identity());
}

} // namespace serin
