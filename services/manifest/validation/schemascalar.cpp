// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/schemascalar.h"

#include "services/manifest/validation/validationtext.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

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

std::string withoutUnderscores(std::string_view digits)
{
    std::string bare(digits);
    bare.erase(std::remove(bare.begin(), bare.end(), '_'), bare.end());
    return bare;
}

/// 1:30 is 90 to YAML 1.1; nothing when @p text has no such form.
std::optional<double> sexagesimal(std::string_view text)
{
    if (text.find(':') == std::string_view::npos || text.front() < '1' || text.front() > '9') {
        return std::nullopt;
    }
    double number = 0;
    for (bool first = true; !text.empty(); first = false) {
        const std::size_t colon = std::min(text.find(':'), text.size());
        const std::string part = withoutUnderscores(text.substr(0, colon));
        const bool isTooLong = !first && (colon > 2 || (colon == 2 && part.front() > '5'));
        const bool isCut = colon + 1 == text.size();
        if (!isDigits(part, "0123456789") || isTooLong || isCut) {
            return std::nullopt;
        }
        number = number * 60 + parsed(part, 10);
        text.remove_prefix(std::min(colon + 1, text.size()));
    }
    return number;
}

/// Makes @p value an integer when @p text is one.
bool resolveInteger(SchemaValue &value, std::string_view text)
{
    const bool isSigned = text.front() == '-' || text.front() == '+';
    const std::string_view digits = text.substr(isSigned ? 1 : 0);
    if (digits.empty() || digits.front() == '_') {
        return false;
    }
    const std::string bare = withoutUnderscores(digits);
    const std::string_view prefix = std::string_view(bare).substr(0, 2);
    const std::string_view rest = std::string_view(bare).substr(prefix.size());
    const bool isGrouped = bare.size() != digits.size();
    double number = 0;
    if (prefix == "0x" && isDigits(rest, "0123456789abcdefABCDEF")) {
        number = parsed(rest, 16);
        value.isAmbiguous = isGrouped || isSigned;
    } else if (prefix == "0b" && isDigits(rest, "01")) {
        number = parsed(rest, 2);
        value.isAmbiguous = true;
    } else if (isDigits(bare, "0123456789")) {
        const bool leadsWithZero = bare.size() > 1 && bare.front() == '0';
        number = parsed(bare, leadsWithZero && isDigits(bare, "01234567") ? 8 : 10);
        value.isAmbiguous = isGrouped || leadsWithZero;
    } else if (const auto timed = sexagesimal(digits)) {
        number = *timed;
        value.isAmbiguous = true;
    } else {
        return false;
    }
    value.kind = Kind::Integer;
    value.number = text.front() == '-' ? -number : number;
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

} // namespace

SchemaValue resolveSchemaScalar(const YamlTree &tree, NodeId node)
{
    SchemaValue value;
    value.node = node;
    const std::string_view text = tree.value(node);
    value.text = shortText(text);
    value.isTemplate = isTemplateText(value.text);
    const std::string_view tag = tree.tag(node);
    constexpr std::string_view core = "tag:yaml.org,2002:";
    const bool plain = tree.node(node).style == ScalarStyle::Plain;
    if (tag.substr(0, core.size()) == core ? tag.substr(core.size()) != "str" : plain) {
        resolvePlain(value, text);
    } else {
        value.kind = Kind::Text;
    }
    return value;
}

std::optional<int> wholeNumber(const YamlTree &tree, NodeId node)
{
    return tree.isScalar(node) ? resolveSchemaScalar(tree, node).wholeNumber() : std::nullopt;
}

} // namespace serin
