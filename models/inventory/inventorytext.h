// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorysnapshot.h"
#include "models/live/livetext.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace serin {

class VariantPicks;

// What the inventory says about its rows. Names come from files: show them as plain text.

/// As it is written in the file, of any length.
[[nodiscard]] QString inventoryName(const InventoryEntry &entry);
/// Absolute path of the file to work on, else of the first that describes it; may be empty.
[[nodiscard]] QString inventoryFile(const InventoryEntry &entry, const VariantPicks &picks);
/// Why the row cannot be edited as it is, one sentence without a full stop; empty when it can.
[[nodiscard]] QString inventoryProblem(const InventoryEntry &entry, const VariantPicks &picks);
/// Why the file at @p path (from the folder that is open on), which a sparse checkout leaves out,
/// cannot be edited, and what to do.
[[nodiscard]] QString leftOutReason(const QString &path);
[[nodiscard]] QString inventoryAccessibleText(const InventoryEntry &entry,
                                              const VariantPicks &picks);

/// The live state of the row; nothing when none of it is live, or that is not known.
[[nodiscard]] std::optional<LiveStateWords> inventoryState(const InventoryEntry &entry);
/// "not in the files", "not live", "not checked out", "live differs" (in its split, or its number
/// of instances); empty when there is nothing of that to say, or it is not known.
[[nodiscard]] QString inventorySync(const InventoryEntry &entry, const VariantPicks &picks);

/// "blue 90 · green 10" as the file says it, without the zeros unless there is nothing else; empty
/// without `traffic`. Names as shownText(); cut after about 2,000 characters with an ellipsis.
[[nodiscard]] QString trafficText(const CatalogEndpoint &endpoint, int variant);
/// Name, percent, name, percent … of the first 100 entries; names cut after 200 characters; a
/// percent that is no whole number is invalid.
[[nodiscard]] QVariantList trafficShares(const CatalogEndpoint &endpoint, int variant);
[[nodiscard]] QVariantList trafficShares(const QMap<QString, int> &traffic);

/// The place of a deployment that counts: the only one of the endpoint's variant that is worked on,
/// or the one picked; nullptr when that is not decided.
[[nodiscard]] const CatalogDeploymentVariant *placeOf(const InventoryEntry &entry,
                                                      const VariantPicks &picks);
/// A deployment's share in the endpoint's variant that is worked on.
[[nodiscard]] std::optional<int> percentOf(const InventoryEntry &entry, const VariantPicks &picks);
/// That share is written there, and is no whole number.
[[nodiscard]] bool isShareUnreadable(const InventoryEntry &entry, const VariantPicks &picks);

} // namespace serin
