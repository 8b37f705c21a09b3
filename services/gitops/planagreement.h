// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/plan.h"
#include "services/gitops/livestate.h"

#include <QHash>
#include <QString>

namespace serin {

/// The rates that @p plan was made with, so that it can be made again.
[[nodiscard]] QHash<QString, double> ratesOf(const Plan &plan);

/// Whether two plans do the same, whatever they were made from and however busy the endpoints were.
[[nodiscard]] bool doTheSame(const Plan &one, const Plan &other);

/// Whether @p plan does nothing that @p agreed does not do: what is left of it, as after an apply
/// that was stopped or failed on the way.
[[nodiscard]] bool isPartOf(const Plan &plan, const Plan &agreed);

/// Whether @p planned, made just now from @p live, is what was agreed to in @p agreed. Notes do not
/// count, nor which assets are registered by now.
/// @error Conflict: live, the manifests or the options are others.
[[nodiscard]] Result<void> checkAgreement(const Plan &agreed, const Plan &planned,
                                          const LiveState &live);

} // namespace serin
