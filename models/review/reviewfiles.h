// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewcontent.h"
#include "services/core/result.h"
#include "services/git/parse/gitstatus.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

/// What reviewFiles() makes its answer from.
struct ReviewFilesInput
{
    QString top;    ///< the checkout
    QString folder; ///< of the project, absolute
    QList<GitStatusEntry> entries;
    /// What the last commit has at the places of the entries; nothing: no such file.
    QList<std::optional<QByteArray>> before;
};

struct ReviewFiles
{
    std::vector<ReviewFile> files;
    std::vector<ReviewFinding> findings; ///< errors that validation finds in the manifests
};

/// The paths among @p entries that a commit can name; those in conflict are left out.
[[nodiscard]] QList<GitStatusEntry> committable(const QList<GitStatusEntry> &entries);

/// Reads the files as they lie there and says what happens to each. New files that are no manifests
/// are ticked only when a changed manifest takes its model, code or environment from there. Blocks.
/// @error Io: a file cannot be read.
[[nodiscard]] Result<ReviewFiles> reviewFiles(const ReviewFilesInput &input);

/// The first of @p files whose bytes are not those that were reviewed; empty when all are. Blocks.
[[nodiscard]] QString changedSince(const std::vector<ReviewFile> &files);

} // namespace serin
