// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/catalogendpoint.h"
#include "services/manifest/manifest.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace serin {

/// The findings in one file that are errors.
struct FileErrors
{
    QString path;  ///< absolute
    QString label; ///< CatalogFile::relativePath()
    int count = 0;
    QString message;         ///< Diagnostic::message of the first one
    SourcePosition position; ///< of the first one; 0:0: it is about the file as a whole
    bool operator==(const FileErrors &) const = default;
};

/// Of the files of one endpoint those that have errors: its own first, then its deployments'.
using EndpointErrors = std::vector<FileErrors>;

/// Of those that have some.
struct FolderErrors
{
    QHash<QString, EndpointErrors> endpoints;  ///< by CatalogEndpoint::key()
    QHash<QString, EndpointErrors> unassigned; ///< by CatalogDeploymentVariant::key()
    [[nodiscard]] bool isEmpty() const { return endpoints.isEmpty() && unassigned.isEmpty(); }
};
using FolderErrorsPointer = std::shared_ptr<const FolderErrors>;

/// What a catalogued file says. NotFound: not what the catalogue knows any more, or not to be had.
using CataloguedText = std::function<Result<Manifest>(const CatalogFile &)>;

/// What validateManifests() refuses in the files of @p endpoint, all of them judged together. A
/// file that @p text does not give has none, and is not held against those that are there.
[[nodiscard]] EndpointErrors endpointErrors(const CatalogEndpoint &endpoint,
                                            const CataloguedText &text);

/// As endpointErrors(), of a deployment that belongs to no endpoint (Catalog::unassigned()).
[[nodiscard]] EndpointErrors unassignedErrors(const CatalogDeployment &deployment,
                                              const CataloguedText &text);

/// The file as it is on disk. Blocks.
/// @error NotFound: it is none any more that @p file tells of, is left out by a sparse checkout, or
/// is larger than 1 MiB.
[[nodiscard]] Result<Manifest> readCatalogued(const CatalogFile &file);

} // namespace serin
