// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"
#include "services/core/result.h"
#include "services/domain/commitid.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

class QObject;

namespace serin {

class EditSession;
class GitRepository;

/// What is not committed of an endpoint.
struct UncommittedChanges
{
    std::optional<CommitId> head; ///< the last commit; nothing: there is none yet
    std::vector<DiffLine> lines;  ///< from there to the texts as they are now; empty: the same
};

/// Compares @p files (absolute paths), as they are in @p session or on disk, with the last commit;
/// and what else is not committed of manifests and says something about @p endpoint, such as the
/// file of a deployment that was removed; empty: nothing else. In the thread of @p context, which
/// the session outlives.
/// @error as GitRepository; Io: a file of the working tree cannot be read.
[[nodiscard]] QFuture<Result<UncommittedChanges>>
readUncommitted(const std::shared_ptr<GitRepository> &repository, const EditSession &session,
                const QString &endpoint, const QStringList &files, QObject *context);

} // namespace serin
