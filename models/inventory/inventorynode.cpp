// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorynode.h"

#include <iterator>

namespace serin {

int InventoryBranch::rowOf(const InventoryNode &child)
{
    for (std::size_t i = firstStale; i < children.size(); ++i) {
        children[i]->row = static_cast<int>(i);
    }
    firstStale = children.size();
    return child.row;
}

InventoryNodes InventoryBranch::take(InventoryRowChanges::Range rows)
{
    const auto first = children.begin() + rows.first;
    const auto end = children.begin() + rows.last + 1;
    InventoryNodes taken(std::make_move_iterator(first), std::make_move_iterator(end));
    children.erase(first, end);
    firstStale = std::min(firstStale, static_cast<std::size_t>(rows.first));
    for (const auto &node : taken) {
        node->parent = nullptr;
    }
    return taken;
}

void InventoryBranch::insert(int place, InventoryNodes nodes)
{
    children.insert(children.begin() + place, std::make_move_iterator(nodes.begin()),
                    std::make_move_iterator(nodes.end()));
    firstStale = std::min(firstStale, static_cast<std::size_t>(place));
}

int InventoryTop::size() const
{
    return static_cast<int>(between ? between->size() : shown->children.size());
}

const InventoryEntry &InventoryTop::entryAt(int place) const
{
    const auto child = static_cast<std::size_t>(place);
    return between ? *(*between)[child] : shown->children[child];
}

void InventoryTop::makeChildren()
{
    const auto wanted = static_cast<std::size_t>(size());
    if (children.size() == wanted) {
        return;
    }
    children = bareNodes(wanted, this);
    firstStale = 0;
}

InventoryNodes topNodes(const InventorySnapshot &snapshot, InventoryRowChanges::Range rows,
                        InventoryNode *root)
{
    InventoryNodes nodes;
    nodes.reserve(static_cast<std::size_t>(rows.last - rows.first + 1));
    for (int row = rows.first; row <= rows.last; ++row) {
        nodes.push_back(
            std::make_unique<InventoryTop>(root, &snapshot.rows[static_cast<std::size_t>(row)]));
    }
    return nodes;
}

InventoryNodes bareNodes(std::size_t count, InventoryNode *parent)
{
    InventoryNodes nodes;
    nodes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        nodes.push_back(std::make_unique<InventoryNode>(parent));
    }
    return nodes;
}

} // namespace serin
