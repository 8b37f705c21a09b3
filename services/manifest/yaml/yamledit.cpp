// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamledit.h"

#include "services/manifest/yaml/yamlreader.h"
#include "services/manifest/yaml/yamlsplice.h"
#include "services/manifest/yaml/yamltext.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace serin {

namespace {

constexpr std::string_view templateMark = "{{";
constexpr std::string_view schemaKey = "$schema"; ///< plain in every manifest

bool isReservedWord(std::string_view text)
{
    // The words that a YAML 1.1 or 1.2 reader takes for a boolean or null.
    static constexpr std::array<std::string_view, 9> words = {"true", "false", "yes", "no", "on",
                                                              "off",  "null",  "y",   "n"};
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(words.begin(), words.end(), lower) != words.end();
}

std::string controlEscape(char c)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    return {'\\', 'x', digits[code >> 4U], digits[code & 15U]};
}

} // namespace

NewYaml NewYaml::token(std::string text)
{
    return {std::move(text), {}, false};
}

NewYaml NewYaml::map(std::vector<NewEntry> entries)
{
    return {{}, std::move(entries), true};
}

std::string yamlToken(std::string_view text)
{
    const bool isPath = text.starts_with("./") || text.starts_with("../");
    const bool safe =
        !text.empty() && (isPath || std::isalpha(static_cast<unsigned char>(text[0])) != 0) &&
        text.back() != ':' && std::all_of(text.begin(), text.end(), [](unsigned char c) {
            return std::isalnum(c) != 0 ||
                   std::string_view("-_./:").find(static_cast<char>(c)) != std::string_view::npos;
        });
    if (safe && !isReservedWord(text)) {
        return std::string(text);
    }
    std::string token = "\"";
    for (const char c : text) {
        if (c == '\n') {
            token += "\\n";
            continue;
        }
        if (static_cast<unsigned char>(c) < ' ') {
            token += controlEscape(c);
            continue;
        }
        if (c == '"' || c == '\\') {
            token += '\\';
        }
        token += c;
    }
    return token + '"';
}

std::string yamlBlock(const std::vector<NewEntry> &entries, int indent)
{
    std::string text;
    for (const auto &[key, value] : entries) {
        text += std::string(static_cast<std::size_t>(indent), ' ');
        text += (key == schemaKey ? key : yamlToken(key)) + ':';
        if (!value.isMap) {
            text += ' ' + value.scalar + '\n';
        } else if (value.entries.empty()) {
            text += " {}\n";
        } else {
            text += '\n' + yamlBlock(value.entries, indent + 2);
        }
    }
    return text;
}

YamlEdit::YamlEdit(const YamlTree &tree, QString path)
    : m_tree(tree), m_path(std::move(path)), m_layout(tree.text()), m_intent(tree)
{
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree.kind(id) == NodeKind::Alias) {
            m_aliased.insert(tree.value(id));
        }
    }
}

tl::unexpected<Error> YamlEdit::refuse(NodeId node, const QString &detail, const QString &fix) const
{
    return failure(ErrorKind::Invalid, detail, sourceLocation(m_path, m_tree.position(node)), fix);
}

Result<void> YamlEdit::checkNotShared(NodeId node) const
{
    if (!m_tree.node(node).anchored || m_aliased.count(m_tree.anchor(node)) == 0) {
        return {};
    }
    const std::string_view name = m_tree.anchor(node);
    return refuse(node,
                  QStringLiteral("the value is shared through the anchor &%1")
                      .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))),
                  QStringLiteral("edit the file by hand, or write the value twice"));
}

tl::unexpected<Error> YamlEdit::refuseDuplicate(NodeId key) const
{
    return refuse(key, QStringLiteral("the key \"%1\" stands twice").arg(m_tree.string(key)),
                  QStringLiteral("remove one of the two"));
}

Result<void> YamlEdit::checkPlace(NodeId node) const
{
    const YamlNode &self = m_tree.node(node);
    if (self.kind == NodeKind::Alias) {
        return refuse(
            node, QStringLiteral("the value comes from an anchor (*%1)").arg(m_tree.string(node)),
            QStringLiteral("write the value itself here, then edit it"));
    }
    const bool wholeText = self.kind == NodeKind::Scalar || self.flow;
    const std::string_view own = m_layout.slice(self.span);
    if ((wholeText && own.find(templateMark) != std::string_view::npos)) {
        return refuse(node, QStringLiteral("the value is a {{ }} template"),
                      QStringLiteral("edit the template's source or its variables"));
    }
    if (!self.spanKnown) {
        return refuse(node, QStringLiteral("this layout of YAML is not edited"), handFix);
    }
    if (m_layout.hasTabIndentation(self.span.begin)) {
        return refuse(node, QStringLiteral("the line is indented with tabs"),
                      QStringLiteral("indent with spaces"));
    }
    return {};
}

Result<void> YamlEdit::checkEditable(NodeId node) const
{
    auto editable = checkPlace(node);
    return editable ? checkPath(node) : editable;
}

Result<void> YamlEdit::checkPath(NodeId node) const
{
    for (NodeId at = node; at != noNode; at = m_tree.node(at).parent) {
        if (auto own = checkNotShared(at); !own) {
            return own;
        }
        const NodeId key = m_tree.keyOf(at);
        if (key != noNode && m_tree.isScalar(key) &&
            m_tree.countKey(m_tree.node(at).parent, m_tree.value(key)) > 1) {
            return refuseDuplicate(key);
        }
    }
    return {};
}

