// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/manifesttext.h"
#include "services/core/filestamp.h"

#include <QString>

#include <optional>

namespace serin {

/// A manifest file as it was read.
struct LoadedManifest
{
    QString path; ///< absolute, without links; the file's identity
    FileStamp stamp;
    ManifestText text;
};

/// Reads and parses the file at @p path, through links. Blocks.
/// @error as readFile() and resolvePath(). A file that cannot be parsed is no error.
[[nodiscard]] Result<LoadedManifest> loadManifest(const QString &path);

/// What somebody else did to a file that is open here.
struct ForeignChange
{
    enum class Kind {
        Edited,     ///< it has other bytes
        Deleted,    ///< it is gone
        Replaced,   ///< it is a link, a folder or something else now
        Unreadable, ///< it is there, but cannot be read
    };
    Kind kind = Kind::Edited;
    FileStamp stamp;                  ///< what a save must expect to find
    std::optional<ManifestText> text; ///< Edited only
    QString detail;                   ///< Replaced, Unreadable: why, one sentence
};

/// Compares the file at @p path, an identity as in LoadedManifest, with @p expected.
/// @return nothing when it is still that. Blocks.
[[nodiscard]] std::optional<ForeignChange> lookForChange(const QString &path,
                                                         const FileStamp &expected);

} // namespace serin
