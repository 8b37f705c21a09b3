// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/driftreader.h"

#include <QFuture>

namespace serin {

class GitOpsSession;

// The acts of `serinctl drift` on what was changed live. Each answers with the exit code.

/// Writes what is live of the rows in @p findings into the manifests of the working tree, or shows
/// the difference that would make; says what was left, and why.
[[nodiscard]] QFuture<Result<int>> takeLiveOver(GitOpsSession &session,
                                                const DriftFindings &findings);

/// Does not show the rows in @p findings again until their live values change.
[[nodiscard]] QFuture<Result<int>> ignoreAll(GitOpsSession &session, const DriftFindings &findings);

} // namespace serin
