// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltree.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace serin {

/// Finds values in a tree as who applies it reads them: aliases followed, and what a merge key
/// (`<<`) brings where the map itself has no such key. Takes bounded time whatever the aliases are:
/// what lies deeper, or behind too many of them, is not found. Refers to the tree. One serves all
/// documents of a file: making one reads the whole text.
class YamlMerged
{
public:
    explicit YamlMerged(const YamlTree &tree);

    [[nodiscard]] const YamlTree &tree() const { return m_tree; }
    /// Another document of the file has as much time as the one before.
    void beginDocument() { m_steps = 0; }

    /// The value under @p key in @p map, never an alias; noNode when there is none. @p map may be
    /// noNode, no map or an alias.
    [[nodiscard]] NodeId find(NodeId map, std::string_view key) const;
    /// What @p node stands for: itself, or what its alias refers to; noNode when that is nothing.
    [[nodiscard]] NodeId target(NodeId node) const;
    /// The keys of @p map, each once: its own first, in their order, then the merged ones.
    [[nodiscard]] std::vector<NodeId> keys(NodeId map) const;

private:
    [[nodiscard]] bool mayGoOn(int depth) const;
    [[nodiscard]] NodeId findAt(NodeId map, std::string_view key, int depth) const;
    void collectKeys(NodeId map, int depth, std::vector<NodeId> &found,
                     std::unordered_set<std::string_view> &names) const;
    /// The maps that the merge keys of @p map name, the one that counts first.
    [[nodiscard]] std::vector<NodeId> mergedInto(NodeId map) const;

    const YamlTree &m_tree;
    const bool m_hasAnchors;
    mutable int m_steps = 0;
    mutable std::unordered_map<std::string_view, std::vector<NodeId>> m_anchors;
};

} // namespace serin
