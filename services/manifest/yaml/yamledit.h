// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/yaml/yamlintent.h"
#include "services/manifest/yaml/yamllayout.h"
#include "services/manifest/yaml/yamltree.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace serin {

/// What a refusal without a better way to go advises.
inline const QString handFix = QStringLiteral("edit the file by hand");

struct NewEntry;

/// What is to be written where nothing stands yet: a scalar as YAML text, or a map.
struct NewYaml
{
    std::string scalar;            ///< a token such as `90` or `"a b"`
    std::vector<NewEntry> entries; ///< when it is a map
    bool isMap = false;

    static NewYaml token(std::string text);
    static NewYaml map(std::vector<NewEntry> entries);
};

/// One entry of a map to be written.
struct NewEntry
{
    std::string key;
    NewYaml value;
};

/// @p text as a YAML token that reads back as the same string: plain where that is safe.
[[nodiscard]] std::string yamlToken(std::string_view text);

/// @p entries as the lines of a block map, each behind @p indent blanks; maps in it are indented by
/// two more.
[[nodiscard]] std::string yamlBlock(const std::vector<NewEntry> &entries, int indent = 0);

/// One edit of a YAML text: collects patches together with the change of the tree that they mean,
/// then applies and proves them. Every primitive refuses with Invalid (`where` the place) when it
/// cannot be sure, and leaves the edit unusable then. The tree must outlive the edit.
///
/// Primitives work on nodes of the tree as it was read; each node is changed at most once.
class YamlEdit
{
public:
    YamlEdit(const YamlTree &tree, QString path);

    /// Whether @p node may be edited in place: no shared anchor, alias, merge key or duplicate key
    /// on its path, no template, no tab indentation, its place known.
    [[nodiscard]] Result<void> checkEditable(NodeId node) const;
    /// Whether @p key, missing in @p map, may be added: no merge key brings it already.
    [[nodiscard]] Result<void> checkAddable(NodeId map, std::string_view key) const;

    /// Makes the scalar or null @p node the scalar that @p token is. Quotes that are there stay
    /// unless the token brings its own. The same value is no change.
    [[nodiscard]] Result<void> setScalar(NodeId node, std::string_view token);

    /// Adds `key: value` to @p map behind the entry whose value is @p after (noNode: the last one).
    [[nodiscard]] Result<void> addEntry(NodeId map, NodeId after, const std::string &key,
                                        const NewYaml &value);
    /// As addEntry() for several, in this order; @p after is noNode for a map without entries only.
    [[nodiscard]] Result<void> addEntries(NodeId map, NodeId after,
                                          const std::vector<NewEntry> &entries);
    /// Removes the entries of @p map that @p values are the values of, and adds @p added behind the
    /// rest; a map left empty becomes `{}`.
    [[nodiscard]] Result<void> replaceEntries(NodeId map, const std::vector<NodeId> &values,
                                              const std::vector<NewEntry> &added);
    /// Fills @p node, a null, with the map @p entries.
    [[nodiscard]] Result<void> fillNull(NodeId node, const std::vector<NewEntry> &entries);

    /// Copies the entry or item whose value is @p value behind the last of its container, renamed:
    /// the scalar @p name (the key, or a value in the item) and the word @p from in the comment
    /// lines directly above become @p to.
    [[nodiscard]] Result<void> copyEntry(NodeId value, NodeId name, const std::string &to);
    /// Changes the scalar @p name to @p to and the word it was in the comment lines directly above.
    [[nodiscard]] Result<void> rename(NodeId name, const std::string &to);
    /// Removes the entry or item whose value is @p value with its comments. A container left empty
    /// becomes `{}` or `[]`.
    [[nodiscard]] Result<void> removeEntry(NodeId value);
    /// Removes the document at @p root from a text that holds several.
    [[nodiscard]] Result<void> removeDocument(NodeId root);

    /// The tree of the text with all patches applied.
    /// @error Invalid when that is not exactly the intended tree; nothing has happened then.
    [[nodiscard]] Result<YamlTree> prove() const;

    [[nodiscard]] bool isEmpty() const { return m_patches.empty(); }
    /// An Invalid error at @p node.
    [[nodiscard]] tl::unexpected<Error> refuse(NodeId node, const QString &detail,
                                               const QString &fix = {}) const;

private:
    struct Patch
    {
        std::uint32_t begin;
        std::uint32_t end;
        std::string text;
    };
    using Entries = std::vector<NewEntry>;

    void patch(std::uint32_t begin, std::uint32_t end, std::string text)
    {
        m_patches.push_back({begin, end, std::move(text)});
    }
    [[nodiscard]] NodeId intend(const NewYaml &value);
    void intendEntry(NodeId map, NodeId after, const std::string &key, const NewYaml &value);
    [[nodiscard]] std::string blockText(const Entries &entries, std::uint32_t column) const;
    [[nodiscard]] static std::string flowText(const Entries &entries, bool quoteKeys,
                                              std::string_view separator, std::string_view colon);
    [[nodiscard]] std::uint32_t indentStep() const;
    /// @p result, when it is the intended tree.
    [[nodiscard]] Result<YamlTree> compared(YamlTree result) const;
    // The parts of checkEditable(): of the node's own text; of it and all it is in; and of its own.
    [[nodiscard]] Result<void> checkPlace(NodeId node) const;
    [[nodiscard]] Result<void> checkPath(NodeId node) const;
    [[nodiscard]] Result<void> checkNotShared(NodeId node) const;
    /// What checkEditable() asks of each of @p values, entries of @p container, in one pass.
    [[nodiscard]] Result<void> checkEntries(NodeId container,
                                            const std::vector<NodeId> &values) const;
    [[nodiscard]] tl::unexpected<Error> refuseDuplicate(NodeId key) const;
    /// @p value as YAML text in the quotes of @p style.
    [[nodiscard]] static std::string quoted(std::string_view value, ScalarStyle style);
    [[nodiscard]] Result<std::uint32_t> blockColumn(NodeId map) const;
    [[nodiscard]] Result<std::string> flowSeparator(NodeId container) const;
    [[nodiscard]] Result<void> markEmpty(NodeId container);
    [[nodiscard]] Result<void> addToBlock(NodeId map, NodeId after, const Entries &entries);
    [[nodiscard]] Result<void> addToFlow(NodeId map, NodeId after, const Entries &entries);
    [[nodiscard]] Result<void> removeFromBlock(NodeId container, const std::vector<NodeId> &heads,
                                               const Entries &added);
    [[nodiscard]] Result<void> removeFromFlow(NodeId container, const std::vector<NodeId> &heads,
                                              const Entries &added);
    /// The node an entry or item begins with: the key, or the item itself.
    [[nodiscard]] NodeId headOf(NodeId value) const;
    [[nodiscard]] NodeId valueOf(NodeId head) const;
    /// Where the entry begins in the text: its key, or its item's dash.
    [[nodiscard]] Result<std::uint32_t> entryBegin(NodeId head) const;
    [[nodiscard]] Result<EntryLines> linesOf(NodeId head) const;
    [[nodiscard]] std::string renamedComments(std::uint32_t begin, std::uint32_t end,
                                              std::string_view from, std::string_view to) const;

    const YamlTree &m_tree;
    QString m_path;
    YamlLayout m_layout;
    YamlIntent m_intent;
    std::unordered_set<std::string_view> m_aliased; ///< anchors that aliases name
    std::vector<Patch> m_patches;
};

} // namespace serin
