// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltext.h"
#include "services/manifest/yaml/yamltree.h"

#include <QByteArray>

#include <cstdint>
#include <string_view>
#include <vector>

namespace serin {

/// What the readers of YAML have in common: nodes are added in the order in which they begin in the
/// text, each to the container that is open.
class YamlTreeBuilder
{
public:
    YamlTreeBuilder(const YamlTreeBuilder &) = delete;
    YamlTreeBuilder &operator=(const YamlTreeBuilder &) = delete;

protected:
    struct Container
    {
        NodeId id = noNode;
        NodeId lastChild = noNode;
        int column = 0; ///< of its content, in bytes
        bool isMap = false;
        bool inFlow = false; ///< it is written with brackets, or it is in one that is
        bool nextIsKey = false;
        /// Behind the colon or dash whose value is not met yet; noOffset when there is none.
        std::uint32_t pending = noOffset;
    };

    explicit YamlTreeBuilder(const QByteArray &text);
    ~YamlTreeBuilder() = default;

    /// A new child of the innermost open container, or a new root. Valid until the next one.
    YamlNode &add(NodeKind kind, std::uint32_t begin);
    /// @p node is exactly there.
    void place(YamlNode &node, ByteSpan span);
    /// Opens the container that was added last.
    void push(int column, bool inFlow);
    /// Keeps @p value as that of @p node in the tree's own memory.
    void keepValue(YamlNode &node, std::string_view value);
    [[nodiscard]] bool inFlow() const { return !m_open.empty() && m_open.back().inFlow; }

    YamlTree m_tree;
    std::string_view m_bytes; ///< the text
    std::uint32_t m_cursor;   ///< end of the last part whose place is known
    std::vector<Container> m_open;
};

} // namespace serin
