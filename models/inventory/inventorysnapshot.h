// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livesnapshot.h"
#include "services/manifest/catalog.h"
#include "services/manifest/scan/folderscannote.h"
#include "services/manifest/validation/endpointerrors.h"

#include <QHash>
#include <QString>

#include <deque>
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

/// What one row shows; points into the snapshot.
struct InventoryEntry
{
    InventoryKind kind = InventoryKind::Endpoint;
    const CatalogEndpoint *endpoint = nullptr;
    const CatalogDeployment *deployment = nullptr;
    const CatalogFile *file = nullptr;    ///< Unreadable: a file that is no YAML
    const FolderScanNote *note = nullptr; ///< Unreadable: what the scan left out
    /// What is live of the endpoint, or the deployment; nullptr: nothing, or not known.
    const LiveEndpointView *liveEndpoint = nullptr;
    const LiveDeploymentView *liveDeployment = nullptr;
    bool isLiveKnown = false; ///< without a live part it is not live
    /// Of the endpoint, also with its deployments, or of who belongs to none; nullptr: none, or not
    /// looked at yet.
    const EndpointErrors *errors = nullptr;

    /// No file describes it: it is live only.
    [[nodiscard]] bool isLiveOnly() const;
};

/// Tells a row from its siblings; stays the same over refreshes.
[[nodiscard]] QString inventoryKey(const InventoryEntry &entry);

/// Whether both show the same; of two rows with the same key.
[[nodiscard]] bool sameContent(const InventoryEntry &a, const InventoryEntry &b);

/// A row of the top level and the rows below it.
struct InventoryRow
{
    InventoryEntry entry;
    std::vector<InventoryEntry> children;
};

/// All rows at a moment. Immutable once made, so any thread may read it.
struct InventorySnapshot
{
    Catalog catalog;
    std::vector<FolderScanNote> notes;
    QString filter;
    LiveSnapshotPointer live;
    FolderErrorsPointer errors;           ///< may be nullptr
    std::deque<CatalogEndpoint> liveOnly; ///< stand for endpoints without any file
    std::deque<CatalogDeployment> liveOnlyDeployments;
    /// The endpoints in the catalogue's order, those that are only live among them, then the groups
    /// that are not empty.
    std::vector<InventoryRow> rows;
    QHash<QString, int> rowByKey;
};

using InventorySnapshotPointer = std::shared_ptr<const InventorySnapshot>;

/// All rows of @p catalog, @p notes and @p live (may be nullptr, as @p errors may) whose endpoint
/// or deployment name, or file, contains @p filter (case-insensitive; all when it is empty). What
/// is live meets what a file describes by its name.
[[nodiscard]] InventorySnapshotPointer
inventorySnapshot(const Catalog &catalog, const std::vector<FolderScanNote> &notes,
                  const QString &filter, const LiveSnapshotPointer &live = nullptr,
                  const FolderErrorsPointer &errors = nullptr);

} // namespace serin
