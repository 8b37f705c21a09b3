// SPDX-License-Identifier: GPL-3.0-or-later
// The part of YamlEdit that adds entries to maps.
#include "services/manifest/yaml/yamledit.h"
#include "services/manifest/yaml/yamlreader.h"
#include "services/manifest/yaml/yamltext.h"

#include <algorithm>

namespace serin {

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

} // namespace serin
