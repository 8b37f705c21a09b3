// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/scan/folderscannote.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace serin {

/// A file that may be a manifest by its name.
struct FolderScanCandidate
{
    QByteArray path; ///< absolute, as the file system spells it
    bool isLink = false;
};

/// What is below a folder besides the candidates.
struct FolderWalk
{
    std::vector<FolderScanNote> notes; ///< sorted by the bytes of their paths at the end
    int ignored = 0;     ///< candidates that git ignores; what is in ignored folders is not counted
    QString workingTree; ///< top of the repository that the folder is in; empty outside of any
};

enum class Subfolders { Visit, Skip };

/// Told of each candidate as it is met, with what else is known by then.
using FolderWalkFound = std::function<void(const FolderScanCandidate &, const FolderWalk &)>;

/// Finds `*.yml` and `*.yaml` (in any case) below @p root, an absolute path of the file system;
/// with Subfolders::Skip only those in it.
/// Left out without a word: `.git`, and what git ignores. Left out with a note: folders that cannot
/// be read, are nested too deep, or are a repository of their own inside a repository; files that
/// are none (FIFOs, sockets, devices); links that lead out of @p root; links to a file that is
/// found under its own name. Links to folders are not followed: what is inside @p root is met
/// without them.
/// @p found is called for each in the order of the bytes of the paths, then, in that order too, for
/// those that only a link leads to. @p isCancelled is asked at every folder; once it says yes the
/// walk returns early.
[[nodiscard]] FolderWalk walkFolder(const QByteArray &root, Subfolders subfolders,
                                    const std::function<bool()> &isCancelled,
                                    const FolderWalkFound &found);

} // namespace serin
