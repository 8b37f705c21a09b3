// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/operations/commitoperation.h"

namespace serin {

struct GitBranchRequest
{
    QByteArray name;
    std::optional<CommitId> start; ///< nothing: HEAD
    bool switchTo = true;
};

[[nodiscard]] Result<void> createBranch(GitTask &task, const GitBranchRequest &request);
[[nodiscard]] Result<void> switchBranch(GitTask &task, const QByteArray &name);
/// @p upstream: short name, e.g. "origin/main".
[[nodiscard]] Result<void> setUpstream(GitTask &task, const QByteArray &branch,
                                       const QByteArray &upstream);

} // namespace serin
