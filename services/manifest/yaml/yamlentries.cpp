// SPDX-License-Identifier: GPL-3.0-or-later
// The part of YamlEdit that adds, copies and removes entries of maps and items of sequences.
#include "services/manifest/yaml/yamledit.h"
#include "services/manifest/yaml/yamlreader.h"
#include "services/manifest/yaml/yamltext.h"

#include <algorithm>

namespace serin {

namespace {

const QString handFix = QStringLiteral("edit the file by hand");

bool contains(const std::vector<NodeId> &nodes, NodeId node)
{
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
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

NodeId YamlEdit::intend(const NewYaml &value)
{
    if (!value.isMap) {
        const auto parsed = readYaml(QByteArray::fromStdString(value.scalar), m_path);
        return parsed && !parsed->roots().empty()
                   ? m_intent.graft(*parsed, parsed->roots().front())
                   : m_intent.makeScalar(value.scalar, ScalarStyle::Plain);
    }
    const NodeId map = m_intent.makeContainer(NodeKind::Map);
    for (const auto &[key, entry] : value.entries) {
        intendEntry(map, m_intent.tree().lastChild(map), key, entry);
    }
    return map;
}

void YamlEdit::intendEntry(NodeId map, NodeId after, const std::string &key, const NewYaml &value)
{
    const NodeId keyNode = m_intent.makeScalar(key, ScalarStyle::Plain);
    const NodeId valueNode = intend(value);
    m_intent.insert(map, after, keyNode);
    m_intent.insert(map, keyNode, valueNode);
}

std::uint32_t YamlEdit::indentStep() const
{
    for (NodeId id = 0; id < m_tree.size(); ++id) {
        const YamlNode &node = m_tree.node(id);
        const NodeId key = node.kind == NodeKind::Map && !node.flow ? m_tree.keyOf(id) : noNode;
        if (key != noNode && node.firstChild != noNode) {
            const std::uint32_t outer = m_layout.column(m_tree.node(key).span.begin);
            const std::uint32_t inner = m_layout.column(m_tree.node(node.firstChild).span.begin);
            if (inner > outer) {
                return inner - outer;
            }
        }
    }
    return 2;
}

std::string YamlEdit::blockText(const Entries &entries, std::uint32_t column) const
{
    std::string text;
    for (const auto &[key, value] : entries) {
        text += m_layout.lineBreak();
        text += std::string(column, ' ') + yamlToken(key) + ':';
        if (!value.isMap) {
            text += ' ' + value.scalar;
        } else if (value.entries.empty()) {
            text += " {}";
        } else {
            text += blockText(value.entries, column + indentStep());
        }
    }
    return text;
}

std::string YamlEdit::flowText(const Entries &entries, bool quoteKeys, std::string_view separator,
                               std::string_view colon)
{
    std::string text;
    for (const auto &[key, value] : entries) {
        text += text.empty() ? std::string_view() : separator;
        text += quoteKeys ? quoted(key, ScalarStyle::DoubleQuoted) : yamlToken(key);
        text += colon;
        text += value.isMap ? '{' + flowText(value.entries, quoteKeys, ", ", colon) + '}'
                            : value.scalar;
    }
    return text;
}

Result<std::uint32_t> YamlEdit::blockColumn(NodeId map) const
{
    const YamlNode &first = m_tree.node(m_tree.firstChild(map));
    const std::uint32_t begin = first.propertyBegin;
    const std::string_view before = m_layout.slice(m_layout.lineBegin(begin), begin);
    if (!first.spanKnown || before.find_first_not_of(" -") != std::string_view::npos) {
        return refuse(map, QStringLiteral("the indentation here is unusual"), handFix);
    }
    return static_cast<std::uint32_t>(before.size());
}

Result<void> YamlEdit::addToBlock(NodeId map, NodeId after, const Entries &entries)
{
    const auto column = blockColumn(map);
    if (!column) {
        return failure(column.error());
    }
    const YamlNode &before = m_tree.node(after);
    if (!before.spanKnown || !m_layout.endsLine(before.span.end)) {
        return refuse(after, QStringLiteral("the place behind this entry is unclear"), handFix);
    }
    const std::uint32_t at = m_layout.lineEnd(before.span.end);
    patch(at, at, blockText(entries, *column));
    return {};
}

Result<std::string> YamlEdit::flowSeparator(NodeId container) const
{
    const NodeId firstHead = m_tree.firstChild(container);
    const NodeId firstValue = valueOf(firstHead);
    const NodeId secondHead = m_tree.next(firstValue);
    std::string separator = ", ";
    if (secondHead != noNode) {
        separator =
            m_layout.slice(m_tree.node(firstValue).span.end, m_tree.node(secondHead).propertyBegin);
    } else if (const std::string_view opening = m_layout.slice(
                   m_tree.node(container).span.begin + 1, m_tree.node(firstHead).propertyBegin);
               opening.find('\n') != std::string_view::npos) {
        separator = ',' + std::string(opening);
    }
    if (separator.find_first_not_of(", \t\r\n") != std::string::npos) {
        return refuse(container, QStringLiteral("there are comments between the entries"), handFix);
    }
    return separator;
}

Result<void> YamlEdit::addToFlow(NodeId map, NodeId after, const Entries &entries)
{
    const YamlNode &node = m_tree.node(map);
    if (!node.spanKnown) {
        return refuse(map, QStringLiteral("this layout of YAML is not edited"), handFix);
    }
    if (node.firstChild == noNode) {
        const std::string_view inside = m_layout.slice(node.span.begin + 1, node.span.end - 1);
        if (inside.find_first_not_of(" \t") != std::string_view::npos) {
            return refuse(map, QStringLiteral("there is more than blanks between the brackets"),
                          handFix);
        }
        const bool json = m_layout.text().substr(m_layout.lineBegin(0), 1) == "{";
        patch(node.span.begin + 1, node.span.end - 1, flowText(entries, json, ", ", ": "));
        return {};
    }
    const YamlNode &key = m_tree.node(node.firstChild);
    const YamlNode &value = m_tree.node(m_tree.next(node.firstChild));
    const auto separator = flowSeparator(map);
    if (!separator) {
        return failure(separator.error());
    }
    std::string_view colon = ": ";
    if (key.spanKnown && value.spanKnown && value.propertyBegin >= key.span.end) {
        const std::string_view between = m_layout.slice(key.span.end, value.propertyBegin);
        colon = between == ":" ? between : colon;
    }
    if (!m_tree.node(after).spanKnown || m_tree.node(after).missing) {
        return refuse(after, QStringLiteral("the place behind this entry is unclear"), handFix);
    }
    const std::uint32_t at = m_tree.node(after).span.end;
    const bool quoteKeys = key.style == ScalarStyle::DoubleQuoted;
    patch(at, at, *separator + flowText(entries, quoteKeys, *separator, colon));
    return {};
}

Result<void> YamlEdit::addEntries(NodeId map, NodeId after, const Entries &entries)
{
    for (const auto &[key, value] : entries) {
        if (auto addable = checkAddable(map, key); !addable) {
            return addable;
        }
    }
    auto added =
        m_tree.node(map).flow ? addToFlow(map, after, entries) : addToBlock(map, after, entries);
    for (auto entry = entries.rbegin(); added && entry != entries.rend(); ++entry) {
        intendEntry(map, after, entry->key, entry->value);
    }
    return added;
}

Result<void> YamlEdit::addEntry(NodeId map, NodeId after, const std::string &key,
                                const NewYaml &value)
{
    return addEntries(map, after == noNode ? m_tree.lastChild(map) : after, {{key, value}});
}

Result<void> YamlEdit::fillNull(NodeId node, const Entries &entries)
{
    if (auto editable = checkEditable(node); !editable) {
        return editable;
    }
    const YamlNode &old = m_tree.node(node);
    const NodeId key = m_tree.keyOf(node);
    if (key == noNode) {
        return refuse(node, QStringLiteral("this layout of YAML is not edited"), handFix);
    }
    m_intent.replace(node, intend(NewYaml::map(entries)));
    const bool inFlow = m_tree.node(old.parent).flow;
    if (!old.missing || inFlow || old.anchored || entries.empty()) {
        const bool json = m_tree.node(key).style == ScalarStyle::DoubleQuoted;
        const std::string text = '{' + flowText(entries, json, ", ", ": ") + '}';
        patch(old.span.begin, old.span.end, old.missing ? ' ' + text : text);
        return {};
    }
    const auto column = blockColumn(old.parent);
    if (!column) {
        return failure(column.error());
    }
    if (!m_layout.endsLine(old.span.begin)) {
        return refuse(node, QStringLiteral("the place behind the key is unclear"), handFix);
    }
    const std::uint32_t at = m_layout.lineEnd(old.span.begin);
    patch(at, at, blockText(entries, *column + indentStep()));
    return {};
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

Result<void> YamlEdit::replaceEntries(NodeId map, const std::vector<NodeId> &values,
                                      const Entries &added)
{
    std::vector<NodeId> heads;
    for (const NodeId value : values) {
        if (auto editable = checkEditable(value); !editable) {
            return editable;
        }
        heads.push_back(headOf(value));
    }
    if (values.empty()) {
        return added.empty() ? Result<void>() : addEntries(map, m_tree.lastChild(map), added);
    }
    auto removed = m_tree.node(map).flow ? removeFromFlow(map, heads, added)
                                         : removeFromBlock(map, heads, added);
    if (!removed) {
        return removed;
    }
    for (const auto &[key, value] : added) {
        intendEntry(map, m_intent.tree().lastChild(map), key, value);
    }
    for (const NodeId value : values) {
        const NodeId head = headOf(value);
        m_intent.remove(value);
        if (head != value) {
            m_intent.remove(head);
        }
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

Result<void> YamlEdit::copyEntry(NodeId value, NodeId name, const std::string &to)
{
    const NodeId container = m_tree.node(value).parent;
    const YamlNode &nameNode = m_tree.node(name);
    const NodeId head = headOf(value);
    for (NodeId id = head;
         id < m_tree.size() && m_tree.node(id).span.begin < m_tree.node(value).span.end; ++id) {
        if (m_tree.node(id).anchored) {
            return refuse(id,
                          QStringLiteral("it defines an anchor, which a copy would define twice"),
                          QStringLiteral("copy it by hand"));
        }
    }
    if (auto editable = checkEditable(value); !editable) {
        return editable;
    }
    const std::string newName =
        nameNode.style == ScalarStyle::Plain ? yamlToken(to) : quoted(to, nameNode.style);
    const NodeId last = m_tree.lastChild(container);
    const auto textOf = [&](std::uint32_t begin, std::uint32_t end) {
        return std::string(m_layout.slice(begin, nameNode.span.begin)) + newName +
               std::string(m_layout.slice(nameNode.span.end, end));
    };
    if (m_tree.node(container).flow) {
        const auto separator = flowSeparator(container);
        if (!separator || !m_tree.node(last).spanKnown) {
            return refuse(container, QStringLiteral("this layout of YAML is not edited"), handFix);
        }
        const std::uint32_t at = m_tree.node(last).span.end;
        patch(at, at,
              *separator + textOf(m_tree.node(head).propertyBegin, m_tree.node(value).span.end));
    } else {
        const auto lines = linesOf(head);
        const auto lastLines = linesOf(headOf(last));
        if (!lines || !lastLines) {
            return failure(lines ? lastLines.error() : lines.error());
        }
        const NodeId second = m_tree.next(valueOf(m_tree.firstChild(container)));
        bool separated = lines->leading != lines->begin;
        if (second != noNode) {
            const auto secondLines = linesOf(second);
            separated =
                secondLines && m_layout.isBlankLine(m_layout.previousLine(secondLines->leading));
        }
        const std::string lineBreak(m_layout.lineBreak());
        patch(lastLines->end, lastLines->end,
              lineBreak + (separated ? lineBreak : std::string()) +
                  renamedComments(lines->leading, lines->begin, m_tree.value(name), to) +
                  textOf(lines->begin, lines->end));
    }
    const NodeId copy = m_intent.graft(m_tree, value);
    const NodeId newScalar = m_intent.makeScalar(to, nameNode.style);
    if (name == head) {
        m_intent.appendEntry(container, newScalar, copy);
    } else {
        m_intent.append(container, copy);
        m_intent.replace(m_intent.tree().find(copy, m_tree.value(m_tree.keyOf(name))), newScalar);
    }
    return {};
}

} // namespace serin
