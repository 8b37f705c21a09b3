// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/schemascalar.h"

#include "services/manifest/validation/validationtext.h"

#include <algorithm>
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

} // namespace serin
