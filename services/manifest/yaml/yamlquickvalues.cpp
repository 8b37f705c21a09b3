// SPDX-License-Identifier: GPL-3.0-or-later
// The part of YamlQuickReader that reads what stands on one line, and literal block scalars.
#include "services/manifest/yaml/yamlquickreader.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

namespace serin {

namespace {

constexpr int deepestFlow = 16;

bool isNullWord(std::string_view text)
{
    return std::find(std::begin(yamlNullWords), std::end(yamlNullWords), text) !=
           std::end(yamlNullWords);
}

bool isOneOf(char c, std::string_view characters)
{
    return characters.find(c) != std::string_view::npos;
}

} // namespace

std::uint32_t YamlQuickReader::keyEnd() const
{
    std::uint32_t colon = m_at;
    std::uint32_t end = noOffset;
    if (isQuote()) {
        end = quoteEnd(m_at);
        colon = end;
        while (end != noOffset && at(colon) == ' ') {
            ++colon;
        }
    } else {
        while (!isBreak(colon) && !isComment(colon) && !(at(colon) == ':' && endsWord(colon + 1))) {
            ++colon;
        }
        end = colon == m_at ? noOffset : trimmed(colon);
    }
    return end != noOffset && at(colon) == ':' && endsWord(colon + 1) ? end : noOffset;
}

bool YamlQuickReader::readKey(std::uint32_t end)
{
    return isQuote() ? readQuoted() : !isNullWord(slice(m_at, end)) && readPlain(end);
}

bool YamlQuickReader::readValue()
{
    switch (at(m_at)) {
    case '"':
    case '\'':
        return readQuoted() && endValue();
    case '[':
    case '{':
        return readFlow(0) && endValue();
    case '|':
        return readLiteral();
    default:
        break;
    }
    std::uint32_t end = m_at;
    for (; !isBreak(end) && !isComment(end); ++end) {
        if (at(end) == ':' && endsWord(end + 1)) {
            return false;
        }
    }
    return readPlain(trimmed(end)) && endValue();
}

bool YamlQuickReader::endValue()
{
    skipSpaces();
    const bool ends = endsValue();
    skipToNextLine();
    return ends;
}

std::uint32_t YamlQuickReader::trimmed(std::uint32_t end) const
{
    while (end > m_at && at(end - 1) == ' ') {
        --end;
    }
    return end;
}

bool YamlQuickReader::readPlain(std::uint32_t end)
{
    const bool isNegative =
        at(m_at) == '-' && std::isalnum(static_cast<unsigned char>(at(m_at + 1))) != 0;
    if (end == m_at || (isOneOf(at(m_at), "-?:,[]{}#&*!|>'\"%@`") && !isNegative)) {
        return false;
    }
    const bool isNull = isNullWord(slice(m_at, end));
    YamlNode &node = add(isNull ? NodeKind::Null : NodeKind::Scalar, m_at);
    if (!isNull) {
        node.valueInText = true;
        node.valueBegin = m_at;
        node.valueLength = end - m_at;
    }
    place(node, {m_at, end});
    m_at = end;
    return true;
}

std::uint32_t YamlQuickReader::quoteEnd(std::uint32_t begin) const
{
    const char quote = at(begin);
    for (std::uint32_t i = begin + 1; !isBreak(i); ++i) {
        if (quote == '"' && at(i) == '\\') {
            ++i;
        } else if (at(i) == quote) {
            if (quote == '"' || at(i + 1) != quote) {
                return i + 1;
            }
            ++i;
        }
    }
    return noOffset;
}

bool YamlQuickReader::readQuoted()
{
    const std::uint32_t begin = m_at;
    const std::uint32_t end = quoteEnd(begin);
    if (end == noOffset) {
        return false;
    }
    YamlNode &node = add(NodeKind::Scalar, begin);
    const bool isDouble = at(begin) == '"';
    node.style = isDouble ? ScalarStyle::DoubleQuoted : ScalarStyle::SingleQuoted;
    place(node, {begin, end});
    m_at = end;
    const std::string_view inside = slice(begin + 1, end - 1);
    const char special = isDouble ? '\\' : '\'';
    if (inside.find(special) == std::string_view::npos) {
        node.valueInText = true;
        node.valueBegin = begin + 1;
        node.valueLength = end - begin - 2;
        return true;
    }
    std::string value;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] != special) {
            value += inside[i];
            continue;
        }
        const char escaped = inside[++i];
        if (isDouble && !isOneOf(escaped, "\\\"n")) {
            return false;
        }
        value += isDouble && escaped == 'n' ? '\n' : escaped;
    }
    keepValue(node, value);
    return true;
}

