// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace serin {

class FileCalls;

/// What tells that a file is still the one that was read, without reading it again.
struct ScanStamp
{
    qint64 size = -1;
    qint64 modified = 0; ///< nanoseconds since 1970
    qint64 changed = 0;  ///< the inode's change time, nanoseconds since 1970
    quint64 inode = 0;
    quint64 device = 0;
    /// False when the file was younger than the coarsest clock of a file system as it was read: a
    /// later write might leave the very same stamp, so this one proves nothing.
    bool settled = false;

    /// Whether a file with the stamp @p now has the bytes that were read with this one.
    [[nodiscard]] bool stillHolds(const ScanStamp &now) const;
};

/// The outcome of reading one file.
struct ScanRead
{
    enum class Status {
        Read,
        Missing,
        Unreadable, ///< `error` says why
        NotRegular, ///< a folder, FIFO, socket or device; nothing was read from it
        TooLarge,
        Changing, ///< it changed while it was read, twice
    };
    Status status = Status::Unreadable;
    QByteArray bytes;
    ScanStamp stamp;
    int error = 0; ///< errno
};

enum class FinalLink { Follow, Refuse };

/// Reads the file at @p path (bytes of the file system). Never blocks on a FIFO or device, never
/// reads more than @p maximumBytes. With FinalLink::Refuse a symbolic link at the end of the path
/// is not regular. @p calls: the system's when nullptr.
[[nodiscard]] ScanRead readForScan(const QByteArray &path, qint64 maximumBytes, FinalLink links,
                                   FileCalls *calls = nullptr);

/// The stamp of the regular file at @p path, links followed; size -1 when there is none.
[[nodiscard]] ScanStamp scanStampOf(const QByteArray &path);

} // namespace serin
