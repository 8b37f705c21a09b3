// SPDX-License-Identifier: GPL-3.0-or-later
// The part of YamlEdit that removes entries of maps, items of sequences, and documents.
#include "services/manifest/yaml/yamledit.h"
#include "services/manifest/yaml/yamltext.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace serin {

namespace {

/// @p nodes are sorted.
bool contains(const std::vector<NodeId> &nodes, NodeId node)
{
    return std::binary_search(nodes.begin(), nodes.end(), node);
}

} // namespace

NodeId YamlEdit::headOf(NodeId value) const
{
    const NodeId key = m_tree.keyOf(value);
    return key == noNode ? value : key;
}

NodeId YamlEdit::valueOf(NodeId head) const
{
    return m_tree.node(head).isKey ? m_tree.next(head) : head;
}

Result<std::uint32_t> YamlEdit::entryBegin(NodeId head) const
{
    const YamlNode &node = m_tree.node(head);
    if (node.isKey || m_tree.node(node.parent).flow) {
        return node.propertyBegin;
    }
    std::uint32_t at = node.propertyBegin;
    while (at > 0 && m_layout.text()[at - 1] == ' ') {
        --at;
    }
    if (at == 0 || m_layout.text()[at - 1] != '-') {
        return refuse(head, QStringLiteral("this layout of a list is not edited"), handFix);
    }
    return at - 1;
}

Result<EntryLines> YamlEdit::linesOf(NodeId head) const
{
    const auto begin = entryBegin(head);
    if (!begin) {
        return failure(begin.error());
    }
    const YamlNode &value = m_tree.node(valueOf(head));
    if (!value.spanKnown || !m_layout.startsLine(*begin) || !m_layout.endsLine(value.span.end)) {
        return refuse(head, QStringLiteral("the entry shares its lines with something else"),
                      handFix);
    }
    return entryLines(m_layout, *begin, value.span.end);
}

Result<void> YamlEdit::removeEntry(NodeId value)
{
    return replaceEntries(m_tree.node(value).parent, {value}, {});
}

Result<void> YamlEdit::checkEntries(NodeId container, const std::vector<NodeId> &values) const
{
    std::unordered_map<std::string_view, int> counts;
    for (NodeId head = m_tree.firstChild(container); head != noNode;
         head = m_tree.next(valueOf(head))) {
        if (m_tree.node(head).isKey && m_tree.isScalar(head)) {
            ++counts[m_tree.value(head)];
        }
    }
    for (const NodeId value : values) {
        auto own = checkPlace(value);
        own = own ? checkNotShared(value) : own;
        if (!own) {
            return own;
        }
        const NodeId head = headOf(value);
        const bool isNamed = head != value && m_tree.isScalar(head);
        if (isNamed && counts[m_tree.value(head)] > 1) {
            return refuseDuplicate(head);
        }
    }
    return checkPath(container);
}

Result<void> YamlEdit::replaceEntries(NodeId map, const std::vector<NodeId> &values,
                                      const Entries &added)
{
    if (values.empty()) {
        return added.empty() ? Result<void>() : addEntries(map, m_tree.lastChild(map), added);
    }
    if (auto editable = checkEntries(map, values); !editable) {
        return editable;
    }
    std::vector<NodeId> heads;
    heads.reserve(values.size());
    for (const NodeId value : values) {
        heads.push_back(headOf(value));
    }
    std::sort(heads.begin(), heads.end());
    auto removed = m_tree.node(map).flow ? removeFromFlow(map, heads, added)
                                         : removeFromBlock(map, heads, added);
    if (!removed) {
        return removed;
    }
    for (const auto &[key, value] : added) {
        intendEntry(map, m_intent.tree().lastChild(map), key, value);
    }
    // The last one first: each is then found next to its neighbour in the old tree.
    for (auto head = heads.rbegin(); head != heads.rend(); ++head) {
        if (const NodeId value = valueOf(*head); value != *head) {
            m_intent.remove(value);
        }
        m_intent.remove(*head);
    }
    return {};
}

Result<void> YamlEdit::markEmpty(NodeId container)
{
    const NodeId key = m_tree.keyOf(container);
    const YamlNode &node = m_tree.node(container);
    const std::uint32_t colon =
        key == noNode ? noOffset : skipBlanks(m_layout.text(), m_tree.node(key).span.end);
    if (colon == noOffset || m_layout.text().substr(colon, 1) != ":" || node.anchored ||
        node.tag != 0) {
        return refuse(container, QStringLiteral("the last entry cannot be taken out here"),
                      handFix);
    }
    patch(colon + 1, colon + 1, node.kind == NodeKind::Map ? " {}" : " []");
    return {};
}

