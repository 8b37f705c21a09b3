// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/projectcontroller.h"

#include "models/project/projectpicks.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/domain/controlplane.h"
#include "services/git/gitclient.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/drift/driftreader.h"
#include "services/gitops/folderscope.h"

#include <utility>

namespace serin {

ProjectController::ProjectController(ProjectEngines engines, QObject *parent)
    : QObject(parent), m_engines(engines)
{}

ProjectController::~ProjectController() = default;

void ProjectController::open(const QString &path, const QString &name)
{
    m_name = name;
    if (path == m_path && m_phase == Phase::Ready) {
        read(path, name);
        return;
    }
    m_path = path;
    m_facts = {};
    m_problem.reset();
    m_repository.reset();
    m_gitProblem.reset();
    m_question = {};
    m_commits.reset();
    m_fetchProblem.reset();
    m_fetchedAt = {};
    m_preparer.reset();
    m_drift.reset();
    m_source.reset();
    m_phase = path.isEmpty() ? Phase::None : Phase::Opening;
    ++m_request;
    ++m_commitsRequest;
    Q_EMIT enginesChanged();
    Q_EMIT changed();
    Q_EMIT commitsChanged();
    if (!path.isEmpty()) {
        read(path, name);
    }
}

void ProjectController::choose(const QString &name)
{
    m_name = name;
    read(m_path, name);
}

void ProjectController::refresh()
{
    if (!m_path.isEmpty()) {
        read(m_path, m_name);
    }
}

void ProjectController::read(const QString &path, const QString &name)
{
    const auto work = [projects = &m_engines.projects, workspaces = &m_engines.workspaces, path,
                       name] { return readProjectFacts(*projects, *workspaces, path, name); };
    deliver(runAsync(workers(), work), this,
            [this, request = ++m_request](const Result<ProjectFacts> &facts) {
                if (request == m_request) {
                    take(facts);
                }
            });
}

void ProjectController::take(const Result<ProjectFacts> &facts)
{
    if (!facts && facts.error().kind == ErrorKind::NotFound && m_phase == Phase::Opening &&
        !m_name.isEmpty()) {
        m_name.clear();
        read(m_path, {});
        return;
    }
    if (!facts) {
        m_problem = facts.error();
        m_phase = Phase::Failed;
        Q_EMIT changed();
        return;
    }
    const bool isOther = !m_source || facts->project.absoluteFolder() != m_source->folder() ||
                         facts->project.name != m_facts.project.name ||
                         facts->workspace.identity() != m_facts.workspace.identity();
    m_problem.reset();
    m_facts = *facts;
    if (isOther) {
        m_preparer.reset();
        m_drift.reset();
        m_source = std::make_unique<DesiredStateSource>(m_facts.project.absoluteFolder());
        makeEngines();
    }
    takePicks();
    openRepository();
}

void ProjectController::openRepository()
{
    using Repository = std::shared_ptr<GitRepository>;
    deliver(m_engines.git.open(m_facts.project.repository), this,
            [this, request = m_request](const Result<Repository> &opened) {
                if (request != m_request) {
                    return;
                }
                if (!opened) {
                    m_phase = Phase::Ready;
                    m_repository.reset();
                    m_gitProblem = opened.error();
                    m_question = {};
                    Q_EMIT changed();
                    return;
                }
                deliver(
                    (*opened)->trustQuestion(), this,
                    [this, request, repository = *opened](const Result<TrustQuestion> &question) {
                        if (request != m_request) {
                            return;
                        }
                        m_phase = Phase::Ready; // not before it is known what git may be asked
                        m_gitProblem.reset();
                        if (question) {
                            m_repository = repository;
                            takeQuestion(*question);
                        } else {
                            m_gitProblem = question.error();
                            m_repository.reset();
                        }
                        Q_EMIT changed();
                        readCommits();
                    });
            });
}

void ProjectController::trust()
{
    if (!m_repository || m_question.isEmpty()) {
        return;
    }
    deliver(m_repository->trust(m_question), this,
            [this, request = m_request](const Result<void> &trusted) {
                if (request != m_request) {
                    return;
                }
                if (!trusted && trusted.error().kind != ErrorKind::Io) {
                    m_gitProblem = trusted.error();
                }
                refresh();
            });
}

void ProjectController::withdrawTrust()
{
    if (!m_repository || !m_question.isAnswered) {
        return;
    }
    deliver(m_repository->withdrawTrust(), this,
            [this, request = m_request](const Result<void> &withdrawn) {
                if (!withdrawn) {
                    Q_EMIT trustNotForgotten(withdrawn.error());
                }
                if (request == m_request) {
                    forgetCommits(); // what git said under the trust
                    refresh();
                }
            });
}

void ProjectController::readTrustQuestion()
{
    if (!m_repository) {
        return;
    }
    deliver(m_repository->trustQuestion(), this,
            [this, repository = m_repository](const Result<TrustQuestion> &question) {
                if (repository != m_repository || !question || m_question == *question) {
                    return;
                }
                const bool isOther = m_question.items != question->items;
                takeQuestion(*question);
                if (isOther) {
                    Q_EMIT changed();
                }
            });
}

/// What git said before the configuration asked for trust goes with it.
void ProjectController::takeQuestion(const TrustQuestion &question)
{
    m_question = question;
    if (m_question.concernsReading() && m_commits) {
        forgetCommits();
    }
}

void ProjectController::forgetCommits()
{
    m_commits.reset();
    ++m_commitsRequest;
    Q_EMIT commitsChanged();
}

void ProjectController::readCommits()
{
    if (!m_repository || m_question.concernsReading()) {
        return;
    }
    deliver(readTrackedCommits(m_repository, m_facts.project.branch.toUtf8(), this), this,
            [this, request = ++m_commitsRequest](const Result<TrackedCommits> &commits) {
                if (request != m_commitsRequest || !commits || m_commits == *commits) {
                    return;
                }
                m_commits = *commits;
                Q_EMIT commitsChanged();
            });
}

void ProjectController::follow(const QFuture<Result<void>> &fetch)
{
    deliver(fetch, this, [this, path = m_path](const Result<void> &fetched) {
        const bool isCancelled = !fetched && fetched.error().kind == ErrorKind::Cancelled;
        if (path != m_path || isCancelled) {
            return;
        }
        const bool isOther = m_fetchProblem.has_value() == fetched.has_value();
        m_fetchProblem = fetched ? std::nullopt : std::optional(fetched.error());
        if (fetched) {
            m_fetchedAt = QDateTime::currentDateTimeUtc();
        }
        if (isOther) {
            Q_EMIT commitsChanged();
        }
        readCommits();
    });
}

void ProjectController::setPlane(ControlPlane *plane, const QString &identity)
{
    if (plane == m_plane && identity == m_planeIdentity) {
        return;
    }
    m_plane = plane;
    m_planeIdentity = identity;
    makeEngines();
}

ControlPlane *ProjectController::plane() const
{
    return m_planeIdentity == m_facts.workspace.identity() ? m_plane : nullptr;
}

void ProjectController::save(const Project &project)
{
    const auto work = [projects = &m_engines.projects, project]() -> Result<QStringList> {
        Result<QStringList> saved = projects->replace(project);
        if (!saved && saved.error().kind == ErrorKind::NotFound) {
            saved = projects->add(project);
        }
        return saved;
    };
    deliver(runAsync(workers(), work), this,
            [this, request = m_request, name = project.name](const Result<QStringList> &saved) {
                if (!saved) {
                    Q_EMIT saveFailed(saved.error());
                } else if (request == m_request) {
                    choose(name);
                }
            });
}

void ProjectController::saveWorkspaceTier(Tier tier)
{
    WorkspaceEntry entry = m_facts.workspace;
    entry.tier = tier;
    const auto work = [workspaces = &m_engines.workspaces, entry]() -> Result<QStringList> {
        Result<QStringList> saved = workspaces->replace(entry);
        if (!saved && saved.error().kind == ErrorKind::NotFound) {
            saved = workspaces->add(entry);
        }
        return saved;
    };
    deliver(runAsync(workers(), work), this,
            [this, request = m_request](const Result<QStringList> &saved) {
                if (!saved) {
                    Q_EMIT saveFailed(saved.error());
                } else if (request == m_request) {
                    refresh();
                }
            });
}

void ProjectController::setPicks(const ProjectPicks &picks)
{
    m_seen = picks;
    if (m_source) {
        takePicks();
    }
}

ProjectPicks ProjectController::picks() const
{
    return picksSeenFrom(m_facts.project.picks, m_facts.project.absoluteFolder(),
                         m_facts.openedFolder);
}

void ProjectController::takePicks()
{
    Project &project = m_facts.project;
    const ProjectPicks all = picksOver(
        project.picks, picksSeenFrom(m_seen, m_facts.openedFolder, project.absoluteFolder()));
    if (all != project.picks && !m_facts.isAmbiguous) {
        const auto work = [projects = &m_engines.projects, repository = project.repository,
                           name = project.name,
                           all] { return projects->setPicks(repository, name, all); };
        // At worst another program asks which file counts.
        deliver(runAsync(workers(), work), this, [](const Result<QStringList> &) {});
    }
    project.picks = all;
    const DesiredPicks &before = m_source->picks();
    if (before.endpoints != all.endpoints || before.deployments != all.deployments) {
        m_source->setPicks({all.endpoints, all.deployments});
        Q_EMIT picksChanged();
    }
}

void ProjectController::makeEngines()
{
    m_preparer.reset();
    m_drift.reset();
    if (plane() && m_source) {
        m_preparer = std::make_unique<ApplyPreparer>(
            ApplyPreparer::Services{*m_source, *plane(), m_engines.records, m_engines.assets},
            scope());
        m_drift = std::make_unique<DriftReader>(
            DriftReader::Services{*m_source, *plane(), m_engines.records});
    }
    Q_EMIT enginesChanged();
}

ApplyScope ProjectController::scope() const
{
    const QString folder = m_facts.project.absoluteFolder();
    return plane() ? folderScope(folder, plane()->workspace()) : ApplyScope{folder, {}};
}

void ProjectController::noteApplied()
{
    if (m_facts.wasApplied) {
        return;
    }
    m_facts.wasApplied = true;
    const auto work = [projects = &m_engines.projects, folder = m_facts.project.absoluteFolder(),
                       identity = m_facts.workspace.identity()]() {
        return projects->setApplied(folder, identity);
    };
    // At worst the person is asked once more.
    deliver(runAsync(workers(), work), this, [](const Result<QStringList> &) {});
}

} // namespace serin
