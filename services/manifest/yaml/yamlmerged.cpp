// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamlmerged.h"

#include <algorithm>

namespace serin {

namespace {

constexpr int deepestMerge = 32;
constexpr int mostMergeSteps = 20'000;
constexpr std::string_view keyOfMerge = "<<";

} // namespace

YamlMerged::YamlMerged(const YamlTree &tree) : m_tree(tree), m_hasAnchors(tree.text().contains('&'))
{}

NodeId YamlMerged::find(NodeId map, std::string_view key) const
{
    return m_hasAnchors ? findAt(map, key, 0) : m_tree.find(map, key);
}

NodeId YamlMerged::target(NodeId node) const
{
    for (int depth = 0; node != noNode && m_tree.kind(node) == NodeKind::Alias; ++depth) {
        if (!mayGoOn(depth)) {
            return noNode;
        }
        if (m_anchors.empty()) {
            for (std::size_t i = 0; i < m_tree.size(); ++i) {
                const auto id = static_cast<NodeId>(i);
                if (m_tree.node(id).anchored) {
                    m_anchors[m_tree.anchor(id)].push_back(id);
                }
            }
        }
        const auto named = m_anchors.find(m_tree.value(node));
        if (named == m_anchors.end()) {
            return noNode;
        }
        const auto after = std::lower_bound(named->second.begin(), named->second.end(), node);
        node = after == named->second.begin() ? noNode : *(after - 1);
    }
    return node;
}

std::vector<NodeId> YamlMerged::keys(NodeId map) const
{
    std::vector<NodeId> found;
    std::unordered_set<std::string_view> names;
    collectKeys(map, 0, found, names);
    return found;
}

bool YamlMerged::mayGoOn(int depth) const
{
    return depth < deepestMerge && ++m_steps < mostMergeSteps;
}

NodeId YamlMerged::findAt(NodeId map, std::string_view key, int depth) const
{
    map = target(map);
    if (!m_tree.isMap(map)) {
        return noNode;
    }
    if (const NodeId own = m_tree.find(map, key); own != noNode) {
        return target(own);
    }
    if (!mayGoOn(depth)) {
        return noNode;
    }
    for (const NodeId merged : mergedInto(map)) {
        if (const NodeId found = findAt(merged, key, depth + 1); found != noNode) {
            return found;
        }
    }
    return noNode;
}

void YamlMerged::collectKeys(NodeId map, int depth, std::vector<NodeId> &found,
                             std::unordered_set<std::string_view> &names) const
{
    map = target(map);
    if (!m_tree.isMap(map)) {
        return;
    }
    for (NodeId key = m_tree.firstChild(map); key != noNode; key = m_tree.next(m_tree.next(key))) {
        const std::string_view name = m_tree.value(key);
        const bool isMerge = m_hasAnchors && name == keyOfMerge;
        // Duplicates in one map are a finding; they are listed as they stand.
        const bool isNew = !m_hasAnchors || names.insert(name).second;
        if (!isMerge && (depth == 0 || isNew)) {
            found.push_back(key);
        }
    }
    if (!m_hasAnchors || !mayGoOn(depth)) {
        return;
    }
    for (const NodeId merged : mergedInto(map)) {
        collectKeys(merged, depth + 1, found, names);
    }
}

std::vector<NodeId> YamlMerged::mergedInto(NodeId map) const
{
    std::vector<NodeId> maps;
    const NodeId merged = target(m_tree.find(map, keyOfMerge));
    if (m_tree.isSequence(merged)) {
        for (NodeId item = m_tree.firstChild(merged); item != noNode; item = m_tree.next(item)) {
            maps.push_back(item);
        }
    } else if (merged != noNode) {
        maps.push_back(merged);
    }
    return maps;
}

} // namespace serin
