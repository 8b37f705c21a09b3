// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filestamp.h"
#include "services/core/readfile.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace serin {

class FileCalls;

struct AtomicWriteOptions
{
    /// What the file must still be for it to be replaced, FileStamp::absent() for a file that must
    /// not be there; nothing: whatever it is.
    std::optional<FileStamp> expected;
    /// The system's when nullptr.
    FileCalls *calls = nullptr;
};

/// Makes @p bytes the content of the file at @p path, or leaves everything as it was: after an
/// error, a full disk, a crash or a kill, the file is the old one or the new one, whole. The bytes
/// and the folder's entry are on the disk (fsync) when it returns.
///
/// - The new file is written beside the old one as a temporary `.NAME.<digit>.serin-tmp`, then
///   renamed over it. Through links, it is the last one's target that is replaced, and the links
///   stay. A file with several hard links leaves the others behind as they are.
/// - Mode and owner stay. Who may not give files away (anyone but root) becomes the owner of
///   another person's file; the group still stays when the saver is in it, else what the group
///   was allowed and everybody was not is taken away. Set-id bits go with the identity that is
///   lost. Access control lists and extended attributes are not carried over. A new file gets its
///   mode from the umask.
/// - No temporary outlives an error. One of a killed process is removed by the next save of the
///   same file; that its process is gone is seen from the lock (flock) that it held.
/// - The expectation is checked immediately before the rename; a new file is never renamed over
///   one that appears just then.
/// - When the folder does not sync after the rename, the old file is put back. Only where it could
///   not be held on to (no hard links, or somebody locked it) the new one stays despite the error.
///
/// @error NotFound: the folder does not exist; Conflict: the file is not what was expected;
/// Invalid: the path is empty or names a folder, FIFO, socket or device; Unavailable: too many
/// others are saving it just now; Io: all else, also a read-only file. `where` is the path.
[[nodiscard]] Result<void> writeFileAtomically(const QString &path, const QByteArray &bytes,
                                               const AtomicWriteOptions &options = {});

/// Whether @p fileName (without folder) is one of writeFileAtomically()'s temporaries, which a scan
/// of a folder passes over.
[[nodiscard]] bool isAtomicWriteTemporary(const QString &fileName);

} // namespace serin
