// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace serin {

/// Something that a scan left out, and why. Never an error.
struct FolderScanNote
{
    enum class Kind : std::uint8_t {
        FolderUnreadable,
        FileUnreadable,
        NotRegular, ///< a FIFO, socket or device with the name of a manifest
        TooLarge,
        Disappeared, ///< between the listing and the reading
        Changing,    ///< while it was read, twice
        LinkLeaves,  ///< a link to somewhere outside the folder, or to nowhere
        LinkRepeats, ///< a link to a file that is found under its own name
        NameNotUtf8,
        TooDeep,
        OtherRepository, ///< a repository inside the repository: its files cannot be committed here
        FolderIgnored,   ///< git ignores the very folder that was asked for; it was scanned anyway
    };
    Kind kind = Kind::FileUnreadable;
    QString path;   ///< absolute
    QString detail; ///< of the system, e.g. "Permission denied"; may be empty

    bool operator==(const FolderScanNote &) const = default;
};

} // namespace serin
