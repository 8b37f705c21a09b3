// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamlsplice.h"

#include "services/manifest/yaml/yamlreader.h"

#include <utility>

namespace serin {

/// Puts the nodes of one entry's tree in the place of those it had.
class YamlTreeSplicer
{
public:
    YamlTreeSplicer(const YamlTree &before, NodeId key, NodeId nextKey)
        : m_before(before), m_key(key), m_nextKey(nextKey)
    {}

    [[nodiscard]] static bool isSimple(const YamlTree &tree)
    {
        return tree.m_roots.size() == 1 && tree.m_anchors.empty() && tree.m_tags.size() == 1;
    }

    [[nodiscard]] YamlTree splice(const YamlTree &entry, const QByteArray &text,
                                  std::uint32_t begin)
    {
        const auto oldEnd = m_nextKey == noNode ? m_before.m_nodes.size() : m_nextKey;
        const auto inserted = entry.m_nodes.size() - 1;
        const auto moved = static_cast<std::uint32_t>(m_key + inserted - oldEnd);
        const auto delta = static_cast<std::uint32_t>(text.size() - m_before.m_text.size());
        YamlTree tree;
        tree.m_text = text;
        tree.m_lines = SourceLines(tree.bytes());
        tree.m_roots = m_before.m_roots;
        tree.m_pool = m_before.m_pool + entry.m_pool;
        tree.m_nodes.reserve(m_before.m_nodes.size() + inserted);
        tree.m_nodes.assign(m_before.m_nodes.begin(), m_before.m_nodes.begin() + m_key);
        const auto poolOffset = static_cast<std::uint32_t>(m_before.m_pool.size());
        for (std::size_t i = 1; i < entry.m_nodes.size(); ++i) {
            YamlNode node = entry.m_nodes[i];
            shiftText(node, begin);
            node.valueBegin += node.valueInText ? 0 : poolOffset;
            shiftLink(node.parent, 1, m_key - 1);
            node.parent = node.parent == 0 ? m_before.m_roots.front() : node.parent;
            shiftLink(node.firstChild, 1, m_key - 1);
            shiftLink(node.nextSibling, 1, m_key - 1);
            tree.m_nodes.push_back(node);
        }
        const auto nextKey = static_cast<NodeId>(tree.m_nodes.size());
        for (std::size_t i = oldEnd; i < m_before.m_nodes.size(); ++i) {
            YamlNode node = m_before.m_nodes[i];
            shiftText(node, delta);
            shiftLink(node.parent, m_nextKey, moved);
            shiftLink(node.firstChild, m_nextKey, moved);
            shiftLink(node.nextSibling, m_nextKey, moved);
            tree.m_nodes.push_back(node);
        }
        const NodeId lastHere = m_key - 1 + entry.lastChild(entry.m_roots.front());
        tree.m_nodes[lastHere].nextSibling = m_nextKey == noNode ? noNode : nextKey;
        YamlNode &root = tree.m_nodes[m_before.m_roots.front()];
        root.span.end =
            m_nextKey == noNode ? tree.m_nodes[lastHere].span.end : root.span.end + delta;
        root.spanKnown = tree.m_nodes[tree.lastChild(m_before.m_roots.front())].spanKnown;
        return tree;
    }

private:
    /// Offsets wrap around as unsigned numbers do, so that a shift may be negative.
    static void shiftText(YamlNode &node, std::uint32_t delta)
    {
        node.span.begin += delta;
        node.span.end += delta;
        node.propertyBegin += delta;
        node.valueBegin += node.valueInText ? delta : 0;
    }
    static void shiftLink(NodeId &link, NodeId from, std::uint32_t delta)
    {
        link += link != noNode && link >= from ? delta : 0;
    }
    const YamlTree &m_before;
    NodeId m_key;
    NodeId m_nextKey;
};

std::optional<YamlTree> spliceTopLevelEntry(const YamlTree &before, const QByteArray &text,
                                            std::uint32_t changedBegin, std::uint32_t changedEnd)
{
    if (!YamlTreeSplicer::isSimple(before)) {
        return std::nullopt;
    }
    const NodeId root = before.roots().front();
    if (!before.isMap(root) || before.node(root).flow || !before.node(root).spanKnown) {
        return std::nullopt;
    }
    NodeId key = noNode;
    NodeId nextKey = before.firstChild(root);
    while (nextKey != noNode && before.node(nextKey).span.begin <= changedBegin) {
        key = nextKey;
        nextKey = before.next(before.next(nextKey));
    }
    const auto startsLine = [&](NodeId id) {
        const std::uint32_t begin = before.node(id).span.begin;
        return before.node(id).spanKnown && before.node(id).propertyBegin == begin &&
               before.positionAt(begin).column == 1;
    };
    if (key == noNode || !startsLine(key) || (nextKey != noNode && !startsLine(nextKey))) {
        return std::nullopt;
    }
    const std::uint32_t begin = before.node(key).span.begin;
    const auto oldEnd = nextKey == noNode ? static_cast<std::uint32_t>(before.text().size())
                                          : before.node(nextKey).span.begin;
    const qsizetype length = text.size() - before.text().size() + oldEnd - begin;
    if (changedEnd > oldEnd || (nextKey != noNode && (changedEnd == oldEnd || length <= 0 ||
                                                      text.at(begin + length - 1) != '\n'))) {
        return std::nullopt;
    }
    const auto entry = readYamlByLibrary(text.mid(begin, length), QString());
    if (!entry || !YamlTreeSplicer::isSimple(*entry)) {
        return std::nullopt;
    }
    const YamlNode &entryRoot = entry->node(entry->roots().front());
    const bool isBlockMap = entryRoot.kind == NodeKind::Map && !entryRoot.flow &&
                            entryRoot.spanKnown && entryRoot.span.begin == 0;
    if (!isBlockMap) {
        return std::nullopt;
    }
    return YamlTreeSplicer(before, key, nextKey).splice(*entry, text, begin);
}

} // namespace serin
