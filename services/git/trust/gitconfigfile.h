// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace serin {

/// One variable of a git configuration file.
struct GitConfigEntry
{
    QByteArray section;    ///< lower case, e.g. "filter"
    QByteArray subsection; ///< as written, e.g. "lfs"; may be empty
    QByteArray name;       ///< lower case, e.g. "clean"
    QByteArray value;      ///< unquoted; "true" when only the name stands there
    int line = 0;

    /// "filter.lfs.clean"; what stands before the first section has no section.
    [[nodiscard]] QByteArray key() const;

    bool operator==(const GitConfigEntry &) const = default;
};

/// Reads a configuration file as git does (git-config(1), "Syntax"), includes not followed. Where
/// git would stop with an error, so does this; it never reads less than git.
/// @error Invalid: `where` is the line.
[[nodiscard]] Result<QList<GitConfigEntry>> parseGitConfig(QByteArrayView text);

/// Whether git takes @p value as a yes or no, which starts no program.
[[nodiscard]] bool isGitBoolean(QByteArrayView value);

} // namespace serin
