// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/board.h"

#include <QString>

#include <optional>
#include <vector>

namespace serin {

/// What leads on from a line of the board.
enum class BoardStep {
    None,
    Commit,  ///< the review, which commits
    Push,    ///< the review, which pushes
    Pull,    ///< takes what is on the remote
    Apply,   ///< the review, which applies
    Wait,    ///< the project's pipeline applies it
    Resolve, ///< the endpoint, where its acts stand: apply Git again, take live, ignore, revert
};

/// One field of one endpoint or deployment, in words. Texts come from files and services: plain.
struct BoardLine
{
    QString endpoint;
    QString deployment;              ///< empty: a field of the endpoint itself
    QString field;                   ///< the manifest's name
    QString subject;                 ///< "blue instances"
    std::optional<BoardCause> cause; ///< nothing: the same everywhere
    QString causeText;               ///< "not committed", "ignored"
    BoardStep step = BoardStep::None;
    QString upstream;
    QString head;
    QString workingTree;
    QString applied;
    QString live;
    bool operator==(const BoardLine &) const = default;
};

/// The lines of @p board, sorted by endpoint and deployment; those that are the same only with
/// @p withSame. With @p isPipelineApplied what is not applied is waited for. Takes time in
/// proportion to the board; any thread.
[[nodiscard]] std::vector<BoardLine> boardLines(const Board &board, bool withSame,
                                                bool isPipelineApplied);

/// What stands where, the places with the same value together: "pushed, committed: 1", "working
/// tree, live: 2", a line each.
[[nodiscard]] QString placesInWords(const BoardLine &line);

/// Those of @p lines that hold all words of @p filter, in any of their texts, whatever the case.
[[nodiscard]] std::vector<BoardLine> filteredLines(const std::vector<BoardLine> &lines,
                                                   const QString &filter);

} // namespace serin
