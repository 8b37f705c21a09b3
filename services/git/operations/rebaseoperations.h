// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/operations/commitoperation.h"

namespace serin {

struct GitPulled
{
    enum class Outcome { UpToDate, Rebased, Conflicts };

    Outcome outcome = Outcome::UpToDate;
    CommitId head;
    QList<QByteArray> conflicts; ///< Conflicts: files to be solved; the rebase waits
    /// Uncommitted changes did not fit onto what came; they are in the stash.
    bool changesInStash = false;
    QString words;
};

[[nodiscard]] Result<GitPulled> pullRebase(GitTask &task);
[[nodiscard]] Result<GitPulled> continueRebase(GitTask &task);
[[nodiscard]] Result<GitPulled> continueOperation(GitTask &task);
[[nodiscard]] Result<void> abortOperation(GitTask &task);
[[nodiscard]] Result<void> markResolved(GitTask &task, const QList<QByteArray> &paths);

} // namespace serin
