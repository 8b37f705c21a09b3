// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/schemavalue.h"

#include "services/manifest/validation/schemascalar.h"
#include "services/manifest/validation/validationtext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace serin {

namespace {

using Kind = SchemaValue::Kind;

class Resolver
{
public:
    explicit Resolver(const YamlTree &tree) : m_tree(tree) {}

    tl::expected<SchemaValue, ValidationFinding> resolve(NodeId node)
    {
        SchemaValue value = convert(node, 0);
        if (m_failure.code.isEmpty()) {
            return value;
        }
        m_failure.node = m_failure.node == noNode ? node : m_failure.node;
        return tl::unexpected(std::move(m_failure));
    }

private:
    [[nodiscard]] bool failed() const { return !m_failure.code.isEmpty(); }

    void fail(NodeId node, const QString &code, const QString &message, const QString &fix)
    {
        if (!failed()) {
            m_failure = {node, Severity::Error, code, message, fix};
        }
    }

    SchemaValue convert(NodeId node, int depth)
    {
        SchemaValue value;
        value.node = node;
        if (failed()) {
            return value;
        }
        if (++m_values > maximumSchemaValues) {
            fail(noNode, QStringLiteral("too-large"),
                 QStringLiteral("the document expands to more than %1 values and was not checked")
                     .arg(maximumSchemaValues),
                 QStringLiteral("a manifest is small: remove what does not belong to it"));
            return value;
        }
        if (depth > maximumSchemaDepth) {
            fail(node, QStringLiteral("too-large"),
                 QStringLiteral("nested deeper than %1 levels, the document was not checked")
                     .arg(maximumSchemaDepth),
                 QStringLiteral("a manifest is flat: remove what does not belong to it"));
            return value;
        }
        switch (m_tree.kind(node)) {
        case NodeKind::Null:
            break;
        case NodeKind::Scalar:
            value = resolveSchemaScalar(m_tree, node);
            break;
        case NodeKind::Sequence:
            value.kind = Kind::List;
            inside(node, [&] { convertItems(value, depth); });
            break;
        case NodeKind::Map:
            value.kind = Kind::Map;
            value.isTemplate = looksLikeTemplate(node);
            inside(node, [&] { convertMembers(value, depth); });
            break;
        case NodeKind::Alias:
            return convertAlias(node, depth);
        }
        return value;
    }

    template<typename Function>
    void inside(NodeId container, Function function)
    {
        m_open.push_back(container);
        function();
        m_open.pop_back();
    }

    /// `name: {{ x }}` without quotes is a map in a map to YAML, and a template to people.
    [[nodiscard]] bool looksLikeTemplate(NodeId node) const
    {
        const YamlNode &map = m_tree.node(node);
        return map.flow && m_tree.text().mid(map.span.begin, 2) == "{{";
    }

    void convertItems(SchemaValue &value, int depth)
    {
        for (NodeId item = m_tree.firstChild(value.node); item != noNode && !failed();
             item = m_tree.next(item)) {
            value.children.push_back(convert(item, depth + 1));
        }
    }

    void convertMembers(SchemaValue &value, int depth)
    {
        // A later duplicate replaces an earlier one; merged members never replace any.
        std::map<QString, SchemaValue> members;
        std::vector<NodeId> merges;
        for (NodeId key = m_tree.firstChild(value.node); key != noNode && !failed();
             key = m_tree.next(m_tree.next(key))) {
            if (isMergeKey(key)) {
                merges.push_back(m_tree.next(key));
                continue;
            }
            const NodeId written = m_tree.kind(key) == NodeKind::Alias ? target(key) : key;
            if (!m_tree.isScalar(written)) {
                continue;
            }
            SchemaValue member = convert(m_tree.next(key), depth + 1);
            member.keyNode = key;
            const SchemaValue name = resolveSchemaScalar(m_tree, written);
            member.key = name.text;
            member.keyIsText = name.kind == Kind::Text;
            members.insert_or_assign(member.key, std::move(member));
        }
        for (const NodeId merged : merges) {
            merge(members, merged, depth);
        }
        value.children.reserve(members.size());
        for (auto &member : members) {
            value.children.push_back(std::move(member.second));
        }
    }

