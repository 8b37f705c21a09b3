// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamlcarry.h"

#include "services/manifest/yaml/yamltext.h"

#include <algorithm>

namespace serin {

namespace {

constexpr std::string_view mergeKey = "<<";

std::string blanks(int count)
{
    return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

std::string_view withoutEnd(std::string_view line)
{
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
        line.remove_suffix(1);
    }
    return line;
}

} // namespace

YamlCarrier::TriviaLine YamlCarrier::triviaLine(std::uint32_t begin) const
{
    const std::uint32_t content = skipBlanks(m_layout.text(), begin);
    return {begin, static_cast<int>(content - begin), m_layout.isCommentLine(begin)};
}

std::vector<YamlCarrier::TriviaLine> YamlCarrier::triviaAbove(std::uint32_t offset) const
{
    std::vector<TriviaLine> lines;
    for (std::uint32_t begin = m_layout.lineBegin(offset);;) {
        const std::uint32_t before = m_layout.previousLine(begin);
        if (before == begin || !(m_layout.isBlankLine(before) || m_layout.isCommentLine(before))) {
            break;
        }
        lines.push_back(triviaLine(before));
        begin = before;
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

std::vector<YamlCarrier::TriviaLine> YamlCarrier::triviaBelow(std::uint32_t offset) const
{
    std::vector<TriviaLine> lines;
    const auto end = static_cast<std::uint32_t>(m_layout.text().size());
    for (std::uint32_t begin = m_layout.nextLine(offset); begin < end;
         begin = m_layout.nextLine(begin)) {
        if (!m_layout.isBlankLine(begin) && !m_layout.isCommentLine(begin)) {
            break;
        }
        lines.push_back(triviaLine(begin));
    }
    return lines;
}

std::size_t YamlCarrier::insideCount(const std::vector<TriviaLine> &lines, int column)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].isComment && lines[i].indent <= column) {
            break;
        }
        count = lines[i].isComment ? i + 1 : count;
    }
    return count;
}

std::string YamlCarrier::stripped(const TriviaLine &line) const
{
    if (!line.isComment) {
        return {};
    }
    const std::uint32_t content = skipBlanks(m_layout.text(), line.begin);
    return std::string(withoutEnd(m_layout.slice(content, m_layout.lineEnd(content))));
}

std::uint32_t YamlCarrier::contentEnd(NodeId value, NodeId key) const
{
    const YamlNode &node = m_tree.node(value);
    const bool isBlock = (node.kind == NodeKind::Map || node.kind == NodeKind::Sequence) &&
                         !node.flow && node.firstChild != noNode;
    if (!isBlock) {
        return node.missing && key != noNode ? m_tree.node(key).span.end : node.span.end;
    }
    const NodeId last = m_tree.lastChild(value);
    return contentEnd(last, node.kind == NodeKind::Map ? m_tree.previous(last) : noNode);
}

/// The comment between @p offset and the end of its line, where only blanks, a colon and an anchor
/// or tag may come first.
std::string YamlCarrier::commentBeside(std::uint32_t offset) const
{
    const std::string_view text = m_layout.text();
    const std::uint32_t end = m_layout.lineEnd(offset);
    std::uint32_t at = skipBlanks(text, offset);
    if (at < end && text[at] == ':') {
        at = skipBlanks(text, at + 1);
    }
    while (at < end && (text[at] == '&' || text[at] == '!')) {
        at = skipBlanks(text, propertyEnd(text, at));
    }
    return at < end && text[at] == '#' ? std::string(withoutEnd(m_layout.slice(at, end)))
                                       : std::string();
}

bool YamlCarrier::hasReferences(NodeId id) const
{
    const YamlNode &node = m_tree.node(id);
    if (node.kind == NodeKind::Alias || node.anchored ||
        (node.isKey && m_tree.value(id) == mergeKey)) {
        return true;
    }
    for (NodeId child = node.firstChild; child != noNode; child = m_tree.next(child)) {
        if (hasReferences(child)) {
            return true;
        }
    }
    return false;
}

NodeId YamlCarrier::followed(NodeId node) const
{
    for (int step = 0; step < 100 && node != noNode && m_tree.kind(node) == NodeKind::Alias;
         ++step) {
        const std::string_view name = m_tree.value(node);
        NodeId found = noNode;
        for (NodeId id = node; id-- > 0 && found == noNode;) {
            found = m_tree.anchor(id) == name ? id : noNode;
        }
        node = found;
    }
    return node;
}

