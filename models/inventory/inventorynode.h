// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/catalog.h"
#include "services/manifest/scan/folderscannote.h"

#include <QString>

#include <memory>
#include <vector>

namespace serin {

/// What a row of the inventory is.
enum class InventoryKind {
    Endpoint,
    Deployment,      ///< of the endpoint above it
    UnassignedGroup, ///< the heading of deployments that belong to no endpoint
    Unassigned,      ///< one of them
    UnreadableGroup, ///< the heading of what could not be read
    Unreadable,      ///< a file that is no YAML, or something that the scan left out
};

/// What one row shows; points into the catalogue that the model holds.
struct InventoryEntry
{
    InventoryKind kind = InventoryKind::Endpoint;
    QString key; ///< among its siblings; stays the same over refreshes
    const CatalogEndpoint *endpoint = nullptr;
    const CatalogDeployment *deployment = nullptr;
    CatalogFilePointer file;              ///< Unreadable: a file that is no YAML
    const FolderScanNote *note = nullptr; ///< Unreadable: what the scan left out
};

/// A row and the rows below it.
struct InventoryNode
{
    InventoryEntry entry;
    InventoryNode *parent = nullptr;
    std::vector<std::unique_ptr<InventoryNode>> children;
    int row = 0;                ///< right below the parent's firstStale only, see rowOf()
    std::size_t firstStale = 0; ///< children from here on have an old row

    void staleFrom(std::size_t child) { firstStale = std::min(firstStale, child); }
    /// This node's row. Rows are numbered again when they are asked for, so that many changes in a
    /// long list do not cost the square of its length.
    [[nodiscard]] int rowInParent()
    {
        if (!parent) {
            return 0;
        }
        for (std::size_t i = parent->firstStale; i < parent->children.size(); ++i) {
            parent->children[i]->row = static_cast<int>(i);
        }
        parent->firstStale = parent->children.size();
        return row;
    }
};

/// The rows to show, before they become nodes.
struct InventoryRows
{
    InventoryEntry entry;
    std::vector<InventoryRows> children;
};

/// All rows of @p catalog and @p notes whose endpoint or deployment name, or file, contains
/// @p filter (case-insensitive; all when it is empty). The endpoints first, in the catalogue's
/// order, then the groups that are not empty.
[[nodiscard]] std::vector<InventoryRows> inventoryRows(const Catalog &catalog,
                                                       const std::vector<FolderScanNote> &notes,
                                                       const QString &filter);

} // namespace serin
