// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/schemavalue.h"

#include "services/manifest/validationtext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace serin {

namespace {

using Kind = SchemaValue::Kind;

/// Enough for every constraint of the schemas, and no regular expression meets a long text: those
/// of the standard library use the stack in proportion to it.
constexpr std::size_t longestText = 256;

/// @p bytes as text of at most longestText characters.
QString shortText(std::string_view bytes)
{
    const auto length = static_cast<qsizetype>(std::min(bytes.size(), longestText * 4));
    return QString::fromUtf8(bytes.data(), length).left(static_cast<qsizetype>(longestText));
}

bool isDigits(std::string_view text, std::string_view digits)
{
    return !text.empty() && text.find_first_not_of(digits) == std::string_view::npos;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

double parsed(std::string_view digits, int base)
{
    double number = 0;
    for (const char c : digits) {
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        number = number * base + digit;
    }
    return number;
}

/// Makes @p value an integer when @p text is one.
bool resolveInteger(SchemaValue &value, std::string_view text)
{
    const bool negative = text.front() == '-';
    const std::string_view digits = text.substr(negative || text.front() == '+' ? 1 : 0);
    constexpr std::string_view decimal = "0123456789";
    double number = 0;
    if (digits.substr(0, 2) == "0x" && isDigits(digits.substr(2), "0123456789abcdefABCDEF")) {
        number = parsed(digits.substr(2), 16);
    } else if (isDigits(digits, decimal)) {
        const bool octal =
            digits.size() > 1 && digits.front() == '0' && isDigits(digits, "01234567");
        number = parsed(digits, octal ? 8 : 10);
        value.isAmbiguous = digits.size() > 1 && digits.front() == '0';
    } else if (isDigits(digits, "0123456789_") && digits.front() != '_') {
        std::string bare(digits);
        bare.erase(std::remove(bare.begin(), bare.end(), '_'), bare.end());
        number = parsed(bare, 10);
        value.isAmbiguous = true;
    } else {
        return false;
    }
    value.kind = Kind::Integer;
    value.number = negative ? -number : number;
    return true;
}

bool resolveFloat(SchemaValue &value, std::string_view text)
{
    bool isFloat =
        isOneOf(text, {".inf", ".Inf", ".INF", "+.inf", "-.inf", ".nan", ".NaN", ".NAN"});
    if (!isFloat && text.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
        text.find_first_of("0123456789") != std::string_view::npos) {
        value.number =
            QByteArray(text.data(), static_cast<qsizetype>(text.size())).toDouble(&isFloat);
    }
    if (isFloat) {
        value.kind = Kind::Float;
    }
    return isFloat;
}

void resolvePlain(SchemaValue &value, std::string_view text)
{
    value.kind = Kind::Text;
    if (text.empty() || text.size() > longestText) {
        return;
    }
    if (isOneOf(text, {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})) {
        value.kind = Kind::Boolean;
        value.number = 1;
    } else if (isOneOf(text, {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})) {
        value.kind = Kind::Boolean;
    } else if (isOneOf(text, {"~", "null", "Null", "NULL"})) {
        value.kind = Kind::Null;
    } else if (!resolveInteger(value, text)) {
        resolveFloat(value, text);
    }
}

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
            convertScalar(value);
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

    void convertScalar(SchemaValue &value) const
    {
        const std::string_view text = m_tree.value(value.node);
        value.text = shortText(text);
        value.isTemplate = isTemplateText(value.text);
        const std::string_view tag = m_tree.tag(value.node);
        constexpr std::string_view core = "tag:yaml.org,2002:";
        const bool plain = m_tree.node(value.node).style == ScalarStyle::Plain;
        if (tag.substr(0, core.size()) == core ? tag.substr(core.size()) != "str" : plain) {
            resolvePlain(value, text);
        } else {
            value.kind = Kind::Text;
        }
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
            SchemaValue name;
            name.node = written;
            convertScalar(name);
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
                     .arg(printable(shortText(m_tree.value(alias)))),
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
