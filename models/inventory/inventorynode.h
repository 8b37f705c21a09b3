// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorychanges.h"
#include "models/inventory/inventorysnapshot.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace serin {

/// What an index of the inventory's model points to: the same object for as long as its row is
/// there, whatever snapshot is shown.
struct InventoryNode
{
    explicit InventoryNode(InventoryNode *parentNode) : parent(parentNode) {}
    virtual ~InventoryNode() = default;
    InventoryNode(const InventoryNode &) = delete;
    InventoryNode &operator=(const InventoryNode &) = delete;

    InventoryNode *parent; ///< nullptr: the root, or a row that is gone
    int row = 0; ///< right below the parent's firstStale only, see InventoryBranch::rowOf()
};

using InventoryNodes = std::vector<std::unique_ptr<InventoryNode>>;

/// A node that others are below.
struct InventoryBranch : InventoryNode
{
    using InventoryNode::InventoryNode;

    InventoryNodes children;
    std::size_t firstStale = 0; ///< children from here on have an old row

    /// The row of @p child. Rows are numbered again when they are asked for, so that many changes
    /// in a long list do not cost the square of its length.
    [[nodiscard]] int rowOf(const InventoryNode &child);
    /// Takes the children in @p rows out and gives them back.
    InventoryNodes take(InventoryRowChanges::Range rows);
    void insert(int place, InventoryNodes nodes);
};

/// A row of the top level.
struct InventoryTop : InventoryBranch
{
    InventoryTop(InventoryNode *root, const InventoryRow *first)
        : InventoryBranch(root), shown(first)
    {}

    const InventoryRow *shown; ///< in the snapshot
    /// What the rows below show while some of them come and go; else nullptr.
    std::unique_ptr<std::vector<const InventoryEntry *>> between;

    [[nodiscard]] int size() const;
    [[nodiscard]] const InventoryEntry &entryAt(int place) const;
    /// The nodes below exist only once somebody has asked for one: few rows are ever opened.
    void makeChildren();
};

/// Nodes for @p rows of @p snapshot, below @p root.
[[nodiscard]] InventoryNodes topNodes(const InventorySnapshot &snapshot,
                                      InventoryRowChanges::Range rows, InventoryNode *root);

/// Nodes without anything below @p parent.
[[nodiscard]] InventoryNodes bareNodes(std::size_t count, InventoryNode *parent);

} // namespace serin
