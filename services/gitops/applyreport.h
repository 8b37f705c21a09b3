// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/domain/plan.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace serin {

/// One operation of an apply.
struct ApplyStep
{
    enum class State {
        Waiting,
        Running, ///< in the report of an apply that has ended: accepted, its end not waited for
        Done,
        Failed,
        Skipped,   ///< not begun: one before it failed, or the endpoint changed underneath
        Cancelled, ///< not begun, or not waited for, since the person stopped the apply
    };

    PlanOperation operation;
    State state = State::Waiting;
    /// What happens just now, for people: "registering", the service's own word, "the service does
    /// not answer: …". Empty: nothing to say.
    QString progress;
    std::chrono::milliseconds elapsed{}; ///< since it began; stands at its end
    std::optional<Error> error;          ///< of Failed and Skipped
    /// The service has accepted it and its end was not seen, yet or at all: it may be at work.
    bool mayStillRun = false;
};

/// "waiting", "running", "done", "failed", "skipped" or "cancelled".
[[nodiscard]] QString stepWord(ApplyStep::State state);

/// What an apply did, what it did not, and how to go on.
struct ApplyReport
{
    enum class Outcome {
        Nothing,   ///< live is as desired, nothing was to be done
        Done,      ///< everything that was to run ran, or was accepted last (Running)
        Failed,    ///< an operation failed, an endpoint was refused or changed underneath
        Cancelled, ///< the person stopped it
        Refused,   ///< nothing was begun: `error` says why
    };

    Outcome outcome = Outcome::Nothing;
    std::vector<ApplyStep> steps;
    /// Endpoints that the plan refuses, or of which it is not known what an earlier apply that was
    /// cut off is still doing; nothing was done to them.
    std::vector<PlanRefusal> refusals;
    std::vector<PlanNote> notes;
    std::vector<PlanRefusal> assetProblems; ///< as of the request
    /// Operations that were left out, since they need a consent that was not given.
    std::vector<PlanOperation> withoutConsent;
    /// Of Refused; else the first one of a step, for a single line.
    std::optional<Error> error;
    /// Earlier applies that had been cut off: what became of them, a sentence each.
    QStringList resumed;
    /// Records that could not be kept, a sentence each. What was done is done all the same.
    QStringList unrecorded;
    QString commit; ///< what was applied; empty: the working tree

    [[nodiscard]] std::size_t count(ApplyStep::State state) const;
    /// Whether the end of an operation was, as wanted, not waited for.
    [[nodiscard]] bool isLeft() const { return count(ApplyStep::State::Running) > 0; }
    /// What to do next, one sentence without a final full stop; empty after Nothing and Done.
    [[nodiscard]] QString howToGoOn() const;
};

/// "nothing", "done", "failed", "cancelled" or "refused".
[[nodiscard]] QString outcomeWord(ApplyReport::Outcome outcome);

} // namespace serin
