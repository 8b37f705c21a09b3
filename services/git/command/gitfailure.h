// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/process/processoutcome.h"

namespace serin {

/// What git's words on stderr mean, so far as an act depends on it.
enum class GitTrouble {
    Other,
    NotARepository,
    DubiousOwnership, ///< the folder belongs to somebody else
    Locked,           ///< a .lock file is there
    NoIdentity,       ///< no user.name or user.email
    SigningFailed,
    AuthenticationFailed,
    HostKeyRefused,
    RemoteAway,
    RemoteMissing,  ///< the other side has no such repository
    WouldOverwrite, ///< uncommitted changes or untracked files are in the way
    Unmerged,       ///< conflicts are to be solved first
    UnknownRevision,
    UnknownPath,
    DiskFull,
    NotWritable, ///< read-only disk, or missing permission
};

/// Reads plain English (LC_ALL=C.UTF-8).
[[nodiscard]] GitTrouble gitTrouble(const QByteArray &errorOutput);

/// @p bytes for people: without escape sequences and control characters, user names and passwords
/// in URLs as "***", progress lines left out, at most 4,000 characters.
[[nodiscard]] QString shownOutput(const QByteArray &bytes);

/// The error of a run of `git VERB` that did not succeed; `where` is the exit code and what git
/// said. @pre !outcome.isSuccess()
[[nodiscard]] Error gitError(const QString &verb, const ProcessOutcome &outcome);

} // namespace serin