    [[nodiscard]] bool isMergeKey(NodeId key) const
    {
        return m_tree.isScalar(key) && m_tree.value(key) == "<<" &&
               m_tree.node(key).style == ScalarStyle::Plain;
    }

    void merge(std::map<QString, SchemaValue> &members, NodeId from, int depth)
    {
        SchemaValue source = convert(from, depth + 1);
        if (source.isList()) {
            for (SchemaValue &item : source.children) {
                take(members, item);
            }
        } else {
            take(members, source);
        }
    }

    static void take(std::map<QString, SchemaValue> &members, SchemaValue &source)
    {
        if (source.isMap()) {
            for (SchemaValue &member : source.children) {
                const QString key = member.key;
                members.try_emplace(key, std::move(member));
            }
        }
    }

    SchemaValue convertAlias(NodeId alias, int depth)
    {
        const NodeId anchored = target(alias);
        SchemaValue none;
        none.node = alias;
        if (anchored == noNode) {
            return none;
        }
        if (std::find(m_open.begin(), m_open.end(), anchored) != m_open.end()) {
            fail(alias, QStringLiteral("recursive-alias"),
                 QStringLiteral("the alias *%1 stands inside what it refers to")
                     .arg(printable(m_tree.string(alias).left(256))),
                 QStringLiteral("write the value out instead of the alias"));
            return none;
        }
        return convert(anchored, depth + 1);
    }

    /// The node that @p alias refers to: the last one before it with that anchor.
    [[nodiscard]] NodeId target(NodeId alias)
    {
        if (m_anchors.empty()) {
            for (std::size_t i = 0; i < m_tree.size(); ++i) {
                const auto id = static_cast<NodeId>(i);
                if (m_tree.node(id).anchored) {
                    m_anchors[m_tree.anchor(id)].push_back(id);
                }
            }
        }
        const auto named = m_anchors.find(m_tree.value(alias));
        if (named == m_anchors.end()) {
            return noNode;
        }
        const auto after = std::lower_bound(named->second.begin(), named->second.end(), alias);
        return after == named->second.begin() ? noNode : *(after - 1);
    }

    const YamlTree &m_tree;
    int m_values = 0;
    std::vector<NodeId> m_open;
    std::unordered_map<std::string_view, std::vector<NodeId>> m_anchors;
    ValidationFinding m_failure;
};

} // namespace

const SchemaValue *SchemaValue::find(const QString &name) const
{
    if (!isMap()) {
        return nullptr;
    }
    const auto found = std::lower_bound(
        children.begin(), children.end(), name,
        [](const SchemaValue &member, const QString &wanted) { return member.key < wanted; });
    return found != children.end() && found->key == name ? &*found : nullptr;
}

QString SchemaValue::textOf(const QString &name) const
{
    const SchemaValue *member = find(name);
    return member != nullptr ? member->text : QString();
}

std::optional<int> SchemaValue::wholeNumber() const
{
    if (kind == Kind::Integer && number >= -1e9 && number <= 1e9) {
        return static_cast<int>(number);
    }
    if (kind == Kind::Text) {
        bool isNumber = false;
        const int written = text.trimmed().toInt(&isNumber);
        return isNumber ? std::optional<int>(written) : std::nullopt;
    }
    return std::nullopt;
}

QJsonValue SchemaValue::toJson() const
{
    switch (kind) {
    case Kind::Null:
        return QJsonValue::Null;
    case Kind::Text:
        return text;
    case Kind::Boolean:
        return number != 0;
    case Kind::Integer:
    case Kind::Float:
        return number;
    case Kind::List: {
        QJsonArray array;
        for (const SchemaValue &item : children) {
            array.append(item.toJson());
        }
        return array;
    }
    case Kind::Map: {
        QJsonObject object;
        for (const SchemaValue &member : children) {
            object.insert(member.key, member.toJson());
        }
        return object;
    }
    }
    Q_UNREACHABLE();
}

tl::expected<SchemaValue, ValidationFinding> resolveSchemaValue(const YamlTree &tree, NodeId node)
{
    return Resolver(tree).resolve(node);
}

} // namespace serin