Result<void> YamlEdit::checkAddable(NodeId map, std::string_view key) const
{
    for (NodeId at = map; at != noNode; at = m_tree.node(at).parent) {
        if (auto own = checkNotShared(at); !own) {
            return own;
        }
    }
    const NodeId merge = m_tree.find(map, "<<");
    if (merge == noNode) {
        return {};
    }
    std::vector<NodeId> sources{merge};
    if (m_tree.isSequence(merge)) {
        sources.clear();
        for (NodeId id = m_tree.firstChild(merge); id != noNode; id = m_tree.next(id)) {
            sources.push_back(id);
        }
    }
    for (const NodeId source : sources) {
        NodeId target = source;
        if (m_tree.kind(source) == NodeKind::Alias) {
            target = noNode;
            for (NodeId id = 0; id < source; ++id) {
                if (m_tree.node(id).anchored && m_tree.anchor(id) == m_tree.value(source)) {
                    target = id;
                }
            }
        }
        if (m_tree.find(target, key) != noNode || m_tree.find(target, "<<") != noNode) {
            return refuse(merge, QStringLiteral("the value comes from a merge key (<<)"),
                          QStringLiteral("write the value itself here, then edit it"));
        }
    }
    return {};
}

std::string YamlEdit::quoted(std::string_view value, ScalarStyle style)
{
    const char quote = style == ScalarStyle::SingleQuoted ? '\'' : '"';
    std::string text(1, quote);
    for (const char c : value) {
        if (c == quote || (c == '\\' && quote == '"')) {
            text += quote == '"' ? '\\' : '\'';
        }
        text += c;
    }
    return text + quote;
}

Result<void> YamlEdit::setScalar(NodeId node, std::string_view token)
{
    if (auto editable = checkEditable(node); !editable) {
        return editable;
    }
    const YamlNode &old = m_tree.node(node);
    if (old.kind != NodeKind::Scalar && old.kind != NodeKind::Null) {
        return refuse(node, QStringLiteral("%1 is no single value").arg(m_tree.pointer(node)));
    }
    std::string text(token.empty() ? std::string_view("null") : token);
    const auto parsed = readYaml(QByteArray::fromStdString(text), m_path);
    const NodeId root = parsed && parsed->roots().size() == 1 ? parsed->roots().front() : noNode;
    const bool single = root != noNode && parsed->firstChild(root) == noNode &&
                        (parsed->isScalar(root) || parsed->kind(root) == NodeKind::Null) &&
                        parsed->node(root).spanKnown && parsed->node(root).propertyBegin == 0 &&
                        parsed->node(root).span.end == text.size() &&
                        text.find('\n') == std::string::npos;
    if (!single) {
        return refuse(node,
                      QStringLiteral("\"%1\" is no YAML scalar").arg(QString::fromStdString(text)),
                      QStringLiteral("put it in quotes"));
    }
    const bool inQuotes =
        old.style == ScalarStyle::SingleQuoted || old.style == ScalarStyle::DoubleQuoted;
    const YamlNode &fresh = parsed->node(root);
    const bool keepQuotes =
        inQuotes && fresh.kind == NodeKind::Scalar && fresh.style == ScalarStyle::Plain;
    const bool sameKind = old.kind == fresh.kind && m_tree.value(node) == parsed->value(root);
    const bool samePlainness =
        (old.style == ScalarStyle::Plain) == (fresh.style == ScalarStyle::Plain);
    if (sameKind && (keepQuotes || samePlainness)) {
        return {};
    }
    NodeId meant = m_intent.graft(*parsed, root);
    if (keepQuotes) {
        text = quoted(parsed->value(root), old.style);
        meant = m_intent.makeScalar(parsed->value(root), old.style);
    }
    m_intent.replace(node, meant);
    patch(old.span.begin, old.span.end, old.missing ? ' ' + text : text);
    return {};
}

Result<YamlTree> YamlEdit::prove() const
{
    std::vector<Patch> patches = m_patches;
    std::stable_sort(patches.begin(), patches.end(), [](const Patch &a, const Patch &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    QByteArray text;
    text.reserve(m_tree.text().size() + 256);
    std::uint32_t done = 0;
    for (const Patch &next : patches) {
        if (next.begin < done) {
            return refuse(noNode, QStringLiteral("the edit would change one place twice"));
        }
        const std::string_view kept = m_layout.slice(done, next.begin);
        text.append(kept.data(), static_cast<qsizetype>(kept.size()));
        text.append(next.text.data(), static_cast<qsizetype>(next.text.size()));
        done = next.end;
    }
    const std::string_view rest = m_layout.text().substr(done);
    text.append(rest.data(), static_cast<qsizetype>(rest.size()));

    if (auto spliced = spliceTopLevelEntry(m_tree, text, patches.front().begin, done); spliced) {
        return compared(std::move(*spliced));
    }
    auto result = readYamlByLibrary(text, m_path);
    if (!result) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the edit was refused, the file would not parse any more: %1")
                           .arg(result.error().detail),
                       result.error().where, handFix);
    }
    return compared(std::move(*result));
}

Result<YamlTree> YamlEdit::compared(YamlTree result) const
{
    QString difference;
    if (!m_intent.matches(result, &difference)) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("the edit was refused, it would change more than intended (at \"%1\")")
                .arg(difference),
            m_path, handFix);
    }
    return result;
}

} // namespace serin
