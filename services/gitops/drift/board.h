// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"
#include "services/gitops/desiredstate.h"
#include "services/gitops/drift/boardfield.h"
#include "services/gitops/livestate.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

/// One field of one endpoint or deployment that is not the same everywhere, and one cause of that.
struct BoardRow
{
    QString endpoint;
    QString deployment; ///< empty: a field of the endpoint itself
    /// The manifest's name. "name" is about being there at all.
    QString field;
    BoardCause cause = BoardCause::Differs;
    BoardValues values;
    QString file; ///< the manifest that says it, relative to DesiredState::root; may be empty
    int line = 0;
    bool isIgnored = false; ///< the person has seen this very live value and left it
    /// The working tree says what is live, ahead of an upstream without news: nothing is left to be
    /// taken from there, and to commit and push it ends the difference.
    bool isTakenOver = false;

    bool operator==(const BoardRow &) const = default;
};

/// As of its cause, but what has been done already.
[[nodiscard]] std::vector<BoardAct> actsFor(const BoardRow &row);

/// All differences between the places that values stand in.
struct Board
{
    std::vector<BoardRow> rows;  ///< by endpoint, deployment, field and cause
    std::vector<BoardRow> same;  ///< without a cause, in the same order; see BoardInput::withSame
    std::vector<PlanNote> notes; ///< endpoints of which something is not known, and why

    /// Whether all is the same everywhere, but for what is ignored.
    [[nodiscard]] bool isClean() const;
    /// The form of `serinctl drift --output json`, without what is ignored.
    [[nodiscard]] QJsonArray toJson() const;
};

/// What is known of the last successful apply of one endpoint.
struct BoardApplied
{
    /// What the manifests of that commit want; nullptr when they did not have the endpoint, or
    /// when it was applied from a working tree.
    DesiredEndpointPointer endpoint;
    bool isKnown = true; ///< false: it was applied from a working tree, which is gone, or never
    bool isUnchanged = false; ///< live is as that apply left it, by its digest
    /// ApplyRecord::leftOver.
    QSet<QString> leftOver;
    bool operator==(const BoardApplied &) const = default;
};

/// A difference that a person has seen and leaves as it is until live changes again.
struct IgnoredDrift
{
    QString endpoint;
    QString deployment;
    QString field;
    QByteArray liveDigest; ///< boardDigest() of the live value

    bool operator==(const IgnoredDrift &) const = default;
};

/// SHA-256 of @p value; absent and unknown have one too.
[[nodiscard]] QByteArray boardDigest(const BoardValue &value);

/// All that a board is made from. States that are not there are not known and not compared.
struct BoardInput
{
    std::optional<DesiredState> workingTree;
    std::optional<DesiredState> head;
    std::optional<DesiredState> base;
    std::optional<DesiredState> upstream;
    std::optional<LiveState> live;        ///< of all endpoints that the other states name, at least
    QHash<QString, BoardApplied> applied; ///< by endpoint; none: no record
    /// Older commits of upstream, the newest first: without a record, a live value that one of them
    /// has is *not applied*.
    std::vector<DesiredState> history;
    std::vector<IgnoredDrift> ignored;
    QSet<QString> rolledBack; ///< endpoints that were rolled back live and not in Git
    QSet<QString> endpoints;  ///< only these; empty: all
    /// Live endpoints that nothing in Git has ever named have rows too.
    bool withForeign = false;
    /// Fields that are the same everywhere are told too, in Board::same.
    bool withSame = false;
};

/// Pure: the same input gives the same board.
[[nodiscard]] Board makeBoard(const BoardInput &input);

} // namespace serin
