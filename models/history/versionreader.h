// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/versionfiles.h"
#include "services/domain/commitid.h"

#include <QFuture>

#include <memory>
#include <optional>

class QObject;

namespace serin {

class EditSession;
class GitRepository;

/// A point of the history: a commit, the working tree, or what was before the first commit.
struct VersionPoint
{
    enum class Kind { Nothing, Commit, WorkingTree };

    Kind kind = Kind::WorkingTree;
    std::optional<CommitId> commit; ///< of Commit

    [[nodiscard]] static VersionPoint at(const CommitId &commit) { return {Kind::Commit, commit}; }
    bool operator==(const VersionPoint &) const = default;
};

/// The files at @p paths, in the repository, as @p before and @p after have them, with whatever is
/// typed in @p session and not saved. Contents over 4 MiB count as not there. In the thread of
/// @p context, which the session outlives.
/// @error as GitRepository; Io: a file of the working tree cannot be read.
[[nodiscard]] QFuture<Result<QList<VersionFile>>>
readVersions(const std::shared_ptr<GitRepository> &repository, const EditSession &session,
             const QList<QByteArray> &paths, const VersionPoint &before, const VersionPoint &after,
             QObject *context);

} // namespace serin
