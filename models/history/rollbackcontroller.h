// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/gitops/rollback/rollback.h"
#include "services/workspace/tier.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace serin {

class OperationsModel;
class ProjectController;
class RollbackPreparer;

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
        Ended,  ///< report() says how far it came
        Failed, ///< problem(): it cannot be prepared, or nothing was changed
    };

    /// Both must outlive it.
    RollbackController(ProjectController &project, OperationsModel &operations,
                       QObject *parent = nullptr);
    ~RollbackController() override;

    /// Finds out what going back to @p commit would do; an empty one stands for the last healthy
    /// version before what is live now. Does nothing while one runs.
    void prepare(const QString &endpoint, const QString &commit);
    /// Once; only what was shown is done.
    void confirm();
    /// Stops before the next step.
    void stop();
    /// Not while it runs.
    void close();

    /// Why prepare() would be refused; empty when nothing is known that speaks against it.
    [[nodiscard]] QString unavailableReason() const;

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
    void dropEngines();
    [[nodiscard]] bool pushes() const;
    [[nodiscard]] QStringList gitSteps() const;

    ProjectController &m_project;
    OperationsModel &m_operations;
    Phase m_phase = Phase::Closed;
    QString m_endpoint;
    std::unique_ptr<RollbackPreparer> m_preparer;
    std::unique_ptr<Rollback> m_rollback;
    std::optional<RollbackPlan> m_plan;
    std::optional<RollbackReport> m_report;
    std::optional<Error> m_problem;
    QFuture<Result<RollbackReport>> m_running;
    quint64 m_operation = 0;
    QString m_progress;
    quint64 m_request = 0;
};

} // namespace serin
