// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewcontent.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

struct HistoryEntry;

/// The deployments of live endpoints whose share of the traffic grows by @p preview, still without
/// their calls. Not so the first ones of an endpoint: nobody else could answer.
[[nodiscard]] std::vector<ReviewTested> growingDeployments(const PlanPreview &preview);

/// Counts in @p tested those of @p calls (the newest first) that it answered on @p workspace since
/// it was made.
void countCalls(ReviewTested &tested, const QList<HistoryEntry> &calls, const QString &workspace);

/// Whether @p tested may be trusted with traffic, in words; nothing while its calls are not known.
[[nodiscard]] ReviewCheck testCheck(const ReviewTested &tested);

} // namespace serin
