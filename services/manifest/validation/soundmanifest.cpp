// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/soundmanifest.h"

#include "services/manifest/validation/soundschema.h"
#include "services/manifest/validation/validationrules.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace serin {

namespace {

constexpr std::size_t mostNodes = 4'000; ///< of a document that is looked through
constexpr int deepest = 32;
constexpr int mostMembers = 64; ///< of a map
constexpr std::size_t mostDigits = 9;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// As checkResourceName(), of the names that are nothing but ASCII.
bool isPlainName(std::string_view text)
{
    return text.size() >= 3 && text.size() <= 32 && isLetter(text.front()) && text.back() != '-' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return isLetter(c) || isDigit(c) || c == '-'; });
}

/// Whether YAML 1.1 or 1.2 may read the plain @p text as a boolean or nothing.
bool isYamlWord(std::string_view text)
{
    constexpr std::string_view words[] = {"true", "false", "yes", "no", "on",
                                          "off",  "null",  "y",   "n"};
    const auto isSame = [text](std::string_view word) {
        return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                          [](char a, char b) { return (a | 0x20) == b; });
    };
    return text.size() <= 5 && std::any_of(std::begin(words), std::end(words), isSame);
}

struct PlainScalar
{
    enum class Kind { Doubtful, Text, Boolean, Integer, Float };
    Kind kind = Kind::Doubtful;
    std::string_view text;
    double number = 0;
};

double numberIn(std::string_view digits)
{
    double number = 0;
    for (const char c : digits) {
        number = number * 10 + (c - '0');
    }
    return number;
}

PlainScalar plainNumber(std::string_view text)
{
    PlainScalar scalar{PlainScalar::Kind::Doubtful, text, 0};
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = text.substr(std::min(point + 1, text.size()));
    const auto areDigits = [](std::string_view digits) {
        return !digits.empty() && digits.size() <= mostDigits &&
               std::all_of(digits.begin(), digits.end(), isDigit);
    };
    if (!areDigits(whole) || (whole.size() > 1 && whole.front() == '0')) {
        return scalar;
    }
    if (point == text.size()) {
        scalar.kind = PlainScalar::Kind::Integer;
        scalar.number = numberIn(whole);
    } else if (areDigits(part) && part.find_first_not_of('0') != std::string_view::npos) {
        scalar.kind = PlainScalar::Kind::Float; // of 50.0 a validation has more to say
        scalar.number = numberIn(whole);
        double place = 1;
        for (const char c : part) {
            place /= 10;
            scalar.number += (c - '0') * place;
        }
    }
    return scalar;
}

PlainScalar scalarAt(const YamlTree &tree, NodeId node)
{
    PlainScalar scalar{PlainScalar::Kind::Doubtful, tree.value(node), 0};
    if (!tree.tag(node).empty()) {
        return scalar;
    }
    if (tree.node(node).style != ScalarStyle::Plain) {
        scalar.kind = PlainScalar::Kind::Text;
        return scalar;
    }
    if (scalar.text.empty()) {
        return scalar;
    }
    if (scalar.text == "true" || scalar.text == "false") {
        scalar.kind = PlainScalar::Kind::Boolean;
    } else if (isDigit(scalar.text.front())) {
        return plainNumber(scalar.text);
    } else if ((isLetter(scalar.text.front()) && !isYamlWord(scalar.text)) ||
               scalar.text.find('/') != std::string_view::npos) {
        scalar.kind = PlainScalar::Kind::Text;
    }
    return scalar;
}

/// One document, beside the schema that it has to keep to.
class SoundDocument
{
public:
    SoundDocument(const YamlTree &tree, const SoundSchemas &schemas)
        : m_tree(tree), m_schemas(schemas.all), m_root(schemas.root)
    {}

    [[nodiscard]] bool fits(NodeId root) { return fits(root, m_root, 0); }

private:
    [[nodiscard]] bool fits(NodeId node, int schemaAt, int depth)
    {
        if (depth > deepest || ++m_nodes > mostNodes || m_tree.node(node).anchored) {
            return false;
        }
        const SoundSchema &schema = m_schemas[static_cast<std::size_t>(schemaAt)];
        if (!schema.alternatives.empty()) {
            return std::any_of(schema.alternatives.begin(), schema.alternatives.end(),
                               [&](int each) { return fits(node, each, depth + 1); });
        }
        switch (m_tree.kind(node)) {
        case NodeKind::Scalar:
            return schema.isAnything || scalarFits(node, schema);
        case NodeKind::Map:
            return (schema.isAnything || schema.isMap) && mapFits(node, schemaAt, depth);
        case NodeKind::Sequence:
            return listFits(node, schema.isAnything ? schemaAt : schema.items, depth);
        case NodeKind::Null:
            return schema.isAnything;
        case NodeKind::Alias:
            break;
        }
        return false;
    }

    [[nodiscard]] bool listFits(NodeId list, int items, int depth)
    {
        for (NodeId item = m_tree.firstChild(list); item != noNode; item = m_tree.next(item)) {
            if (items < 0 || !fits(item, items, depth + 1)) {
                return false;
            }
        }
        return items >= 0;
    }

