// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamlquick.h"

#include "services/manifest/yaml/yamlquickreader.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

namespace serin {

namespace {

/// More than a manifest ever needs; the library's own limit is beyond.
constexpr std::size_t deepest = 64;

} // namespace

YamlQuickReader::YamlQuickReader(const QByteArray &text)
    : YamlTreeBuilder(text), m_end(static_cast<std::uint32_t>(m_bytes.size())), m_at(m_cursor),
      m_hasCarriageReturns(m_bytes.find('\r') != std::string_view::npos)
{}

bool YamlQuickReader::read()
{
    // The library overlooks a second byte order mark behind the first.
    if (m_bytes.find('\t') != std::string_view::npos || contentBegin(m_bytes.substr(m_at)) > 0) {
        return false;
    }
    if (readWord()) {
        return true;
    }
    Next next = nextLine();
    for (; next == Next::Line; next = nextLine()) {
        if (!readLine()) {
            return false;
        }
    }
    if (next == Next::Unknown || m_open.empty()) {
        return false;
    }
    while (!m_open.empty()) {
        close();
    }
    return true;
}

YamlTree YamlQuickReader::take(SourceLines lines)
{
    m_tree.m_lines = std::move(lines);
    return std::move(m_tree);
}

void YamlQuickReader::skipSpaces()
{
    while (at(m_at) == ' ') {
        ++m_at;
    }
}

void YamlQuickReader::skipToNextLine()
{
    const std::size_t lineBreak = m_bytes.find('\n', m_at);
    m_at = lineBreak == std::string_view::npos ? m_end : static_cast<std::uint32_t>(lineBreak) + 1;
}

bool YamlQuickReader::readWord()
{
    const bool isWord =
        m_end > 0 && m_end < longestKey && std::all_of(m_bytes.begin(), m_bytes.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0;
        });
    return isWord && readPlain(m_end);
}

YamlQuickReader::Next YamlQuickReader::nextLine()
{
    while (m_at < m_end) {
        m_line = m_at;
        skipSpaces();
        if (isBreak(m_at) || at(m_at) == '#') {
            skipToNextLine();
            continue;
        }
        const std::string_view mark = m_bytes.substr(m_line, 3);
        if (mark == "..." || (mark == "---" && (!m_open.empty() || m_hasMark))) {
            return Next::Unknown;
        }
        if (mark != "---") {
            return Next::Line;
        }
        m_hasMark = true;
        m_at = m_line + 3;
        skipSpaces();
        if (!isBreak(m_at)) {
            return Next::Unknown;
        }
        skipToNextLine();
    }
    return Next::End;
}

bool YamlQuickReader::readLine()
{
    const int here = column();
    if (m_open.empty()) {
        const bool isFirst = m_tree.roots().empty();
        return isFirst && here == 0 && !isDash() && open(NodeKind::Map, here) && readEntry();
    }
    const Container &last = m_open.back();
    if (last.pending != noOffset &&
        (here > last.column || (here == last.column && last.isMap && isDash()))) {
        m_open.back().pending = noOffset;
        return isDash() ? open(NodeKind::Sequence, here) && readItem()
                        : open(NodeKind::Map, here) && readEntry();
    }
    while (m_open.size() > 1 && m_open.back().column > here) {
        close();
    }
    // A sequence may stand in the column of its key.
    if (!m_open.back().isMap && m_open.back().column == here && !isDash()) {
        close();
    }
    if (m_open.back().column != here || m_open.back().isMap == isDash()) {
        return false;
    }
    return isDash() ? readItem() : readEntry();
}

bool YamlQuickReader::readItem()
{
    settle();
    return readBehindIndicator();
}

bool YamlQuickReader::readEntry()
{
    settle();
    const std::uint32_t end = keyEnd();
    if (end == noOffset || end - m_at > longestKey || !readKey(end)) {
        return false;
    }
    skipSpaces(); // to the colon: keyEnd() has seen it
    return readBehindIndicator();
}

bool YamlQuickReader::readBehindIndicator()
{
    const bool isItem = !m_open.back().isMap;
    const std::uint32_t behind = ++m_at;
    skipSpaces();
    if (endsValue()) {
        m_open.back().pending = behind;
        skipToNextLine();
        return true;
    }
    if (isItem && isDash()) {
        return false;
    }
    return isItem && keyEnd() != noOffset ? open(NodeKind::Map, column()) && readEntry()
                                          : readValue();
}

bool YamlQuickReader::open(NodeKind kind, int column, bool isFlow)
{
    if (m_open.size() > deepest) {
        return false;
    }
    YamlNode &node = add(kind, m_at);
    node.span.begin = m_at;
    node.spanKnown = true;
    node.flow = isFlow;
    push(column, isFlow);
    return true;
}

void YamlQuickReader::close()
{
    settle();
    m_tree.m_nodes[m_open.back().id].span.end = m_cursor;
    m_open.pop_back();
}

void YamlQuickReader::settle()
{
    const std::uint32_t gap = std::exchange(m_open.back().pending, noOffset);
    if (gap != noOffset) {
        YamlNode &node = add(NodeKind::Null, gap);
        node.missing = true;
        place(node, {gap, gap});
    }
}

std::optional<YamlTree> readQuickYaml(const QByteArray &text, YamlText &checked)
{
    YamlQuickReader reader(text);
    if (!reader.read()) {
        return std::nullopt;
    }
    return reader.take(std::move(checked.lines));
}

} // namespace serin
