// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/git/layout/gitlayout.h"

#include <QByteArray>

#include <optional>

namespace serin {

/// What a checkout is in the middle of, and what kind it is, as its files say.
struct GitState
{
    enum class Operation { None, Merge, Rebase, CherryPick, Revert, Bisect, MailPatches };

    Operation operation = Operation::None;
    QByteArray branch;            ///< short name; empty: detached
    std::optional<CommitId> head; ///< nothing: no commit yet
    QByteArray rebasing;          ///< Rebase: the branch that is being moved, short name
    int step = 0;                 ///< Rebase: of how many commits the how manieth; 0: unknown
    int steps = 0;
    bool isShallow = false;
    bool isSparse = false;

    [[nodiscard]] bool isDetached() const { return branch.isEmpty(); }
    [[nodiscard]] bool isUnborn() const { return !branch.isEmpty() && !head.has_value(); }

    bool operator==(const GitState &) const = default;
};

/// Reads files only. @error Io: HEAD cannot be read; Invalid: it is damaged.
[[nodiscard]] Result<GitState> readGitState(const GitLayout &layout);

/// "a rebase", "a merge" …, for sentences; empty for None.
[[nodiscard]] QString operationWords(GitState::Operation operation);

/// The commit that the full reference name @p ref leads to, from loose files and packed-refs;
/// nothing when there is none. Follows symbolic references five deep.
[[nodiscard]] std::optional<CommitId> readGitRef(const GitLayout &layout, const QByteArray &ref);

} // namespace serin
