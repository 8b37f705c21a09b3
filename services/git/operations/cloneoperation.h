// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gittask.h"

namespace serin {

struct GitCloneRequest
{
    QString url;
    QString folder;    ///< absolute; not there yet, or empty
    QByteArray branch; ///< to check out; empty: the remote's own
};

struct GitInitRequest
{
    QString folder; ///< absolute; made when missing
    QByteArray branch = QByteArrayLiteral("main");
    bool bare = false; ///< to push to
};

// Tasks without a place. @return the folder without links.
[[nodiscard]] Result<QString> cloneRepository(GitTask &task, const GitCloneRequest &request);
[[nodiscard]] Result<QString> initRepository(GitTask &task, const GitInitRequest &request);

/// Invalid: the installed git is too old, or not git. NotFound: there is none.
[[nodiscard]] Result<void> checkGitVersion(GitTask &task);

} // namespace serin
