// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/process/processtable.h"

#include <QByteArray>
#include <QList>

namespace serin {

/// A process and whatever came out of it.
struct ProcessFamily
{
    /// Leads a process group and session of its own (setUpChild()). May have ended just now; when
    /// that was long ago, leave it out, as its pid may lead another session by then.
    ProcessIdentity leader;
    /// "NAME=VALUE" in the environment of all members, which also finds those that made a session
    /// of their own. Empty: none.
    QByteArray mark;
};

/// The living members of @p families: the leader, who is in its group or session, their
/// descendants, and who carries the mark. Never this process.
[[nodiscard]] QList<ProcessIdentity> membersOf(const QList<ProcessFamily> &families);

/// Kills all members (SIGKILL), again and again until none is left, since they may fork meanwhile;
/// gives up after some rounds. Blocks for some milliseconds for each round; may be called in any
/// thread.
/// @return how many were killed.
int killFamilies(const QList<ProcessFamily> &families);

} // namespace serin