std::uint32_t YamlCarrier::dashOf(NodeId item) const
{
    const std::uint32_t content = m_tree.node(item).propertyBegin;
    std::uint32_t line = m_layout.lineBegin(content);
    std::uint32_t end = content;
    while (line > m_layout.lineBegin(0) && skipBlanks(m_layout.text(), line) >= end) {
        line = m_layout.previousLine(line); // the content begins below its dash
        const std::size_t comment = m_layout.text().find('#', line);
        end = std::min(m_layout.lineEnd(line),
                       static_cast<std::uint32_t>(std::min<std::size_t>(comment, content)));
    }
    const std::size_t dash = m_layout.slice(line, end).rfind('-');
    return dash == std::string_view::npos ? content : line + static_cast<std::uint32_t>(dash);
}

CarriedEntry YamlCarrier::entryOf(NodeId key, NodeId value, bool isFirst, bool isBlock) const
{
    CarriedEntry entry;
    entry.key = key;
    entry.value = value;
    entry.isInLines = isBlock;
    if (!isBlock) {
        return entry;
    }
    const bool isItem = key == noNode;
    entry.begin = isItem ? dashOf(value) : m_tree.node(key).propertyBegin;
    const int column = static_cast<int>(m_layout.column(entry.begin));
    const std::uint32_t content = contentEnd(value, key);
    const std::vector<TriviaLine> inside = triviaBelow(content);
    const std::size_t count = insideCount(inside, column);
    entry.end = m_layout.lineEnd(count == 0 ? content : inside[count - 1].begin);
    if (isItem || m_layout.startsLine(entry.begin)) {
        std::vector<TriviaLine> above = triviaAbove(entry.begin);
        above.erase(above.begin(), above.begin() + static_cast<std::ptrdiff_t>(
                                                       isFirst ? 0 : insideCount(above, column)));
        for (const TriviaLine &line : above) {
            entry.above.push_back(stripped(line));
        }
    }
    const YamlNode &node = m_tree.node(value);
    const bool isContainer = (node.kind == NodeKind::Map || node.kind == NodeKind::Sequence) &&
                             !node.flow && node.firstChild != noNode;
    if (!isItem || !isContainer) {
        entry.beside = commentBeside(isContainer ? m_tree.node(key).span.end : content);
    }
    return entry;
}

void YamlCarrier::addMerged(NodeId value, std::vector<CarriedEntry> &entries) const
{
    if (m_tree.isSequence(value)) {
        for (NodeId each = m_tree.firstChild(value); each != noNode; each = m_tree.next(each)) {
            addMerged(each, entries);
        }
        return;
    }
    const NodeId map = followed(value);
    if (!m_tree.isMap(map)) {
        return;
    }
    for (CarriedEntry merged : this->entries(map)) {
        const auto isSame = [&](const CarriedEntry &own) {
            return m_tree.value(own.key) == m_tree.value(merged.key);
        };
        if (std::none_of(entries.begin(), entries.end(), isSame)) {
            merged.above.clear(); // they stay where they are written
            merged.beside.clear();
            entries.push_back(std::move(merged));
        }
    }
}

std::vector<CarriedEntry> YamlCarrier::entries(NodeId container) const
{
    const NodeId own = followed(container);
    std::vector<CarriedEntry> entries;
    if (own == noNode) {
        return entries;
    }
    const YamlNode &node = m_tree.node(own);
    std::vector<NodeId> merged;
    bool isFirst = true;
    for (NodeId child = node.firstChild; child != noNode; child = m_tree.next(child)) {
        const NodeId key = node.kind == NodeKind::Map ? child : noNode;
        child = key == noNode ? child : m_tree.next(child);
        if (key != noNode && m_tree.value(key) == mergeKey) {
            merged.push_back(child);
        } else {
            entries.push_back(entryOf(key, child, isFirst, !node.flow));
        }
        isFirst = false;
    }
    for (const NodeId each : merged) {
        addMerged(each, entries);
    }
    return entries;
}

std::vector<std::string> YamlCarrier::below(NodeId container) const
{
    const YamlNode &node = m_tree.node(container);
    std::vector<std::string> lines;
    if (node.flow || node.firstChild == noNode) {
        return lines;
    }
    const NodeId first = node.firstChild;
    const std::uint32_t begin =
        node.kind == NodeKind::Map ? m_tree.node(first).propertyBegin : dashOf(first);
    const int column = static_cast<int>(m_layout.column(begin));
    const std::vector<TriviaLine> all = triviaBelow(contentEnd(container, noNode));
    const std::size_t inEntry = insideCount(all, column);
    const std::size_t inside = insideCount(all, column - 1);
    for (std::size_t i = inEntry; i < inside; ++i) {
        lines.push_back(stripped(all[i]));
    }
    return lines;
}