bool YamlQuickReader::readLiteral()
{
    const std::uint32_t begin = m_at++;
    const bool strips = at(m_at) == '-';
    m_at += strips ? 1 : 0;
    const bool endsHere = endsWord(m_at);
    skipSpaces();
    if (!endsHere || !endsValue() || m_bytes.find('\r') != std::string_view::npos) {
        return false;
    }
    skipToNextLine();
    std::uint32_t indent = 0;
    std::uint32_t end = noOffset;
    std::string value;
    std::size_t blankLines = 0;
    while (m_at < m_end) {
        const std::uint32_t line = m_at;
        skipSpaces();
        const std::uint32_t spaces = m_at - line;
        if (isBreak(m_at)) {
            if (indent == 0 || spaces > indent || m_at == m_end) {
                return false;
            }
            ++blankLines;
            ++m_at;
            continue;
        }
        if (static_cast<int>(spaces) <= m_open.back().column) {
            m_at = line;
            break;
        }
        indent = indent == 0 ? spaces : indent;
        skipToNextLine();
        if (spaces < indent || m_bytes[m_at - 1] != '\n') {
            return false;
        }
        value.append(blankLines, '\n').append(slice(line + indent, m_at));
        blankLines = 0;
        end = m_at - 1;
    }
    if (end == noOffset) {
        return false;
    }
    if (strips) {
        value.pop_back();
    }
    YamlNode &node = add(NodeKind::Scalar, begin);
    node.style = ScalarStyle::Block;
    keepValue(node, value);
    place(node, {begin, end});
    return true;
}

bool YamlQuickReader::readFlow(int depth)
{
    const bool isMap = at(m_at) == '{';
    const char bracket = isMap ? '}' : ']';
    if (depth > deepestFlow || !open(isMap ? NodeKind::Map : NodeKind::Sequence, 0, true)) {
        return false;
    }
    ++m_at;
    skipSpaces();
    for (bool isFirst = true; at(m_at) != bracket; isFirst = false) {
        if (!isFirst) {
            if (at(m_at) != ',') {
                return false;
            }
            ++m_at;
            skipSpaces();
        }
        if ((isMap && !readFlowKey()) || !readFlowValue(depth)) {
            return false;
        }
        skipSpaces();
    }
    m_cursor = ++m_at;
    close();
    return true;
}

bool YamlQuickReader::readFlowKey()
{
    if (!isQuote()) {
        const std::uint32_t colon = flowPlainEnd();
        if (colon == noOffset || at(colon) != ':' || !readKey(trimmed(colon))) {
            return false;
        }
        skipSpaces();
    } else if (!readQuoted()) {
        return false;
    }
    if (at(m_at) != ':' || at(m_at + 1) != ' ') {
        return false;
    }
    ++m_at;
    skipSpaces();
    return true;
}

bool YamlQuickReader::readFlowValue(int depth)
{
    switch (at(m_at)) {
    case '"':
    case '\'':
        return readQuoted();
    case '[':
    case '{':
        return readFlow(depth + 1);
    default:
        break;
    }
    const std::uint32_t end = flowPlainEnd();
    return end != noOffset && at(end) != ':' && readPlain(trimmed(end));
}

std::uint32_t YamlQuickReader::flowPlainEnd() const
{
    for (std::uint32_t end = m_at; !isBreak(end) && !isOneOf(at(end), "?[{#"); ++end) {
        const bool isColon = at(end) == ':' && (endsWord(end + 1) || isOneOf(at(end + 1), ",[]{}"));
        if (isColon || isOneOf(at(end), ",]}")) {
            return end;
        }
    }
    return noOffset;
}

} // namespace serin
