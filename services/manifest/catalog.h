// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/catalogendpoint.h"
#include "services/manifest/catalogfile.h"
#include "services/manifest/scan/folderscan.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace serin {

/// What one document of a file is in the catalog.
struct CatalogHolding
{
    int document = 0;    ///< position in CatalogFile::documents
    int endpoint = -1;   ///< position in Catalog::endpoints(); -1: unassigned
    int variant = -1;    ///< position in the endpoint's variants; -1: a document of a deployment
    int deployment = -1; ///< position in the endpoint's deployments, or in unassigned(); -1: an
                         ///< endpoint's document
    bool operator==(const CatalogHolding &) const = default;
};

/// Which keys came, went and changed from one catalog to the next (CatalogEndpoint::key()).
struct CatalogChanges
{
    std::vector<QString> added;
    std::vector<QString> removed;
    std::vector<QString> changed; ///< another set of places, or other bytes in one of them
    bool unassignedChanged = false;
    [[nodiscard]] bool isEmpty() const
    {
        return added.empty() && removed.empty() && changed.empty() && !unassignedChanged;
    }
};

/// The endpoints and deployments that the files of a folder describe. A value: immutable, cheap to
/// copy, safe to read from several threads.
///
/// Endpoints are grouped by name: several files of one name are variants, never an error. A
/// deployment with a document of its own belongs to the endpoint that it names, also when there is
/// no file of that endpoint; without a name (isPlaceholderName()) to the only endpoint that its
/// folder has a document of, unless that holds its deployments itself; else it is unassigned.
class Catalog
{
public:
    /// Nothing found, nowhere.
    Catalog() : Catalog(QString(), {}) {}
    /// @p files as a scan of @p root gives them, or as catalogFile() makes them of a commit's.
    Catalog(const QString &root, std::vector<CatalogFilePointer> files);
    /// Of all batches of a scan put together.
    explicit Catalog(const FolderScanBatch &scan) : Catalog(scan.root, scan.files) {}

    /// Whether it is a copy of @p other. Two catalogues of the same files need not be.
    [[nodiscard]] bool isSameAs(const Catalog &other) const { return m_data == other.m_data; }

    [[nodiscard]] const QString &root() const;
    /// All files that were looked at, in the order they were given.
    [[nodiscard]] const std::vector<CatalogFilePointer> &files() const;
    /// Sorted by name, those whose name is a placeholder last.
    [[nodiscard]] const std::vector<CatalogEndpoint> &endpoints() const;
    /// Deployments that belong to no endpoint that could be told, one entry a document.
    [[nodiscard]] const std::vector<CatalogDeployment> &unassigned() const;

    /// The endpoint with CatalogEndpoint::key() @p key (its name, when it has one), or nullptr.
    [[nodiscard]] const CatalogEndpoint *endpoint(const QString &key) const;
    /// The file at the absolute @p path, or nullptr.
    [[nodiscard]] CatalogFilePointer file(const QString &path) const;
    /// The files right in the absolute @p folder that are no YAML, by their paths.
    [[nodiscard]] QStringList unreadableIn(const QString &folder) const;
    /// What the documents of the file at the absolute @p path are, in their order.
    [[nodiscard]] std::vector<CatalogHolding> holdings(const QString &path) const;

    /// What differs in @p after.
    [[nodiscard]] CatalogChanges changesTo(const Catalog &after) const;

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

} // namespace serin
