// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/commitfolder.h"
#include "services/gitops/desiredstate.h"
#include "services/gitops/readingthread.h"
#include "services/manifest/scan/folderscan.h"

#include <QHash>
#include <QString>

#include <vector>

namespace serin {

/// All batches of scanFolder() as one, by path. @error as there.
[[nodiscard]] Result<FolderScanBatch>
scanTree(const QString &path, const FolderScanOptions &options, const IsCancelled &isCancelled);

/// Tells @p state, which is of @p root, what a scan left out: it must not count as deleted.
void addScanNotes(DesiredState &state, const std::vector<FolderScanNote> &notes,
                  const QString &root);

/// What the files of @p batch want together with those of @p leftOut, by path.
[[nodiscard]] DesiredState stateOfTree(DesiredStateReader &reader, const FolderScanBatch &batch,
                                       const QHash<QString, CommitFile> &leftOut,
                                       const QString &folder, const DesiredPicks &picks,
                                       const DesiredStateReader::Wanted &wanted);

} // namespace serin
