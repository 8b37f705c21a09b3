// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/gitopsrequest.h"
#include "services/core/result.h"

#include <QFuture>
#include <QSet>
#include <QString>

namespace serin {

class GitOpsSession;
struct ApplySubject;
struct DesiredState;
struct DriftFindings;

// A name that was mistyped must not look like nothing to do.

/// What --endpoint, --deployment and --field were given. @error Invalid: what cannot be one.
[[nodiscard]] Result<void> checkChosenNames(const GitOpsRequest &request);

/// @error NotFound: an endpoint that was named is not in @p desired, was never applied and is not
/// live; Invalid: a file of @p subject, which @p desired was read of, holds no manifest.
[[nodiscard]] QFuture<Result<void>> checkChosen(GitOpsSession &session, const ApplySubject &subject,
                                                const DesiredState &desired);
/// The same of endpoints and deployments that @p findings must know.
[[nodiscard]] QFuture<Result<void>> checkChosen(GitOpsSession &session,
                                                const DriftFindings &findings);

} // namespace serin
