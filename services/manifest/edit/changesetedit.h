// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/names.h"
#include "services/manifest/edit/changeset.h"
#include "services/manifest/manifest.h"

#include <QList>
#include <QString>

namespace serin {

// Edits that may touch several files. Nothing is written; applyChanges() does.
//
// @p files are the files that describe the endpoint and its deployments in one variant, as
// readVariantFiles() gives them, or the texts of open documents; each path once and absolute.
// @p endpoint names the endpoint; empty: whichever. Texts are changed and proven by the functions
// of manifestedit.h, whose errors are handed on.

/// Deployment @p from under the name @p to. In a document of its endpoint: a further entry there.
/// With a document of its own: a new file beside it that holds this document only, called
/// copiedFileName().
/// @error NotFound; Conflict: the deployment or the file of @p to exists; Invalid: several places
/// describe @p from.
[[nodiscard]] Result<QList<FileChange>> copyDeployment(const QList<Manifest> &files,
                                                       const QString &endpoint, const QString &from,
                                                       const DeploymentName &to);

/// Removes deployment @p name and its traffic entries of 0: the entry in its endpoint's document,
/// its document in a file with others, or its file.
/// @error NotFound; Conflict: an endpoint among @p files still gives it traffic or mirrored
/// traffic, or a share that is no number; Invalid: several places describe it.
[[nodiscard]] Result<QList<FileChange>>
removeDeployment(const QList<Manifest> &files, const QString &endpoint, const QString &name);

/// Removes the endpoint with all its deployments: their documents in files that hold others too,
/// else the files.
/// @error NotFound: no document describes the endpoint.
[[nodiscard]] Result<QList<FileChange>> removeEndpoint(const QList<Manifest> &files,
                                                       const QString &endpoint);

/// What to call the copy, under the name @p to, of the file @p fileName (without folder) of
/// deployment @p from: the word @p from in it becomes @p to; without that word `-to` is added
/// before the suffix.
[[nodiscard]] QString copiedFileName(const QString &fileName, const QString &from,
                                     const DeploymentName &to);

} // namespace serin
