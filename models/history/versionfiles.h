// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"
#include "services/core/result.h"
#include "services/git/parse/gitdiff.h"
#include "services/manifest/edit/changeset.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

/// One file at two points of its history; nothing stands for no file.
struct VersionFile
{
    QByteArray path; ///< in the repository
    std::optional<QByteArray> before;
    std::optional<QByteArray> after;
};

/// Two versions of an endpoint, compared.
struct VersionDifference
{
    QStringList words; ///< what changes, one sentence each
    std::vector<DiffLine> lines;
};

// All for another thread: they parse, and read the folders of deployments that name no endpoint.
// @p top is the checkout, @p endpoint the endpoint's name.

/// Those of @p files that differ and say something about the endpoint on one side at least.
[[nodiscard]] QList<VersionFile> concernedFiles(const QList<VersionFile> &files, const QString &top,
                                                const QString &endpoint);

[[nodiscard]] VersionDifference differenceOf(const QList<VersionFile> &files, const QString &top,
                                             const QString &endpoint);

/// What makes @p files, of which `before` is the file as it lies there and `after` the version to
/// go back to, that version: whole files, or, in files that describe others too, the endpoint's
/// documents only.
/// @error Invalid: its documents cannot be told apart in a shared file.
[[nodiscard]] Result<QList<FileChange>>
restoringChanges(const QList<VersionFile> &files, const QString &top, const QString &endpoint);

/// What one commit did to a file, and what lies there now.
struct UndoneFile
{
    QByteArray path;
    std::optional<QByteArray> before; ///< the commit
    std::optional<QByteArray> after;
    std::optional<QByteArray> now;
};

/// The files that @p changes of a commit concern, each path once. @p contents has what each change
/// found and what it left, in turn; @p now the files as they lie there (VersionFile::after).
[[nodiscard]] QList<UndoneFile> undoneFiles(const QList<GitFileChange> &changes,
                                            const QList<std::optional<QByteArray>> &contents,
                                            const QList<VersionFile> &now);

/// What takes the commit back in the files as they are now.
/// @error Conflict: later edits changed the same lines; nothing is done then.
[[nodiscard]] Result<QList<FileChange>> undoingChanges(const QList<UndoneFile> &files,
                                                       const QString &top);

} // namespace serin
