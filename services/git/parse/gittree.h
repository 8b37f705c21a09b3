// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace serin {

/// A file of a commit.
struct GitTreeEntry
{
    enum class Kind { File, Executable, Link, Submodule, Folder };

    Kind kind = Kind::File;
    QByteArray path;
    QByteArray id;   ///< object id of the content
    qint64 size = 0; ///< bytes; 0 for a folder or submodule

    bool operator==(const GitTreeEntry &) const = default;
};

/// `git ls-tree -z -l`. @error Protocol: cut off, or not such output.
[[nodiscard]] Result<QList<GitTreeEntry>> parseGitTree(QByteArrayView output);

/// The files among `git ls-files -t -s -z` that a sparse checkout leaves out, without their sizes.
/// @error Protocol: cut off, or not such output.
[[nodiscard]] Result<QList<GitTreeEntry>> parseGitLeftOut(QByteArrayView output);

/// An object as `git cat-file --batch` gives it.
struct GitObject
{
    QByteArray id;
    QByteArray type; ///< "blob", "tree", "commit" or "tag"
    QByteArray content;
};

/// What `git cat-file --batch-check` says of an object.
struct GitObjectSize
{
    QByteArray id;
    QByteArray type; ///< as GitObject::type
    qint64 bytes = 0;
};

/// `git cat-file --batch-check -z` that was asked @p questions, as parseGitObjects().
[[nodiscard]] Result<QList<std::optional<GitObjectSize>>>
parseGitObjectSizes(QByteArrayView output, const QList<QByteArray> &questions);

/// `git cat-file --batch -z` that was asked @p questions: one answer each, in their order, nothing
/// for what does not exist. @error Protocol: cut off, or not such output.
[[nodiscard]] Result<QList<std::optional<GitObject>>>
parseGitObjects(QByteArrayView output, const QList<QByteArray> &questions);

} // namespace serin
