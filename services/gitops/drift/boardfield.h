// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

/// Why one field is not the same in all places that it stands in.
enum class BoardCause {
    Uncommitted,
    /// The upstream, whose commits pipelines apply, lacks it. So also what was pushed elsewhere,
    /// e.g. to a fork: a pull request takes it there.
    Unpushed,
    BehindUpstream,
    NotApplied,
    Drifted,    ///< live was changed since the last apply
    Differs,    ///< as Drifted or NotApplied; which of them is not known without a record
    NotInGit,   ///< live, and neither described nor ever applied
    RolledBack, ///< live traffic was rolled back; the commit for it is still missing
};

/// What a person can do about a cause.
enum class BoardAct { Commit, Push, Pull, Apply, TakeLive, Ignore, Revert };

/// "uncommitted", "unpushed", "behind upstream", "not applied", "drifted", "differs", "not in Git",
/// "rolled back live, not in Git".
[[nodiscard]] QString boardWord(BoardCause cause);
/// "commit", "push", "pull", "apply", "take live into the manifest", "ignore until it changes
/// again", "revert".
[[nodiscard]] QString boardWord(BoardAct act);
/// The acts for @p cause, the most likely one first.
[[nodiscard]] std::vector<BoardAct> actsFor(BoardCause cause);

/// How the live value stands to what one of the other places says.
enum class LiveMatch {
    Unsaid, ///< nothing is said there, or it is not known
    Same,
    Different,
    NotComparable, ///< e.g. a local path beside a registered asset
};

/// A value in one place: nothing when it is not known there, QJsonValue::Undefined when it is
/// absent or not said.
using BoardValue = std::optional<QJsonValue>;

struct BoardValues
{
    BoardValue workingTree;
    BoardValue head;
    BoardValue base;     ///< of head and upstream
    BoardValue upstream; ///< as last fetched; head when there is nothing to push to
    BoardValue live;
    BoardValue applied;

    bool operator==(const BoardValues &) const = default;
};

/// One field in its six places. Two manifests say the same when their JSON is the same; live is
/// compared by the rules of differences(), so that the outcome is part of the input.
struct BoardField
{
    BoardValues values;
    LiveMatch workingTree = LiveMatch::Unsaid;
    LiveMatch head = LiveMatch::Unsaid;
    LiveMatch upstream = LiveMatch::Unsaid;
    LiveMatch applied = LiveMatch::Unsaid;
    bool hasApplied = false;  ///< a record, or an older commit that live equals
    bool isUnmanaged = false; ///< live, and nothing asks for it to be there or to go
};

/// The causes, at most one of each, in the order of BoardCause. Two differences may be there at
/// once: a field can be uncommitted and drifted.
///
/// Live that equals upstream needs nothing, whatever the record says: somebody else has applied.
/// What upstream says nothing of, as it is not pushed yet, is held against HEAD instead.
/// Live that equals what HEAD or the working tree say ahead of an upstream without news is no cause
/// of its own: committing or pushing closes it.
[[nodiscard]] std::vector<BoardCause> causesOf(const BoardField &field);

} // namespace serin
