// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/project/projectengines.h"
#include "models/project/projectfacts.h"
#include "services/git/trust/trustquestion.h"
#include "services/gitops/applypreparer.h"
#include "services/gitops/trackedcommits.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace serin {

class ControlPlane;
class DesiredStateSource;
class DriftReader;
class GitRepository;

/// The project that is open: which one the folder belongs to, its repository, and what plans are
/// made with. Everything slow happens elsewhere; answers about an earlier project are dropped. GUI
/// thread only.
class ProjectController : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        None,    ///< nothing is open
        Opening, ///< settings and repository are being looked at
        Ready,   ///< facts() are there; the repository too, unless gitProblem() says why not
        Failed,  ///< problem() says why
    };

    explicit ProjectController(ProjectEngines engines, QObject *parent = nullptr);
    ~ProjectController() override;

    /// @p path: a folder or one file; empty closes. @p name: of the project that was chosen there
    /// the last time; where there is none of that name any more, the one that fits counts.
    void open(const QString &path, const QString &name = {});
    /// Works in the project called @p name; another folder is opened with Workbench::open() first.
    void choose(const QString &name);
    /// Reads settings and repository again.
    void refresh();
    /// The control plane of the workspace with @p identity (WorkspaceEntry::identity()); nullptr
    /// while it is not there. One of another workspace than the project's is not used.
    void setPlane(ControlPlane *plane,
                  const QString &identity = WorkspaceEntry::local().identity());
    /// Keeps @p project, of the repository that is open, in the person's settings, and works in
    /// it. One that the repository offers or that had no entry becomes the person's own.
    void save(const Project &project);
    /// How much care the workspace of facts() wants, in whatever project.
    void saveWorkspaceTier(Tier tier);
    /// Which of several files count, with keys of a catalog of what is open. Kept for the project,
    /// so that other programs plan the same; where these say nothing, what was kept counts.
    void setPicks(const ProjectPicks &picks);
    /// Those that count, with keys of a catalog of what is open.
    [[nodiscard]] ProjectPicks picks() const;

    /// The name that was chosen; empty: whichever project fits.
    [[nodiscard]] const QString &chosenName() const { return m_name; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const ProjectFacts &facts() const { return m_facts; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

    // --- Git

    /// nullptr: there is none, or gitProblem() says why it cannot be used.
    [[nodiscard]] const std::shared_ptr<GitRepository> &repository() const { return m_repository; }
    /// NotFound: the folder is in no repository.
    [[nodiscard]] const std::optional<Error> &gitProblem() const { return m_gitProblem; }
    /// Not empty: the person has to be asked before git runs here.
    [[nodiscard]] const TrustQuestion &trustQuestion() const { return m_question; }
    /// The person's yes.
    void trust();
    /// Takes that yes back: git runs nothing of what the repository brings until it is given again.
    void withdrawTrust();
    /// Reads the question again: hooks and settings come while the folder is open. changed()
    /// follows when it is another.
    void readTrustQuestion();
    /// Where the branch stands, as last read.
    [[nodiscard]] const std::optional<TrackedCommits> &commits() const { return m_commits; }
    /// Reads it again; commitsChanged() follows when it is another.
    void readCommits();
    /// Why the remote could not be asked when it was last tried: what commits() says of it is
    /// older.
    [[nodiscard]] const std::optional<Error> &fetchProblem() const { return m_fetchProblem; }
    /// When the remote answered last since the folder was opened; null: it has not yet.
    [[nodiscard]] const QDateTime &fetchedAt() const { return m_fetchedAt; }
    /// @p fetch asks the remote of the repository that is open; commits() and fetchProblem() follow
    /// it. What was cancelled tells nothing.
    void follow(const QFuture<Result<void>> &fetch);

    // --- Engines for this project

    [[nodiscard]] const ProjectEngines &engines() const { return m_engines; }
    /// nullptr while the workspace is not there, or is none of this project.
    [[nodiscard]] ControlPlane *plane() const;
    /// nullptr while nothing is open.
    [[nodiscard]] DesiredStateSource *source() const { return m_source.get(); }
    /// nullptr without source or control plane. Others after each enginesChanged().
    [[nodiscard]] ApplyPreparer *preparer() const { return m_preparer.get(); }
    [[nodiscard]] DriftReader *driftReader() const { return m_drift.get(); }
    /// folderScope() of the folder that is open and of the control plane that is there: the command
    /// line keeps its applies under the same.
    [[nodiscard]] ApplyScope scope() const;
    /// Local models and code can be registered: the workspace reads this computer's files.
    [[nodiscard]] bool canRegister() const { return m_facts.workspace.isLocal; }
    /// Remembers that this folder was applied to this workspace.
    void noteApplied();

Q_SIGNALS:
    /// Phase, facts, repository or the question of trust changed.
    void changed();
    /// Of fetchProblem() too.
    void commitsChanged();
    /// The preparer and the reader of drift are others now, or gone.
    void enginesChanged();
    /// What save() and saveWorkspaceTier() could not do; everything is as it was.
    void saveFailed(const serin::Error &error);
    /// The yes that was taken back could not be deleted: it holds again in the next program.
    void trustNotForgotten(const serin::Error &error);
    /// Other files count now: plans are others.
    void picksChanged();

private:
    void read(const QString &path, const QString &name);
    void take(const Result<ProjectFacts> &facts);
    void openRepository();
    void takeQuestion(const TrustQuestion &question);
    void forgetCommits();
    void makeEngines();
    void takePicks();

    const ProjectEngines m_engines;
    Phase m_phase = Phase::None;
    QString m_path;
    QString m_name; ///< of the project that was chosen; empty: whichever fits
    ProjectFacts m_facts;
    std::optional<Error> m_problem;
    std::shared_ptr<GitRepository> m_repository;
    std::optional<Error> m_gitProblem;
    TrustQuestion m_question;
    std::optional<TrackedCommits> m_commits;
    std::optional<Error> m_fetchProblem;
    QDateTime m_fetchedAt; ///< UTC
    ProjectPicks m_seen;   ///< what setPicks() said
    ControlPlane *m_plane = nullptr;
    QString m_planeIdentity;
    std::unique_ptr<DesiredStateSource> m_source;
    std::unique_ptr<ApplyPreparer> m_preparer;
    std::unique_ptr<DriftReader> m_drift;
    quint64 m_request = 0;        ///< of the project; older answers are dropped
    quint64 m_commitsRequest = 0; ///< of where the branch stands
};

} // namespace serin