Result<void> YamlEdit::removeFromBlock(NodeId container, const std::vector<NodeId> &heads,
                                       const Entries &added)
{
    std::vector<NodeId> children;
    for (NodeId head = m_tree.firstChild(container); head != noNode;
         head = m_tree.next(valueOf(head))) {
        children.push_back(head);
    }
    if (heads.size() == children.size() && added.empty()) {
        if (auto marked = markEmpty(container); !marked) {
            return marked;
        }
    }
    // Entries at the end go with the line ends before them, others with those behind: what is left
    // keeps its own last line end, or its lack of one.
    auto tail = children.end();
    while (tail != children.begin() && contains(heads, *(tail - 1))) {
        --tail;
    }
    std::uint32_t tailBegin = noOffset;
    for (auto child = children.begin(); child != children.end(); ++child) {
        if (!contains(heads, *child)) {
            continue;
        }
        const auto lines = linesOf(*child);
        if (!lines) {
            return failure(lines.error());
        }
        if (child < tail) {
            std::uint32_t end = m_layout.nextLine(lines->end);
            while (end < m_layout.text().size() && m_layout.isBlankLine(end)) {
                end = m_layout.nextLine(end);
            }
            patch(lines->leading, end, {});
            continue;
        }
        std::uint32_t line = m_layout.previousLine(lines->leading);
        while (m_layout.isBlankLine(line) && line != m_layout.previousLine(line)) {
            line = m_layout.previousLine(line);
        }
        const std::uint32_t begin = m_layout.lineEnd(line);
        tailBegin = std::min(tailBegin, begin);
        patch(begin, lines->end, {});
    }
    if (added.empty()) {
        return {};
    }
    if (tailBegin == noOffset) {
        return addToBlock(container, valueOf(children.back()), added);
    }
    const auto column = blockColumn(container);
    if (!column) {
        return failure(column.error());
    }
    patch(tailBegin, tailBegin, blockText(added, *column));
    return {};
}

Result<void> YamlEdit::removeFromFlow(NodeId container, const std::vector<NodeId> &heads,
                                      const Entries &added)
{
    const YamlNode &node = m_tree.node(container);
    const std::string_view inside = m_layout.slice(node.span);
    if (inside.find('#') != std::string_view::npos && inside.find('\n') != std::string_view::npos) {
        return refuse(container, QStringLiteral("there are comments between the brackets"),
                      handFix);
    }
    NodeId lastKept = noNode;
    NodeId previous = noNode;
    for (NodeId head = node.firstChild; head != noNode; head = m_tree.next(valueOf(head))) {
        const NodeId next = m_tree.next(valueOf(head));
        if (!contains(heads, head)) {
            lastKept = head;
        } else if (lastKept == noNode && next != noNode) {
            patch(m_tree.node(head).propertyBegin, m_tree.node(next).propertyBegin, {});
        } else if (lastKept != noNode) {
            patch(m_tree.node(valueOf(previous)).span.end, m_tree.node(valueOf(head)).span.end, {});
        }
        previous = head;
    }
    if (lastKept != noNode) {
        return added.empty() ? Result<void>() : addToFlow(container, valueOf(lastKept), added);
    }
    m_patches.erase(std::remove_if(m_patches.begin(), m_patches.end(),
                                   [&](const Patch &old) {
                                       return old.begin >= node.span.begin &&
                                              old.end <= node.span.end;
                                   }),
                    m_patches.end());
    const bool quoteKeys = m_tree.node(node.firstChild).style == ScalarStyle::DoubleQuoted;
    patch(node.span.begin + 1, node.span.end - 1, flowText(added, quoteKeys, ", ", ": "));
    return {};
}

Result<void> YamlEdit::removeDocument(NodeId root)
{
    const auto &roots = m_tree.roots();
    const auto at = std::find(roots.begin(), roots.end(), root);
    const bool isFirst = at == roots.begin();
    const bool isLast = at + 1 == roots.end();
    const auto markerBefore = [&](NodeId document, NodeId previous) {
        const std::uint32_t limit = previous == noNode ? 0 : m_tree.node(previous).span.end;
        std::uint32_t line = m_layout.lineBegin(m_tree.node(document).span.begin);
        while (line > limit && m_layout.text().substr(line, 3) != "---") {
            const std::uint32_t before = m_layout.previousLine(line);
            if (before == line) {
                break;
            }
            line = before;
        }
        return m_layout.text().substr(line, 3) == "---" ? line : noOffset;
    };
    const std::uint32_t begin = isFirst ? m_layout.lineBegin(0) : markerBefore(root, *(at - 1));
    const std::uint32_t end =
        isLast ? static_cast<std::uint32_t>(m_layout.text().size()) : markerBefore(*(at + 1), root);
    if (begin == noOffset || end == noOffset) {
        return refuse(root, QStringLiteral("the document's limits are unclear"),
                      QStringLiteral("edit the file by hand"));
    }
    patch(begin, end, {});
    m_intent.removeDocument(root);
    return {};
}

} // namespace serin
