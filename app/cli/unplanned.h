// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

class CommandOutput;
struct DesiredState;
struct PlanNote;
struct PlanRefusal;

/// What of the manifests could not be planned or compared. A command that saw only the rest must
/// not say that live is as they want.
struct Unplanned
{
    QStringList parts; ///< one sentence each, without a final full stop
    /// What to do about the first part, which then ends with it; empty: nothing that it says.
    QString fix;
    bool isFailure = false; ///< else worth a warning: the rest was planned

    /// Why the command has failed; nullopt when it has not.
    [[nodiscard]] std::optional<Error> error() const;
    /// Warns of each part; of none when there is one only and @p isErrorTold, which tells it.
    void warn(const CommandOutput &output, bool isErrorTold) const;
};

/// Whether @p note tells of manifests that were not planned.
[[nodiscard]] bool leavesOut(const PlanNote &note);

/// Of a plan's @p notes and @p assetProblems. A file that cannot be read is a failure, unless
/// @p isChosen: some endpoints were named, and the planner refuses what concerns those. So is an
/// asset that cannot be told. Variants and names to fill in are one unless
/// @p hasPlanned: something else was planned, or that nothing was is said.
[[nodiscard]] Unplanned unplanned(const std::vector<PlanNote> &notes,
                                  const std::vector<PlanRefusal> &assetProblems, bool isChosen,
                                  bool hasPlanned);

/// Whether @p desired has an endpoint whose name and variant are known.
[[nodiscard]] bool hasPlannable(const DesiredState &desired);

} // namespace serin
