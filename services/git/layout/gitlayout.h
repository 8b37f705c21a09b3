// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

namespace serin {

/// Where the parts of a checkout are: absolute paths without links.
struct GitLayout
{
    QString top;       ///< the checkout's root
    QString gitDir;    ///< HEAD and index: `.git`, or where the file `.git` leads
    QString commonDir; ///< objects, references, configuration; gitDir unless a linked worktree
    bool isLinkedWorktree = false;
    bool isSubmodule = false; ///< its gitDir lies below another repository's "modules"

    bool operator==(const GitLayout &) const = default;
};

/// The checkout that @p path, a file or folder, lies in. Looks at files only; runs nothing.
/// @error NotFound: no such path, or no repository around it; Invalid: a bare repository, the
/// inside of `.git`, or a `.git` that is damaged; Io.
[[nodiscard]] Result<GitLayout> findGitLayout(const QString &path);

} // namespace serin
