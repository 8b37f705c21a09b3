// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/scan/gitignore.h"

#include <QByteArray>

#include <memory>

namespace serin {

/// What git ignores among the entries of one folder: the `.gitignore` of this folder and of all
/// folders above it in the working tree, and the repository's `info/exclude`, deeper files first.
/// No git process runs. Not looked at: `core.excludesFile`, `core.ignoreCase`, and the index (git
/// does not ignore what it tracks already).
///
/// Paths are absolute and canonical, as bytes. Cheap to copy; safe to read from several threads.
class GitIgnoreStack
{
public:
    /// Outside any repository: nothing is ignored.
    GitIgnoreStack() = default;

    /// The rules in @p folder, which may be anywhere in a working tree or outside of all. A file
    /// that cannot be read, is no regular file or is larger than 4 MiB has no rules.
    [[nodiscard]] static GitIgnoreStack forFolder(const QByteArray &folder);

    /// The rules in the folder @p name of this folder.
    [[nodiscard]] GitIgnoreStack entered(const QByteArray &name) const;

    /// Whether the entry @p name of this folder is ignored. A link is no folder.
    [[nodiscard]] bool ignores(const QByteArray &name, bool isFolder) const;

    /// Whether forFolder() was given a folder that is ignored itself, or lies in one that is. The
    /// rules apply to what is in it all the same.
    [[nodiscard]] bool startIsIgnored() const { return m_startIsIgnored; }

    /// The top folder of the working tree; empty outside any repository.
    [[nodiscard]] const QByteArray &workingTree() const { return m_top; }

    /// Whether @p folder is the top of a working tree: it holds a repository, or the file that a
    /// linked working tree or a submodule has in its place.
    [[nodiscard]] static bool isWorkingTreeTop(const QByteArray &folder);

private:
    /// One ignore file, and those that are asked after it.
    struct Level
    {
        std::shared_ptr<const Level> above;
        GitIgnore rules;
        qsizetype prefixLength = 0; ///< of m_prefix, up to the folder that the rules belong to
    };

    void addFile(const QByteArray &path, bool followLink);

    QByteArray m_top;
    QByteArray m_prefix; ///< this folder relative to m_top, with a `/` at its end; empty at the top
    std::shared_ptr<const Level> m_level;
    bool m_startIsIgnored = false;
};

} // namespace serin
