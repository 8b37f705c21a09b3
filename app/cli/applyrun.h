// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetstore.h"
#include "services/gitops/apply.h"
#include "services/storage/applyrecords.h"

#include <QFuture>

namespace serin {

class CommandRun;

/// What is kept of applies and assets, in the person's data folder.
struct ApplyStores
{
    ApplyRecords records{ApplyRecords::standardPath()};
    AssetStore assets{AssetStore::standardFolder()};
};

/// One Apply in a command: progress on a terminal, a note for each operation that has ended, and
/// Ctrl+C that stops before the next operation and says what the service may still be doing.
///
/// With `--no-wait` it ends when the service has accepted the last operation; those that others
/// depend on are waited for.
/// @return the report, unless nothing could be begun; a report of a failure is an answer as well.
/// @p run and @p stores must outlive the future.
[[nodiscard]] QFuture<Result<ApplyReport>> runApply(CommandRun &run, ApplyStores &stores,
                                                    const ApplyRequest &request);

/// What @p operation is about: "deployment blue of my-endpoint".
[[nodiscard]] QString subjectOf(const PlanOperation &operation);
/// "creating deployment blue of my-endpoint"
[[nodiscard]] QString doingText(const PlanOperation &operation);
/// "created deployment blue of my-endpoint"
[[nodiscard]] QString doneText(const PlanOperation &operation);

} // namespace serin
