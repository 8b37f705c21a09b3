// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/catalog.h"
#include "services/manifest/manifest.h"

#include <QList>
#include <QString>

namespace serin {

/// Reads and parses the files of one variant of @p endpoint with its deployments
/// (CatalogEndpoint::deploymentsFor()); @p variant -1: the only one. Blocks.
/// @error Conflict: there are several variants and none is chosen; else of reading and parsing.
[[nodiscard]] Result<QList<Manifest>> readVariantFiles(const CatalogEndpoint &endpoint,
                                                       int variant = -1);

/// Reads and parses the file at the absolute @p path and the files that an edit of it concerns: of
/// an endpoint its deployments; of a deployment the variants of its endpoint that it belongs to,
/// and their other deployments. Of several files for one deployment only @p path is among them.
/// Blocks.
/// @error NotFound: @p catalog has no manifest there; else of reading and parsing.
[[nodiscard]] Result<QList<Manifest>> readFilesAround(const Catalog &catalog, const QString &path);

} // namespace serin
