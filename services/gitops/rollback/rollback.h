// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/gitops/apply.h"
#include "services/gitops/applypreparer.h"
#include "services/gitops/rollback/rollbackplan.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace serin {

class GitRepository;

/// How far a rollback came.
struct RollbackReport
{
    bool trafficMoved = false;         ///< live traffic is back at the old split
    std::optional<CommitId> committed; ///< the commit that was made; nothing: none was needed
    bool isPushed = false;
    bool isBehind = false; ///< the push was rejected: the remote has commits that are not here
    bool isApplied = false;
    /// Why it stopped: live may be back, Git is not. Nothing: done.
    std::optional<Error> trouble;
    /// Live is back and Git is not, which is kept on record until the rollback is run again.
    bool isMarked = false;
    QStringList warnings;

    [[nodiscard]] bool isDone() const { return !trouble.has_value(); }
};

/// What is told on the way.
struct RollbackWatch
{
    /// "moving live traffic back to blue 100", "committing", …
    std::function<void(const QString &doing)> doing;
    /// The apply at the end begins; it dies with the rollback's answer.
    std::function<void(Apply *apply)> applying;
};

/// Carries out a RollbackPlan: live traffic first, then one commit, its push, and its apply. What
/// is not done yet is kept as a mark before live is touched, so that a rollback that is cut off at
/// any step goes on when it is prepared and run again; each step that is done already does nothing.
///
/// Lives on the control plane's thread.
class Rollback : public QObject
{
public:
    struct Services
    {
        ApplyPreparer &preparer;
        Apply::Services apply;
    };

    /// @p services must outlive it.
    explicit Rollback(Services services, QObject *parent = nullptr);

    /// @p repository may be nullptr when the plan has trouble with Git. @p push: also to the
    /// remote, when there is one. Cancelling stops before the next step.
    /// @error only when nothing was changed: live traffic could not be moved, or Cancelled. All
    /// else is the report's trouble.
    [[nodiscard]] QFuture<Result<RollbackReport>>
    run(const RollbackPlan &plan, const std::shared_ptr<GitRepository> &repository,
        const PlanOptions &options, bool push, const RollbackWatch &watch);

private:
    Services m_services;
};

/// Takes away the marks of rollbacks of @p endpoints (empty: all) that were not finished: another
/// apply has gone through since, so that live is what Git says. In the thread of @p context.
[[nodiscard]] QFuture<Result<void>> settleRollbacks(ApplyRecords &records, const ApplyScope &scope,
                                                    const QSet<QString> &endpoints,
                                                    QObject *context);

} // namespace serin