std::string YamlCarrier::commentText(const std::vector<std::string> &lines, int indent)
{
    std::string text;
    for (const std::string &line : lines) {
        text += line.empty() ? std::string("\n") : blanks(indent) + line + '\n';
    }
    return text;
}

std::string YamlCarrier::scalarText(NodeId node) const
{
    return std::string(m_layout.slice(m_tree.node(node).span));
}

bool YamlCarrier::hidesComments(NodeId node) const
{
    const YamlNode &own = m_tree.node(node);
    if (!own.flow) {
        return false;
    }
    const std::string_view text = m_layout.slice(own.span);
    return text.find('\n') != std::string_view::npos && text.find('#') != std::string_view::npos;
}

std::string_view YamlCarrier::headOf(NodeId root) const
{
    const std::uint32_t end = m_tree.node(root).span.begin;
    const std::string_view before = m_layout.text().substr(0, end);
    const std::size_t mark = before.rfind("---");
    if (mark == std::string_view::npos || !m_layout.startsLine(static_cast<std::uint32_t>(mark))) {
        return before.substr(0, contentBegin(m_layout.text()));
    }
    return before.substr(
        0, std::min<std::size_t>(m_layout.nextLine(static_cast<std::uint32_t>(mark)), end));
}

/// Bytes [@p begin, @p end), the lines behind the first one moved by @p by columns.
std::string YamlCarrier::shifted(std::uint32_t begin, std::uint32_t end, int by) const
{
    std::string text;
    for (std::uint32_t at = begin; at < end;) {
        const std::uint32_t lineEnd = std::min(m_layout.lineEnd(at), end);
        std::uint32_t from = at;
        const std::string_view line = withoutEnd(m_layout.slice(at, lineEnd));
        if (at != begin && !line.empty()) {
            const auto indent = static_cast<int>(skipBlanks(m_layout.text(), at) - at);
            text += blanks(indent + by);
            from = at + static_cast<std::uint32_t>(indent);
        }
        std::string_view content = m_layout.slice(from, lineEnd);
        if (!content.empty() && content.back() == '\r') {
            content.remove_suffix(1);
        }
        text += line.empty() && at != begin ? std::string_view() : content;
        text += '\n';
        at = m_layout.nextLine(lineEnd);
    }
    return text;
}

std::string YamlCarrier::valueText(NodeId value, int indent, std::string_view beside) const
{
    const NodeId node = followed(value);
    const std::string tail = beside.empty() ? std::string("\n") : ' ' + std::string(beside) + '\n';
    if (node == noNode || m_tree.node(node).missing) {
        return tail;
    }
    const YamlNode &own = m_tree.node(node);
    const bool isContainer = own.kind == NodeKind::Map || own.kind == NodeKind::Sequence;
    if (isContainer && own.firstChild != noNode && (!own.flow || hasReferences(node))) {
        std::string text = tail;
        for (const CarriedEntry &entry : entries(node)) {
            text += entryText(entry, entry.key == noNode ? "" : scalarText(entry.key), indent);
        }
        return text + commentText(below(node), indent);
    }
    std::string text =
        shifted(own.span.begin, own.span.end,
                own.kind == NodeKind::Scalar && own.style == ScalarStyle::Block
                    ? indent - static_cast<int>(
                                   skipBlanks(m_layout.text(), m_layout.nextLine(own.span.begin)) -
                                   m_layout.nextLine(own.span.begin))
                    : 0);
    text.pop_back();
    return ' ' + text + tail;
}

std::string YamlCarrier::entryText(const CarriedEntry &entry, std::string_view key,
                                   int indent) const
{
    std::string text = commentText(entry.above, indent) + blanks(indent);
    const bool isItem = entry.key == noNode;
    const bool isAsWritten = entry.isInLines && !hasReferences(entry.value) &&
                             !(isItem && m_tree.node(entry.value).anchored);
    if (isAsWritten) {
        const std::uint32_t from = isItem ? entry.begin : m_tree.node(entry.key).span.end;
        const int by = indent - static_cast<int>(m_layout.column(entry.begin));
        return text + std::string(isItem ? std::string_view() : key) + shifted(from, entry.end, by);
    }
    text += isItem ? std::string("-") : std::string(key) + ':';
    return text + valueText(entry.value, indent + 2, entry.beside);
}

} // namespace serin
