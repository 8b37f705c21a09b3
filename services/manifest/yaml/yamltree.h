// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/sourceposition.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace serin {

/// Bytes [begin, end) of the text that a tree was read from.
struct ByteSpan
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] std::uint32_t length() const { return end - begin; }
    bool operator==(const ByteSpan &) const = default;
};

/// Index of a node in its tree.
using NodeId = std::uint32_t;
inline constexpr NodeId noNode = 0xffffffffU;

enum class NodeKind : std::uint8_t { Null, Scalar, Sequence, Map, Alias };
enum class ScalarStyle : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Block };

/// One node of a YAML document. The children of a map are key, value, key, value …; aliases are
/// leaves and never followed, so a tree is never larger than its text.
struct YamlNode
{
    NodeId parent = noNode;
    NodeId firstChild = noNode;
    NodeId nextSibling = noNode;
    ByteSpan span;                   ///< the content, without anchor and tag
    std::uint32_t propertyBegin = 0; ///< where the anchor or tag begins; span.begin without one
    std::uint32_t valueBegin = 0;    ///< of a scalar's or alias's value, see YamlTree::value()
    std::uint32_t valueLength = 0;
    std::uint16_t tag = 0; ///< index for YamlTree::tag()
    NodeKind kind = NodeKind::Null;
    ScalarStyle style = ScalarStyle::Plain;
    bool flow : 1 = false;        ///< a container written with brackets
    bool isKey : 1 = false;       ///< a key of its parent map
    bool anchored : 1 = false;    ///< has an anchor: others may share it
    bool spanKnown : 1 = false;   ///< span is exact; without it the node is never edited
    bool missing : 1 = false;     ///< a null of which nothing is written (`key:`)
    bool valueInText : 1 = false; ///< the value is a slice of the text, not of the pool
};

/// The documents of one YAML file as an arena of nodes with byte spans. Immutable once read; safe
/// to read from several threads. Refers to the bytes it was read from and keeps them alive.
class YamlTree
{
public:
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    /// One root per document, in order; none in a file of comments only. An empty document has a
    /// missing Null as its root.
    [[nodiscard]] const std::vector<NodeId> &roots() const { return m_roots; }
    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }
    [[nodiscard]] const YamlNode &node(NodeId id) const { return m_nodes[id]; }
    [[nodiscard]] NodeKind kind(NodeId id) const { return m_nodes[id].kind; }
    [[nodiscard]] bool isMap(NodeId id) const { return is(id, NodeKind::Map); }
    [[nodiscard]] bool isSequence(NodeId id) const { return is(id, NodeKind::Sequence); }
    [[nodiscard]] bool isScalar(NodeId id) const { return is(id, NodeKind::Scalar); }
    [[nodiscard]] NodeId firstChild(NodeId id) const { return m_nodes[id].firstChild; }
    [[nodiscard]] NodeId next(NodeId id) const { return m_nodes[id].nextSibling; }

    /// The decoded value of a scalar, the name of an alias; empty for anything else.
    [[nodiscard]] std::string_view value(NodeId id) const;
    /// value() as text; empty for noNode.
    [[nodiscard]] QString string(NodeId id) const;
    /// "" for the tag that YAML itself resolves; else as resolved, e.g. "tag:yaml.org,2002:str".
    [[nodiscard]] std::string_view tag(NodeId id) const { return m_tags[m_nodes[id].tag]; }
    /// The name of the node's anchor, empty without one.
    [[nodiscard]] std::string_view anchor(NodeId id) const;

    /// The value under @p key in @p map (the first, should there be several), or noNode. @p map may
    /// be noNode or no map. Merge keys are not followed.
    [[nodiscard]] NodeId find(NodeId map, std::string_view key) const;
    /// How often @p key occurs in @p map.
    [[nodiscard]] int countKey(NodeId map, std::string_view key) const;
    /// The key node of a map's @p value; noNode when it is none.
    [[nodiscard]] NodeId keyOf(NodeId value) const;
    /// Items of a sequence or entries of a map.
    [[nodiscard]] int count(NodeId container) const;
    /// The last child, or noNode.
    [[nodiscard]] NodeId lastChild(NodeId container) const;
    /// The child before @p id, or noNode.
    [[nodiscard]] NodeId previous(NodeId id) const;

    [[nodiscard]] SourcePosition position(NodeId id) const;
    /// Position of byte @p offset of the text.
    [[nodiscard]] SourcePosition positionAt(std::uint32_t offset) const
    {
        return m_lines.positionAt(bytes(), offset);
    }
    /// RFC 6901 pointer from the document's root, "" for the root.
    [[nodiscard]] QString pointer(NodeId id) const;
    /// The node that the RFC 6901 @p pointer names below @p from, or noNode.
    [[nodiscard]] NodeId resolve(NodeId from, const QString &pointer) const;

private:
    [[nodiscard]] std::string_view bytes() const
    {
        return {m_text.constData(), static_cast<std::size_t>(m_text.size())};
    }
    friend class YamlTreeBuilder;
    friend class YamlLibraryReader;
    friend class YamlQuickReader;
    friend class YamlIntent;
    friend class YamlTreeSplicer;
    [[nodiscard]] bool is(NodeId id, NodeKind wanted) const
    {
        return id != noNode && m_nodes[id].kind == wanted;
    }

    QByteArray m_text;
    SourceLines m_lines;
    std::vector<YamlNode> m_nodes;
    std::vector<NodeId> m_roots;
    std::string m_pool;
    std::vector<std::string> m_tags{std::string()};
    std::vector<std::pair<NodeId, std::string>> m_anchors; ///< sorted by node
};

} // namespace serin
