// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/applypreparer.h"

#include <QString>

namespace serin {

/// A plan that was kept in a file, and what is needed to make it again.
struct KeptPlan
{
    Plan plan;
    ApplySubject subject; ///< without the repository
    PlanOptions options;
    ApplyScope scope; ///< of the folder and workspace that it is for
};

/// The form of `serinctl plan --output json`, with `request` beside it. @error Io.
[[nodiscard]] Result<void> writePlanFile(const QString &path, const KeptPlan &plan);
/// @error NotFound, Io; Invalid: no such file of this program.
[[nodiscard]] Result<KeptPlan> readPlanFile(const QString &path);

} // namespace serin
