// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/rollbackwords.h"
#include "models/operations/operationsmodel.h"
#include "services/core/error.h"
#include "services/gitops/rollback/rollback.h"
#include "services/workspace/tier.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

class EditSession;
class ProjectController;
class RollbackPreparer;
struct GitPulled;

/// Rolling the selected endpoint back to an earlier version: first what that would do, then, when
/// the person has agreed, live traffic, the commit, its push and its apply. GUI thread only.
class RollbackController : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        Closed,
        Preparing,
        Ready,
        Running,
        Ended,   ///< endedSteps() say how far it came
        Pulling, ///< what the remote has, after a push that was rejected
        Failed,  ///< problem(): it cannot be prepared, or nothing was changed
    };

    /// All must outlive it.
    RollbackController(ProjectController &project, EditSession &session,
                       OperationsModel &operations, QObject *parent = nullptr);
    ~RollbackController() override;

    /// Finds out what going back to @p commit would do; an empty one stands for the last healthy
    /// version before what is live now. Does nothing while one runs.
    void prepare(const QString &endpoint, const QString &commit);
    /// Once; only what was shown is done.
    void confirm();
    /// Stops before the next step.
    void stop();
    /// prepare() for what is left of the one that ended.
    void goOn();
    /// Takes what the remote has, then goOn().
    void pullRebase();
    /// Not while it runs.
    void close();

    /// Why prepare() would be refused; empty when nothing is known that speaks against it.
    [[nodiscard]] QString unavailableReason() const;
    /// Something is left to do.
    [[nodiscard]] bool canGoOn() const;
    /// The remote has commits that the push has to come after.
    [[nodiscard]] bool isBehind() const;
    /// Why goOn() and pullRebase() have to wait; empty: they need not.
    [[nodiscard]] QString wayReason() const;

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const QString &endpoint() const { return m_endpoint; }
    /// "my-endpoint goes back to commit 1a2b3c4d5e, applied 1.2.2026".
    [[nodiscard]] QString title() const;
    /// What it will do, step by step.
    [[nodiscard]] QStringList steps() const;
    /// What stands in the way of the usual order; each is a warning.
    [[nodiscard]] QStringList warnings() const;
    /// "LOCAL WORKSPACE (dev)".
    [[nodiscard]] QString target() const;
    /// The button is not to have the focus.
    [[nodiscard]] bool wantsCare() const;
    /// While it runs: what happens just now.
    [[nodiscard]] const QString &progress() const { return m_progress; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] std::vector<RollbackStep> endedSteps() const;
    /// What else is to be known about how it ended.
    [[nodiscard]] QStringList endWarnings() const;
    /// How it ended, sentence by sentence.
    [[nodiscard]] QStringList outcome() const;
    [[nodiscard]] bool isDone() const { return m_report && m_report->isDone(); }

Q_SIGNALS:
    void changed();
    /// Something was done: live, Git and the records are others now.
    void done();

private:
    void take(const Result<RollbackPlan> &plan);
    void takeReport(const Result<RollbackReport> &report);
    void prepareAgain();
    void takePulled(const Result<GitPulled> &pulled);
    void followCommits();
    void setBehind();
    void dropEngines();

    ProjectController &m_project;
    EditSession &m_session;
    OperationsModel &m_operations;
    Phase m_phase = Phase::Closed;
    QString m_endpoint;
    QString m_wanted; ///< the commit that was asked for; empty: the last healthy one
    std::unique_ptr<RollbackPreparer> m_preparer;
    std::unique_ptr<Rollback> m_rollback;
    std::optional<RollbackPlan> m_plan;
    std::optional<RollbackReport> m_report;
    std::optional<Error> m_problem;
    QFuture<Result<RollbackReport>> m_running;
    std::shared_ptr<void> m_ownChange; ///< of files, while it acts on them
    bool m_standsStill = false;        ///< a rebase that was begun here waits for a choice
    quint64 m_operation = 0;
    QString m_progress;
    quint64 m_request = 0;
};

} // namespace serin
