// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filestamp.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace serin {

// What a conflict becomes in the working tree. These read and write files: not for the GUI thread.

/// A file in conflict as it was chosen.
struct SolvedFile
{
    QString path;                   ///< absolute
    std::optional<QByteArray> text; ///< nothing: it is deleted
    FileStamp stamp;                ///< of what it takes the place of
};

/// Of what lies at @p path; absent() as well for what cannot be read.
[[nodiscard]] FileStamp stampOnDisk(const QString &path);

/// Writes and deletes; what an earlier attempt wrote stays as it is.
/// @error Conflict: somebody has edited one meanwhile; those before it are written then. Io.
[[nodiscard]] Result<void> writeSolved(const QList<SolvedFile> &files);

/// Whether @p paths, which somebody has edited, can be taken as they are.
/// @error Conflict: git's markers are still in one of them.
[[nodiscard]] Result<void> checkSolvedByHand(const QStringList &paths);

} // namespace serin
