// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamlintent.h"

#include <algorithm>
#include <utility>

namespace serin {

NodeId YamlIntent::add(YamlNode node)
{
    m_tree.m_nodes.push_back(node);
    return static_cast<NodeId>(m_tree.m_nodes.size() - 1);
}

NodeId YamlIntent::makeScalar(std::string_view value, ScalarStyle style)
{
    YamlNode node;
    node.kind = NodeKind::Scalar;
    node.style = style;
    node.valueBegin = static_cast<std::uint32_t>(m_tree.m_pool.size());
    node.valueLength = static_cast<std::uint32_t>(value.size());
    m_tree.m_pool.append(value);
    return add(node);
}

NodeId YamlIntent::makeContainer(NodeKind kind)
{
    YamlNode node;
    node.kind = kind;
    return add(node);
}

NodeId YamlIntent::graft(const YamlTree &other, NodeId root)
{
    struct Pending
    {
        NodeId source;
        NodeId parent;
        NodeId after;
    };
    NodeId copyOfRoot = noNode;
    std::vector<Pending> open{{root, noNode, noNode}};
    while (!open.empty()) {
        const Pending at = open.back();
        open.pop_back();
        YamlNode node = other.node(at.source);
        const std::string value(other.value(at.source));
        const std::string tag(other.tag(at.source));
        const NodeId next = at.source == root ? noNode : node.nextSibling;
        const NodeId child = node.firstChild;
        node.parent = node.firstChild = node.nextSibling = noNode;
        node.anchored = false;
        node.valueInText = false;
        node.valueBegin = static_cast<std::uint32_t>(m_tree.m_pool.size());
        m_tree.m_pool += value;
        if (node.tag != 0) {
            const auto known = std::find(m_tree.m_tags.begin(), m_tree.m_tags.end(), tag);
            node.tag = static_cast<std::uint16_t>(known - m_tree.m_tags.begin());
            if (known == m_tree.m_tags.end()) {
                m_tree.m_tags.push_back(tag);
            }
        }
        const NodeId copy = add(node);
        if (copyOfRoot == noNode) {
            copyOfRoot = copy;
        } else {
            insert(at.parent, at.after, copy);
        }
        if (next != noNode) {
            open.push_back({next, at.parent, copy});
        }
        if (child != noNode) {
            open.push_back({child, copy, noNode});
        }
    }
    return copyOfRoot;
}

void YamlIntent::replace(NodeId node, NodeId replacement)
{
    YamlNode next = m_tree.m_nodes[replacement];
    const YamlNode &old = m_tree.m_nodes[node];
    next.parent = old.parent;
    next.nextSibling = old.nextSibling;
    next.isKey = old.isKey;
    next.anchored = old.anchored;
    next.tag = next.tag == 0 ? old.tag : next.tag;
    for (NodeId child = next.firstChild; child != noNode;
         child = m_tree.m_nodes[child].nextSibling) {
        m_tree.m_nodes[child].parent = node;
    }
    m_tree.m_nodes[node] = next;
}

void YamlIntent::insert(NodeId parent, NodeId after, NodeId child)
{
    NodeId &link =
        after == noNode ? m_tree.m_nodes[parent].firstChild : m_tree.m_nodes[after].nextSibling;
    m_tree.m_nodes[child].parent = parent;
    m_tree.m_nodes[child].nextSibling = link;
    link = child;
}

void YamlIntent::appendEntry(NodeId map, NodeId key, NodeId value)
{
    m_tree.m_nodes[key].isKey = true;
    append(map, key);
    insert(map, key, value);
}

void YamlIntent::remove(NodeId child)
{
    const NodeId before = m_tree.previous(child);
    const NodeId next = m_tree.m_nodes[child].nextSibling;
    if (before == noNode) {
        m_tree.m_nodes[m_tree.m_nodes[child].parent].firstChild = next;
    } else {
        m_tree.m_nodes[before].nextSibling = next;
    }
}

void YamlIntent::removeDocument(NodeId root)
{
    m_tree.m_roots.erase(std::remove(m_tree.m_roots.begin(), m_tree.m_roots.end(), root),
                         m_tree.m_roots.end());
}

bool YamlIntent::sameNode(NodeId mine, const YamlTree &other, NodeId theirs) const
{
    const YamlNode &a = m_tree.node(mine);
    const YamlNode &b = other.node(theirs);
    const bool samePlainness = (a.style == ScalarStyle::Plain) == (b.style == ScalarStyle::Plain);
    return a.kind == b.kind && (samePlainness || b.isKey) &&
           m_tree.value(mine) == other.value(theirs) && a.anchored == b.anchored &&
           m_tree.tag(mine) == other.tag(theirs) &&
           (!a.anchored || m_tree.anchor(mine) == other.anchor(theirs));
}

bool YamlIntent::matches(const YamlTree &result, QString *difference) const
{
    if (m_tree.roots().size() != result.roots().size()) {
        *difference = QStringLiteral("the number of documents");
        return false;
    }
    std::vector<std::pair<NodeId, NodeId>> open;
    for (std::size_t i = 0; i < m_tree.roots().size(); ++i) {
        open.emplace_back(m_tree.roots()[i], result.roots()[i]);
    }
    while (!open.empty()) {
        auto [mine, theirs] = open.back();
        open.pop_back();
        for (; mine != noNode && theirs != noNode;
             mine = m_tree.next(mine), theirs = result.next(theirs)) {
            if (!sameNode(mine, result, theirs)) {
                *difference = result.pointer(theirs);
                return false;
            }
            const NodeId child = m_tree.firstChild(mine);
            const NodeId otherChild = result.firstChild(theirs);
            if (child != noNode || otherChild != noNode) {
                open.emplace_back(child, otherChild);
            }
        }
        if (mine != theirs) {
            *difference = mine == noNode ? result.pointer(theirs) : m_tree.pointer(mine);
            return false;
        }
    }
    return true;
}

} // namespace serin
