// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamllayout.h"

#include <algorithm>

namespace serin {

std::uint32_t YamlLayout::lineBegin(std::uint32_t offset) const
{
    const std::size_t lineBreak =
        offset == 0 ? std::string_view::npos : m_text.rfind('\n', offset - 1);
    if (lineBreak != std::string_view::npos) {
        return static_cast<std::uint32_t>(lineBreak) + 1;
    }
    return contentBegin(m_text);
}

std::uint32_t YamlLayout::lineEnd(std::uint32_t offset) const
{
    const std::size_t end = std::min(m_text.find('\n', offset), m_text.size());
    const bool carriageReturn = end > offset && m_text[end - 1] == '\r';
    return static_cast<std::uint32_t>(carriageReturn ? end - 1 : end);
}

std::uint32_t YamlLayout::nextLine(std::uint32_t offset) const
{
    const std::size_t end = m_text.find('\n', offset);
    return static_cast<std::uint32_t>(end == std::string_view::npos ? m_text.size() : end + 1);
}

std::uint32_t YamlLayout::previousLine(std::uint32_t begin) const
{
    return begin == lineBegin(0) ? begin : lineBegin(begin - 1);
}

bool YamlLayout::isBlankLine(std::uint32_t begin) const
{
    return slice(begin, lineEnd(begin)).find_first_not_of(" \t") == std::string_view::npos;
}

bool YamlLayout::isCommentLine(std::uint32_t begin) const
{
    const std::string_view line = slice(begin, lineEnd(begin));
    const std::size_t first = line.find_first_not_of(" \t");
    return first != std::string_view::npos && line[first] == '#';
}

bool YamlLayout::startsLine(std::uint32_t offset) const
{
    return slice(lineBegin(offset), offset).find_first_not_of(' ') == std::string_view::npos;
}

bool YamlLayout::endsLine(std::uint32_t offset) const
{
    const std::string_view rest = slice(offset, lineEnd(offset));
    const std::size_t first = rest.find_first_not_of(" \t");
    return first == std::string_view::npos || (rest[first] == '#' && first > 0);
}

bool YamlLayout::hasTabIndentation(std::uint32_t offset) const
{
    const std::string_view line = slice(lineBegin(offset), lineEnd(offset));
    return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

std::string_view YamlLayout::lineBreak() const
{
    const std::size_t first = m_text.find('\n');
    return first != std::string_view::npos && first > 0 && m_text[first - 1] == '\r' ? "\r\n"
                                                                                     : "\n";
}

EntryLines entryLines(const YamlLayout &layout, std::uint32_t keyBegin, std::uint32_t contentEnd)
{
    const std::uint32_t column = layout.column(keyBegin);
    const auto indentation = [&](std::uint32_t line) {
        return static_cast<std::uint32_t>(layout.text().find('#', line)) - line;
    };
    EntryLines lines{0, layout.lineBegin(keyBegin), layout.lineEnd(contentEnd)};
    lines.leading = lines.begin;
    for (std::uint32_t line = layout.previousLine(lines.leading);
         line != lines.leading && layout.isCommentLine(line) && indentation(line) <= column;
         line = layout.previousLine(line)) {
        lines.leading = line;
    }
    const auto size = static_cast<std::uint32_t>(layout.text().size());
    for (std::uint32_t line = layout.nextLine(lines.end); line < size;
         line = layout.nextLine(line)) {
        if (layout.isCommentLine(line) && indentation(line) > column) {
            lines.end = layout.lineEnd(line);
        } else if (!layout.isBlankLine(line)) {
            break;
        }
    }
    return lines;
}

} // namespace serin
