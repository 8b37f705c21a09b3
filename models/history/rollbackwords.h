// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationsmodel.h"
#include "services/gitops/rollback/rollback.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

// A rollback for people: what it would do, and how it ended. Translated. @p target is the workspace
// in words: "LOCAL WORKSPACE (dev)".

/// A step of a rollback that has ended.
struct RollbackStep
{
    QString title; ///< "Push to origin/main"
    OperationState state = OperationState::Skipped;
    QString words; ///< what came of it, or why it failed
    bool operator==(const RollbackStep &) const = default;
};

/// "my-endpoint goes back to commit 1a2b3c4d5e, applied 1.2.2026".
[[nodiscard]] QString rollbackTitle(const RollbackPlan &plan);
/// What it will do, one sentence a step.
[[nodiscard]] QStringList plannedSteps(const RollbackPlan &plan, const QString &target);
/// What stands in the way of the usual order.
[[nodiscard]] QStringList planWarnings(const RollbackPlan &plan);

[[nodiscard]] std::vector<RollbackStep>
endedSteps(const RollbackPlan &plan, const RollbackReport &report, const QString &target);
/// What else is to be known about how it ended.
[[nodiscard]] QStringList endWarnings(const RollbackReport &report);
/// How it ended, sentence by sentence.
[[nodiscard]] QStringList outcomeWords(const RollbackPlan &plan, const RollbackReport &report);

} // namespace serin
