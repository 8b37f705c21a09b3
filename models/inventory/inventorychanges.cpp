// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorychanges.h"

#include <QHash>

#include <algorithm>

namespace serin {

namespace {

using Range = InventoryRowChanges::Range;

const InventoryEntry &entryOf(const InventoryRow &row)
{
    return row.entry;
}

const InventoryEntry &entryOf(const InventoryEntry &entry)
{
    return entry;
}

void addRow(std::vector<Range> &ranges, int row)
{
    if (!ranges.empty() && ranges.back().last + 1 == row) {
        ranges.back().last = row;
    } else {
        ranges.push_back({row, row});
    }
}

/// @p rowAfter tells the row of a key among @p after, or -1. @p onStayed is called for each row
/// that stays with its place before and after, and tells whether it looks different.
template<typename Row, typename RowAfter, typename OnStayed>
InventoryRowChanges compareRows(const std::vector<Row> &before, const std::vector<Row> &after,
                                RowAfter rowAfter, OnStayed onStayed)
{
    InventoryRowChanges changes;
    int next = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const int row = rowAfter(inventoryKey(entryOf(before[i])));
        if (row < next) { // gone, or in another order
            addRow(changes.removed, static_cast<int>(i));
            continue;
        }
        if (row > next) {
            changes.inserted.push_back({next, row - 1});
        }
        if (onStayed(before[i], after[static_cast<std::size_t>(row)], row)) {
            addRow(changes.changed, row);
        }
        next = row + 1;
    }
    if (const int size = static_cast<int>(after.size()); next < size) {
        changes.inserted.push_back({next, size - 1});
    }
    std::reverse(changes.removed.begin(), changes.removed.end());
    return changes;
}

InventoryRowChanges compareBelow(const InventoryRow &before, const InventoryRow &after)
{
    QHash<QString, int> rows;
    for (std::size_t i = 0; i < after.children.size(); ++i) {
        rows.insert(inventoryKey(after.children[i]), static_cast<int>(i));
    }
    return compareRows(
        before.children, after.children,
        [&rows](const QString &key) { return rows.value(key, -1); },
        [](const InventoryEntry &was, const InventoryEntry &is, int) {
            return !sameContent(was, is);
        });
}

bool isHeading(const InventoryEntry &entry)
{
    return entry.kind != InventoryKind::Endpoint;
}

} // namespace

InventoryChanges changesBetween(const InventorySnapshot &before, const InventorySnapshot &after)
{
    InventoryChanges changes;
    changes.top = compareRows(
        before.rows, after.rows,
        [&after](const QString &key) { return after.rowByKey.value(key, -1); },
        [&changes](const InventoryRow &was, const InventoryRow &is, int row) {
            const bool differs = !sameContent(was.entry, is.entry);
            if (differs || isHeading(is.entry)) {
                InventoryRowChanges below = compareBelow(was, is);
                if (!below.isEmpty()) {
                    changes.below.emplace_back(row, std::move(below));
                }
            }
            return differs;
        });
    return changes;
}

} // namespace serin
