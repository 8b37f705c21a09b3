// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/catalogfile.h"
#include "services/manifest/scan/folderscannote.h"
#include "services/manifest/scan/folderscanwalk.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace serin {

/// Files that several hold together.
using CatalogFilesPointer = std::shared_ptr<const std::vector<CatalogFilePointer>>;

struct FolderScanOptions
{
    qint64 maximumFileBytes = maximumYamlBytes;
    int threads = 0; ///< that parse; 0: as many as the machine has cores
    /// The threads give way to others: for good, so not in a thread that has other work to do.
    bool givesWay = false;
    int batchSize = 256; ///< files a batch
    Subfolders subfolders = Subfolders::Visit;
    /// The files of an earlier scan: what did not change on disk since is taken from here and not
    /// read again.
    std::vector<CatalogFilesPointer> known;
};

/// A part of the outcome of a scan. The batches together are the outcome.
struct FolderScanBatch
{
    /// Sorted by the bytes of their paths over all batches, save those that only a link leads to,
    /// which come last: see sortByPath().
    std::vector<CatalogFilePointer> files;
    std::vector<FolderScanNote> notes;
    int known = 0;       ///< of the files so far: the objects that FolderScanOptions::known has
    int candidates = 0;  ///< files looked at, or left out with a note, in the batches so far
    int ignored = 0;     ///< files with a manifest's name that git ignores, so far, see FolderWalk
    QString root;        ///< the folder; of a single file the folder that it is in
    QString workingTree; ///< top of the repository that the folder is in; empty outside of any
};

/// Looks for manifests at @p path, a folder or a single file, and parses them on several threads,
/// while it still walks through the folder. Blocks the calling thread. Which files are looked at:
/// walkFolder(). A file that cannot hold a manifest by its words is not parsed. What cannot be
/// read, is too large, disappears or changes is a note; what is no YAML is a file with an error. A
/// single file is taken whatever its name is, is always parsed, and no ignore rules apply.
/// @p deliver is called in the calling thread, at least once unless there is an error.
/// @error NotFound: nothing at @p path. Io: the single file or the folder cannot be read. Invalid:
/// neither file nor folder, or too large. Cancelled: @p isCancelled said yes; it is called from
/// several threads.
[[nodiscard]] Result<void> scanFolder(const QString &path, const FolderScanOptions &options,
                                      const std::function<bool()> &isCancelled,
                                      const std::function<void(FolderScanBatch)> &deliver);

/// What a scan on a thread of its own brings: thousands of files are not copied to be handed over.
using FolderScanAnswer = Result<std::shared_ptr<const FolderScanBatch>>;

/// scanFolder() on a thread of its own: one result a batch as they come, or a single error.
/// Cancel the future to stop; then it finishes without further results.
[[nodiscard]] QFuture<FolderScanAnswer> startFolderScan(const QString &path,
                                                        const FolderScanOptions &options = {});

/// Puts the files of all batches in the order that a catalogue wants: that of their paths.
void sortByPath(std::vector<CatalogFilePointer> &files);

/// scanFolder() as one batch, its files sorted.
[[nodiscard]] Result<FolderScanBatch> scanWholeFolder(const QString &path,
                                                      const FolderScanOptions &options = {});

} // namespace serin
