// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamllayout.h"
#include "services/manifest/yaml/yamltree.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace serin {

/// One entry of a map, or item of a list, with the comments that belong to it. Lines are without
/// indentation and line end; blank ones are kept.
struct CarriedEntry
{
    NodeId key = noNode; ///< of an item: noNode
    NodeId value = noNode;
    std::vector<std::string> above; ///< comment and blank lines above it
    std::string beside;             ///< the comment in its line, or in the line of its key
    bool isInLines = false;         ///< it has whole lines of its own
    std::uint32_t begin = 0;        ///< of its lines: the key, behind a dash
    std::uint32_t end = 0; ///< of its lines with the comments inside it, before the line end
};

/// Carries parts of a YAML text into another text: as they are written, at another indentation and
/// with their comments; what an alias stands for is written in its place, and anchors are left out.
/// The tree must outlive it. Written lines end with "\n".
class YamlCarrier
{
public:
    explicit YamlCarrier(const YamlTree &tree) : m_tree(tree), m_layout(tree.text()) {}

    /// The entries of @p map, or items of the list: the own ones in their order, then those that
    /// merge keys bring. An alias is followed.
    [[nodiscard]] std::vector<CarriedEntry> entries(NodeId container) const;
    /// Comment lines inside @p container behind its last entry.
    [[nodiscard]] std::vector<std::string> below(NodeId container) const;
    /// The node that @p node, perhaps an alias, stands for; noNode for an unknown alias.
    [[nodiscard]] NodeId followed(NodeId node) const;

    /// @p entry with what is above and beside it, under @p key, behind @p indent blanks.
    [[nodiscard]] std::string entryText(const CarriedEntry &entry, std::string_view key,
                                        int indent) const;
    /// The scalar @p node as it is written, without anchor.
    [[nodiscard]] std::string scalarText(NodeId node) const;
    /// Whether comments stand between the brackets of @p node, which entries() does not give.
    [[nodiscard]] bool hidesComments(NodeId node) const;
    /// The text before the document at @p root up to a line of `---`, and that line; else empty.
    [[nodiscard]] std::string_view headOf(NodeId root) const;

    /// @p lines behind @p indent blanks.
    [[nodiscard]] static std::string commentText(const std::vector<std::string> &lines, int indent);

private:
    struct TriviaLine
    {
        std::uint32_t begin;
        int indent;
        bool isComment;
    };
    [[nodiscard]] TriviaLine triviaLine(std::uint32_t begin) const;
    /// The comment and blank lines directly above the line that holds @p offset.
    [[nodiscard]] std::vector<TriviaLine> triviaAbove(std::uint32_t offset) const;
    [[nodiscard]] std::vector<TriviaLine> triviaBelow(std::uint32_t offset) const;
    /// How many of @p lines, which follow an entry at @p column, are inside it.
    [[nodiscard]] static std::size_t insideCount(const std::vector<TriviaLine> &lines, int column);
    [[nodiscard]] std::string stripped(const TriviaLine &line) const;
    [[nodiscard]] std::uint32_t contentEnd(NodeId value, NodeId key) const;
    [[nodiscard]] std::string commentBeside(std::uint32_t offset) const;
    [[nodiscard]] bool hasReferences(NodeId id) const;
    [[nodiscard]] std::uint32_t dashOf(NodeId item) const;
    [[nodiscard]] CarriedEntry entryOf(NodeId key, NodeId value, bool isFirst, bool isBlock) const;
    void addMerged(NodeId value, std::vector<CarriedEntry> &entries) const;
    /// What stands behind a colon or dash, with its line end; blocks begin at @p indent.
    [[nodiscard]] std::string valueText(NodeId value, int indent, std::string_view beside) const;
    [[nodiscard]] std::string shifted(std::uint32_t begin, std::uint32_t end, int by) const;

    const YamlTree &m_tree;
    YamlLayout m_layout;
};

} // namespace serin
