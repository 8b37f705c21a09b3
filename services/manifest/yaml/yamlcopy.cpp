// SPDX-License-Identifier: GPL-3.0-or-later
// The part of YamlEdit that copies entries and items under a new name, and renames.
#include "services/manifest/yaml/yamledit.h"

#include <cctype>

namespace serin {

std::string YamlEdit::renamedComments(std::uint32_t begin, std::uint32_t end, std::string_view from,
                                      std::string_view to) const
{
    const auto isWord = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c < 0;
    };
    const std::string_view text = m_layout.slice(begin, end);
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const bool wordStarts = at == 0 || !isWord(text[at - 1]);
        const std::size_t behind = at + from.size();
        if (wordStarts && !from.empty() && text.substr(at, from.size()) == from &&
            (behind >= text.size() || !isWord(text[behind]))) {
            result += to;
            at = behind;
        } else {
            result += text[at++];
        }
    }
    return result;
}

Result<void> YamlEdit::rename(NodeId name, const std::string &to)
{
    const YamlNode &old = m_tree.node(name);
    if (!m_tree.isScalar(name) || !old.spanKnown) {
        return refuse(name, QStringLiteral("the name is no single value"));
    }
    const NodeId key = old.isKey ? name : m_tree.keyOf(name);
    const std::uint32_t keyBegin = key == noNode ? old.span.begin : m_tree.node(key).span.begin;
    const EntryLines lines = entryLines(m_layout, keyBegin, old.span.end);
    const std::string_view comments = m_layout.slice(lines.leading, lines.begin);
    std::string renamed = renamedComments(lines.leading, lines.begin, m_tree.value(name), to);
    if (renamed != comments) {
        patch(lines.leading, lines.begin, std::move(renamed));
    }
    if (!old.isKey) {
        return setScalar(name, yamlToken(to));
    }
    const bool plain = old.style == ScalarStyle::Plain;
    patch(old.span.begin, old.span.end, plain ? yamlToken(to) : quoted(to, old.style));
    m_intent.replace(name, m_intent.makeScalar(to, old.style));
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
