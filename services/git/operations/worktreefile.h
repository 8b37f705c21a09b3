// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QString>

namespace serin {

/// A file of a working tree as it lies on the disk.
struct WorktreeFile
{
    enum class Kind { Absent, File, Executable, Link };

    Kind kind = Kind::Absent;
    QByteArray content; ///< of a link: where it leads

    /// git's mode in octal, e.g. "100644"; empty when absent.
    [[nodiscard]] QByteArray mode() const;
    /// Absent for another mode.
    [[nodiscard]] static Kind kindOf(const QByteArray &mode);

    bool operator==(const WorktreeFile &) const = default;
};

/// Reads @p path below @p top; a link is not followed. @error Invalid: a folder, device or such, a
/// file beyond 256 MiB, or a way that leaves the tree through a link; Io.
[[nodiscard]] Result<WorktreeFile> readWorktreeFile(const QString &top, const QByteArray &path);

/// Makes @p path below @p top what @p file is, provided that it still is @p expected; folders are
/// made as needed. @error Conflict: it is something else by now; all of readWorktreeFile().
[[nodiscard]] Result<void> writeWorktreeFile(const QString &top, const QByteArray &path,
                                             const WorktreeFile &file,
                                             const WorktreeFile &expected);

} // namespace serin
