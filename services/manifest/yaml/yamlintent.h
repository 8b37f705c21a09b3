// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltree.h"

#include <QString>

#include <string_view>

namespace serin {

/// The tree that an edit means to produce: a copy of the old tree, changed in memory, with which
/// the tree of the patched text is compared. Node ids of the old tree stay valid.
class YamlIntent
{
public:
    explicit YamlIntent(const YamlTree &before) : m_tree(before) {}

    /// A scalar of its own, not yet part of a document.
    [[nodiscard]] NodeId makeScalar(std::string_view value, ScalarStyle style);
    [[nodiscard]] NodeId makeContainer(NodeKind kind);
    /// A copy of @p root of @p other (which may be the old tree) with all below it.
    [[nodiscard]] NodeId graft(const YamlTree &other, NodeId root);
    [[nodiscard]] const YamlTree &tree() const { return m_tree; }

    /// Puts @p replacement in @p node's place; @p node keeps its anchor and, where the replacement
    /// has none, its tag.
    void replace(NodeId node, NodeId replacement);
    /// Adds @p child to @p parent behind @p after (noNode: in front).
    void insert(NodeId parent, NodeId after, NodeId child);
    void append(NodeId parent, NodeId child) { insert(parent, m_tree.lastChild(parent), child); }
    void appendEntry(NodeId map, NodeId key, NodeId value);
    void remove(NodeId child);
    void removeDocument(NodeId root);

    /// Whether @p result has the same documents: kinds, order, values, tags, anchors, and for each
    /// scalar that is no key whether it is plain or quoted. @p difference tells the first place
    /// where not.
    [[nodiscard]] bool matches(const YamlTree &result, QString *difference) const;

private:
    [[nodiscard]] NodeId add(YamlNode node);
    [[nodiscard]] bool sameNode(NodeId mine, const YamlTree &other, NodeId theirs) const;

    YamlTree m_tree;
};

} // namespace serin
