// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorysnapshot.h"

#include <utility>
#include <vector>

namespace serin {

/// What makes one list of rows into another. Rows that stand in another order count as removed and
/// inserted again.
struct InventoryRowChanges
{
    struct Range
    {
        int first = 0;
        int last = 0;
    };

    std::vector<Range> removed;  ///< of the rows before, the last range first
    std::vector<Range> inserted; ///< of the rows after, the first range first
    std::vector<Range> changed;  ///< of the rows after: those that stayed and look different

    [[nodiscard]] bool movesRows() const { return !removed.empty() || !inserted.empty(); }
    [[nodiscard]] bool isEmpty() const { return !movesRows() && changed.empty(); }
};

/// What makes one snapshot into another with the same filter.
struct InventoryChanges
{
    InventoryRowChanges top;
    /// Below rows that stayed, by their row after, ascending; only where something changed.
    std::vector<std::pair<int, InventoryRowChanges>> below;
};

/// Takes time in proportion to the rows: meant for another thread.
[[nodiscard]] InventoryChanges changesBetween(const InventorySnapshot &before,
                                              const InventorySnapshot &after);

} // namespace serin