    [[nodiscard]] bool mapFits(NodeId map, int schemaAt, int depth)
    {
        const SoundSchema &schema = m_schemas[static_cast<std::size_t>(schemaAt)];
        std::string_view keys[mostMembers];
        int count = 0;
        auto missing = std::count_if(schema.members.begin(), schema.members.end(),
                                     [](const auto &member) { return member.isRequired; });
        for (NodeId key = m_tree.firstChild(map); key != noNode;
             key = m_tree.next(m_tree.next(key))) {
            // A template in braces has a map for its key.
            if (!m_tree.isScalar(key) || count == mostMembers || m_tree.node(key).anchored) {
                return false;
            }
            const std::string_view name = m_tree.value(key);
            if (name == "<<" || std::find(keys, keys + count, name) != keys + count) {
                return false;
            }
            keys[count++] = name;
            const auto member = std::lower_bound(
                schema.members.begin(), schema.members.end(), name,
                [](const auto &each, std::string_view wanted) { return each.key < wanted; });
            const bool isMember = member != schema.members.end() && member->key == name;
            missing -= isMember && member->isRequired ? 1 : 0;
            const int under = schema.isAnything ? schemaAt
                              : isMember        ? member->schema
                                                : schema.others;
            if (under < 0 || !fits(m_tree.next(key), under, depth + 1)) {
                return false;
            }
        }
        return missing == 0;
    }

    [[nodiscard]] bool scalarFits(NodeId node, const SoundSchema &schema) const
    {
        const PlainScalar scalar = scalarAt(m_tree, node);
        const bool isWithin = scalar.number >= schema.least && scalar.number <= schema.most;
        switch (scalar.kind) {
        case PlainScalar::Kind::Text:
            return schema.isText && textFits(scalar.text, schema);
        case PlainScalar::Kind::Boolean:
            return schema.isBoolean;
        case PlainScalar::Kind::Integer:
            return (schema.isInteger || schema.isNumber) && isWithin;
        case PlainScalar::Kind::Float:
            return schema.isNumber && isWithin;
        case PlainScalar::Kind::Doubtful:
            break;
        }
        return false;
    }

    [[nodiscard]] static bool textFits(std::string_view text, const SoundSchema &schema)
    {
        constexpr std::string_view asset = "azureml:";
        if (schema.isAsset) {
            return text.size() > asset.size() && text.substr(0, asset.size()) == asset &&
                   text[asset.size()] != '\n';
        }
        return schema.words.empty() ||
               std::find(schema.words.begin(), schema.words.end(), text) != schema.words.end();
    }

    const YamlTree &m_tree;
    const std::vector<SoundSchema> &m_schemas;
    int m_root;
    std::size_t m_nodes = 0;
};

/// The name under @p key in @p map is a good one; without the key when @p mayLack.
bool hasPlainName(const YamlTree &tree, NodeId map, std::string_view key, bool mayLack)
{
    const NodeId name = tree.find(map, key);
    return name == noNode ? mayLack : tree.isScalar(name) && isPlainName(tree.value(name));
}

/// Beside what the schema says of it.
bool isTrafficSound(const YamlTree &tree, NodeId traffic)
{
    double sum = 0;
    for (NodeId key = tree.firstChild(traffic); key != noNode; key = tree.next(tree.next(key))) {
        const PlainScalar name = scalarAt(tree, key);
        if (name.kind != PlainScalar::Kind::Text || !isPlainName(name.text)) {
            return false;
        }
        sum += scalarAt(tree, tree.next(key)).number;
    }
    return sum == 0 || sum == 100;
}

bool isEndpointSound(const YamlTree &tree, const EndpointManifest &endpoint)
{
    static const SoundSchemas schemas = makeSoundSchemas(ManifestSchema::ManagedEndpoint);
    if (endpoint.compute != EndpointComputeType::Managed ||
        !SoundDocument(tree, schemas).fits(endpoint.node) ||
        !hasPlainName(tree, endpoint.node, "name", false) ||
        tree.find(endpoint.node, "mirror_traffic") != noNode) {
        return false;
    }
    const NodeId traffic = tree.find(endpoint.node, "traffic");
    return traffic == noNode || isTrafficSound(tree, traffic);
}

bool isDeploymentSound(const YamlTree &tree, const DeploymentManifest &deployment)
{
    static const SoundSchemas schemas = makeSoundSchemas(ManifestSchema::ManagedDeployment);
    if (deployment.compute != EndpointComputeType::Managed ||
        !SoundDocument(tree, schemas).fits(deployment.node) ||
        !hasPlainName(tree, deployment.node, "name", false) ||
        !hasPlainName(tree, deployment.node, "endpoint_name", true)) {
        return false;
    }
    const NodeId count = tree.find(deployment.node, "instance_count");
    if (count != noNode && scalarAt(tree, count).number > maximumInstances) {
        return false;
    }
    const NodeId code = tree.find(deployment.node, "code_configuration");
    const NodeId script = tree.find(code, "scoring_script");
    return tree.find(code, "code") == noNode ||
           (script != noNode && tree.isScalar(script) && !tree.value(script).empty());
}

bool isDocumentSound(const YamlTree &tree, const ManifestDocument &document)
{
    if (document.dialect != Dialect::V2) {
        return false;
    }
    const NodeId node = document.endpoint ? document.endpoint->node : document.deployment->node;
    if (node != document.root) {
        return false;
    }
    return document.endpoint ? isEndpointSound(tree, *document.endpoint)
                             : isDeploymentSound(tree, *document.deployment);
}

} // namespace

bool isSoundByItself(const Manifest &manifest)
{
    const auto &documents = manifest.documents();
    return std::all_of(documents.begin(), documents.end(), [&](const ManifestDocument &document) {
        return isDocumentSound(manifest.tree(), document);
    });
}

} // namespace serin
