// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/assist/yamllinecells.h"

#include "services/manifest/yaml/yamllayout.h"
#include "services/manifest/yaml/yamltext.h"

#include <algorithm>

namespace serin {

namespace {

bool isGap(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    return at >= end || text[at] == ' ' || text[at] == '\t';
}

/// The end of the quoted text at @p at, @p end when it goes on behind that.
std::uint32_t quoteEndAt(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    return std::min(quotedScalarEnd(text.substr(0, end), at), end);
}

/// The colon behind the key at @p at; noOffset when there is no key. @p keyEnd is set then.
std::uint32_t colonOf(std::string_view text, std::uint32_t at, std::uint32_t end,
                      std::uint32_t &keyEnd)
{
    constexpr std::string_view never = "[]{}#&*!|>%@`,";
    if (at >= end || never.find(text[at]) != std::string_view::npos) {
        return noOffset;
    }
    if (text[at] == '"' || text[at] == '\'') {
        keyEnd = quoteEndAt(text, at, end);
        const std::uint32_t colon = skipBlanks(text, keyEnd);
        return colon < end && text[colon] == ':' && isGap(text, colon + 1, end) ? colon : noOffset;
    }
    for (std::uint32_t i = at; i < end; ++i) {
        if (text[i] == ':' && isGap(text, i + 1, end)) {
            keyEnd = i;
            while (keyEnd > at && isGap(text, keyEnd - 1, end)) {
                --keyEnd;
            }
            return i;
        }
        if (text[i] == '#' && i > at && isGap(text, i - 1, end)) {
            break;
        }
    }
    return noOffset;
}

} // namespace

std::uint32_t lineBeginAt(std::string_view text, std::uint32_t offset)
{
    return YamlLayout(text).lineBegin(offset);
}

std::uint32_t nextLineAt(std::string_view text, std::uint32_t offset)
{
    return YamlLayout(text).nextLine(offset);
}

std::uint32_t commentBegin(std::string_view text, std::uint32_t from, std::uint32_t end)
{
    for (std::uint32_t i = from; i < end; ++i) {
        const bool begins = i == from || isGap(text, i - 1, end) || text[i - 1] == ',' ||
                            text[i - 1] == '[' || text[i - 1] == '{' || text[i - 1] == ':';
        if ((text[i] == '"' || text[i] == '\'') && begins) {
            i = quoteEndAt(text, i, end) - 1;
        } else if (text[i] == '#' && (i == from || isGap(text, i - 1, end))) {
            return i;
        }
    }
    return end;
}

QString plainWord(std::string_view text, std::uint32_t begin, std::uint32_t end)
{
    const bool isOpen = begin < end && (text[begin] == '"' || text[begin] == '\'');
    const char quote = isOpen ? text[begin] : '\0';
    begin += isOpen ? 1 : 0;
    end -= isOpen && end > begin && text[end - 1] == quote ? 1 : 0;
    const std::string_view word = text.substr(begin, end - begin);
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

LineCells lineCells(std::string_view text, std::uint32_t begin, int deepest)
{
    LineCells line;
    line.begin = begin;
    line.end = nextLineAt(text, begin);
    while (line.end > begin && (text[line.end - 1] == '\n' || text[line.end - 1] == '\r')) {
        --line.end;
    }
    line.content = skipBlanks(text, begin);
    line.isTrivia = line.content == line.end || text[line.content] == '#';
    const std::string_view head = text.substr(begin, 3);
    line.isMark = (head == "---" || head == "...") && isGap(text, begin + 3, line.end);
    if (line.isTrivia || line.isMark || line.indent() > deepest) {
        return line;
    }
    std::uint32_t at = line.content;
    while (at < line.end && text[at] == '-' && isGap(text, at + 1, line.end)) {
        const std::uint32_t next = skipBlanks(text, at + 1);
        line.cells.push_back({true, at, at + 1, next, static_cast<int>(at - begin)});
        at = next;
    }
    std::uint32_t keyEnd = at;
    const std::uint32_t colon = colonOf(text, at, line.end, keyEnd);
    if (colon != noOffset) {
        line.cells.push_back(
            {false, at, keyEnd, skipBlanks(text, colon + 1), static_cast<int>(at - begin)});
    }
    return line;
}

} // namespace serin
