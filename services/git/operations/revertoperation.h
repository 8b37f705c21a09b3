// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/operations/commitoperation.h"

namespace serin {

struct GitRevertRequest
{
    QList<CommitId> commits; ///< to be taken back, the newest first; no merges
    QList<QByteArray> paths; ///< only what they did to these files
    QString message;
    QList<GitTrailer> trailers;
    bool runHooks = true;
};

struct GitRestoreRequest
{
    CommitId source; ///< the files become what they are there; missing there: deleted
    QList<QByteArray> paths;
    QString message;
    QList<GitTrailer> trailers;
    bool runHooks = true;
};

[[nodiscard]] Result<GitCommitted> revertCommits(GitTask &task, const GitRevertRequest &request);
[[nodiscard]] Result<GitCommitted> restoreFiles(GitTask &task, const GitRestoreRequest &request);

} // namespace serin
