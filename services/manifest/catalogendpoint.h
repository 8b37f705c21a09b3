// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/catalogfile.h"

#include <QString>

#include <vector>

namespace serin {

/// Whether @p name is left for something else to fill in: empty, or with the marks of a template
/// (`{{NAME}}`, `${name}`, `$name`, `<name>`). Such a name tells nothing apart and groups nothing.
[[nodiscard]] bool isPlaceholderName(QStringView name);

/// One YAML document of a catalogued file that describes an endpoint.
struct CatalogEndpointVariant
{
    CatalogFilePointer file;
    int document = 0; ///< position in file->documents

    [[nodiscard]] const ManifestDocument &manifestDocument() const;
    [[nodiscard]] const EndpointManifest &manifest() const { return *manifestDocument().endpoint; }
    /// The deployments stand in the endpoint's own document (the private preview's map and list).
    [[nodiscard]] bool holdsItsDeployments() const;
    /// Stays the same over rescans: the relative path and the document's index in the file.
    [[nodiscard]] QString key() const;
    /// The same place and the same bytes.
    bool operator==(const CatalogEndpointVariant &other) const;
};

/// One place that describes a deployment: a document of its own, or an entry in an endpoint's.
struct CatalogDeploymentVariant
{
    CatalogFilePointer file;
    int document = 0; ///< position in file->documents
    int inside = -1;  ///< position in the endpoint's deployments; -1: a document of its own

    [[nodiscard]] const ManifestDocument &manifestDocument() const;
    [[nodiscard]] const DeploymentManifest &manifest() const;
    /// Stays the same over rescans: as of an endpoint, and the deployment's name when inside.
    [[nodiscard]] QString key() const;
    bool operator==(const CatalogDeploymentVariant &other) const;
};

/// All that describes the deployments of one name of one endpoint.
struct CatalogDeployment
{
    QString name; ///< as written; each isPlaceholderName() is a deployment of its own
    std::vector<CatalogDeploymentVariant> variants; ///< at least one, in the order of the files

    bool operator==(const CatalogDeployment &) const = default;
};

/// All files that describe the endpoint of one name.
struct CatalogEndpoint
{
    QString name; ///< as written; each isPlaceholderName() is an endpoint of its own
    /// In the order of the files. Empty when there are only deployments that name the endpoint.
    std::vector<CatalogEndpointVariant> variants;
    /// Of all variants together, each with all its places; in the order of the files.
    std::vector<CatalogDeployment> deployments;

    /// Stays the same over rescans, and differs from every other endpoint's.
    [[nodiscard]] QString key() const;
    /// What belongs to one variant. If it holds its deployments: these. Else deployments with
    /// documents of their own:
    /// - when all variants are in one folder, every deployment; one that is in this folder too,
    /// only
    ///   as it is there;
    /// - when variants are in several folders, those in this one's; if there are none, those in
    ///   folders without any variant, since the others belong to other variants.
    /// With @p variant -1 every place of every deployment.
    [[nodiscard]] std::vector<CatalogDeployment> deploymentsFor(int variant) const;
    /// The deployment called @p wanted, or nullptr.
    [[nodiscard]] const CatalogDeployment *deployment(const QString &wanted) const;

    bool operator==(const CatalogEndpoint &) const = default;
};

} // namespace serin
