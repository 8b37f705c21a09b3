// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamltreebuilder.h"

namespace serin {

YamlTreeBuilder::YamlTreeBuilder(const QByteArray &text)
    : m_bytes(text.constData(), static_cast<std::size_t>(text.size())),
      m_cursor(contentBegin(m_bytes))
{
    m_tree.m_text = text;
    m_tree.m_nodes.reserve(m_bytes.size() / 12 + 8);
}

YamlNode &YamlTreeBuilder::add(NodeKind kind, std::uint32_t begin)
{
    const auto id = static_cast<NodeId>(m_tree.m_nodes.size());
    YamlNode &node = m_tree.m_nodes.emplace_back();
    node.kind = kind;
    node.propertyBegin = begin;
    if (m_open.empty()) {
        m_tree.m_roots.push_back(id);
        return node;
    }
    Container &parent = m_open.back();
    node.parent = parent.id;
    if (parent.lastChild == noNode) {
        m_tree.m_nodes[parent.id].firstChild = id;
    } else {
        m_tree.m_nodes[parent.lastChild].nextSibling = id;
    }
    parent.lastChild = id;
    if (parent.isMap) {
        node.isKey = parent.nextIsKey;
        parent.nextIsKey = !parent.nextIsKey;
    }
    return node;
}

void YamlTreeBuilder::place(YamlNode &node, ByteSpan span)
{
    node.span = span;
    node.spanKnown = true;
    m_cursor = span.end;
}

void YamlTreeBuilder::push(int column, bool inFlow)
{
    const auto id = static_cast<NodeId>(m_tree.m_nodes.size() - 1);
    const bool isMap = m_tree.m_nodes.back().kind == NodeKind::Map;
    m_open.push_back({id, noNode, column, isMap, inFlow, isMap});
}

void YamlTreeBuilder::keepValue(YamlNode &node, std::string_view value)
{
    node.valueInText = false;
    node.valueBegin = static_cast<std::uint32_t>(m_tree.m_pool.size());
    node.valueLength = static_cast<std::uint32_t>(value.size());
    m_tree.m_pool += value;
}

} // namespace serin
