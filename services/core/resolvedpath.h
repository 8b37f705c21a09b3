// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QString>

namespace serin {

/// Where a path really leads.
struct ResolvedPath
{
    QByteArray folder; ///< absolute, without links
    QByteArray name;   ///< of the file in it; no link unless it became one since

    bool operator==(const ResolvedPath &) const = default;
};

/// Follows all links of @p path, also where the last one's target does not exist yet.
/// @error NotFound: the folder does not exist; Invalid: empty, ends with a slash, or links in a
/// circle; Io: a folder on the way cannot be searched. `where` is @p path.
[[nodiscard]] Result<ResolvedPath> resolvePath(const QString &path);

/// Whether @p path is @p folder or lies in it, as both are written: no link is followed.
[[nodiscard]] bool isBelow(const QString &path, const QString &folder);

} // namespace serin
