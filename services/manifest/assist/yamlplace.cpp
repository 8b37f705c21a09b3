// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/assist/yamlplace.h"

#include "services/manifest/assist/flowplace.h"
#include "services/manifest/assist/yamllinecells.h"
#include "services/manifest/manifestschemahint.h"
#include "services/manifest/yaml/yamltext.h"

#include <algorithm>

namespace serin {

namespace {

/// Finds out where a place is, from its line upwards.
class PlaceReader
{
public:
    PlaceReader(std::string_view text, std::uint32_t offset)
        : m_text(text), m_offset(offset), m_document(yamlDocumentAt(text, offset)),
          m_line(lineCells(text, lineBeginAt(text, offset)))
    {}

    YamlPlace read()
    {
        if (m_line.isMark) {
            return {};
        }
        const std::uint32_t comment = commentBegin(m_text, m_line.content, m_line.end);
        if (comment < m_offset) {
            return modeline(comment);
        }
        if (m_line.isTrivia) {
            blank();
        } else {
            target(comment);
        }
        std::reverse(m_place.path.begin(), m_place.path.end());
        if (m_flowBegin != noOffset && !readFlowPlace(m_text, m_flowBegin, m_offset, m_place)) {
            m_place.kind = YamlPlace::Kind::None;
        }
        return m_place;
    }

private:
    [[nodiscard]] YamlPlace modeline(std::uint32_t comment) const
    {
        YamlPlace place;
        const std::string_view text = m_text.substr(comment, m_line.end - comment);
        const std::size_t address = modelineAddress(text);
        if (address != std::string_view::npos) {
            const auto begin = comment + static_cast<std::uint32_t>(address);
            std::uint32_t end = begin;
            while (end < m_line.end && !isGapOrEnd(m_text, end)) {
                ++end;
            }
            if (m_offset >= begin && m_offset <= end) {
                place.kind = YamlPlace::Kind::Modeline;
                place.word = {begin, end};
            }
        }
        return place;
    }

    /// In a blank line, or before the comment in one, the column of the place counts.
    void blank()
    {
        m_place.kind = YamlPlace::Kind::Key;
        m_place.word = {m_offset, m_offset};
        m_place.column = static_cast<int>(m_offset - m_line.begin);
        climb(m_place.column, false);
        findSiblings();
    }

    void target(std::uint32_t comment)
    {
        std::size_t cell = m_line.cells.size();
        while (cell > 0 && m_line.cells[cell - 1].begin > m_offset) {
            --cell;
        }
        if (m_offset < m_line.content) {
            return; // before what stands in the line
        }
        std::uint32_t valueEnd = comment;
        while (valueEnd > m_line.content && isGapOrEnd(m_text, valueEnd - 1)) {
            --valueEnd;
        }
        const LineCell *const own = cell > 0 ? &m_line.cells[cell - 1] : nullptr;
        if (own != nullptr && !own->isItem && m_offset > own->end) {
            value(*own, valueEnd);
            --cell;
        } else {
            key(own, valueEnd);
            cell -= own != nullptr && !own->isItem ? 1 : 0;
        }
        int limit = m_place.column;
        bool inList = false;
        for (; cell > 0; --cell) {
            m_place.path.push_back({{}, 0});
            limit = m_line.cells[cell - 1].column;
            inList = true;
        }
        climb(limit, inList);
        if (m_place.kind == YamlPlace::Kind::Key) {
            findSiblings();
        }
    }

    void value(const LineCell &own, std::uint32_t valueEnd)
    {
        m_place.column = own.column;
        m_place.path.push_back({plainWord(m_text, own.begin, own.end), -1});
        m_place.key = {own.begin, own.end};
        const bool isThere = own.valueBegin < valueEnd;
        const char first = isThere ? m_text[own.valueBegin] : '\0';
        if ((first == '{' || first == '[') && m_offset > own.valueBegin) {
            m_flowBegin = own.valueBegin;
            return;
        }
        const bool isText = first == '|' || first == '>';
        m_place.kind = isText ? YamlPlace::Kind::None : YamlPlace::Kind::Value;
        m_place.word = isThere && m_offset >= own.valueBegin && m_offset <= valueEnd
                           ? ByteSpan{own.valueBegin, valueEnd}
                           : ByteSpan{m_offset, m_offset};
        if (isThere && m_offset > valueEnd) {
            m_place.kind = YamlPlace::Kind::None;
        }
    }

    void key(const LineCell *own, std::uint32_t valueEnd)
    {
        m_place.kind = YamlPlace::Kind::Key;
        if (own != nullptr && !own->isItem) {
            m_place.word = {own->begin, own->end};
            m_place.column = own->column;
            m_place.hasColon = true;
            return;
        }
        const std::uint32_t begin = own != nullptr ? own->valueBegin : m_line.content;
        const char first = begin < valueEnd ? m_text[begin] : '\0';
        m_place.isItem = own != nullptr;
        m_place.column = static_cast<int>(std::min(begin, m_offset) - m_line.begin);
        if ((first == '{' || first == '[') && m_offset > begin) {
            m_flowBegin = begin;
            return;
        }
        m_place.word = begin < valueEnd && m_offset >= begin && m_offset <= valueEnd
                           ? ByteSpan{begin, valueEnd}
                           : ByteSpan{m_offset, m_offset};
        if (begin < valueEnd && m_offset > valueEnd) {
            m_place.kind = YamlPlace::Kind::None;
        }
    }

    /// Adds what holds column @p limit, from the line before on upwards, inner steps first. With
    /// @p inList the innermost step is an item whose dash stands there.
    void climb(int limit, bool inList)
    {
        std::uint32_t begin = m_line.begin;
        while (begin > m_document.begin && (limit > 0 || inList)) {
            begin = lineBeginAt(m_text, begin - 1);
            const LineCells line = lineCells(m_text, begin, limit);
            if (line.isMark) {
                return;
            }
            if (line.isTrivia || line.indent() > limit) {
                continue;
            }
            if (line.cells.empty() && line.indent() < limit &&
                (m_text[line.content] == '}' || m_text[line.content] == ']')) {
                continue;
            }
            for (auto cell = line.cells.rbegin(); cell != line.cells.rend(); ++cell) {
                if (cell->isItem) {
                    if (inList && cell->column == limit) {
                        ++m_place.path.back().index;
                    } else if (cell->column < limit) {
                        m_place.path.push_back({{}, 0});
                        limit = cell->column;
                        inList = true;
                    }
                } else if (cell->column < limit || (inList && cell->column == limit)) {
                    if (!holds(*cell, line)) {
                        return;
                    }
                    limit = cell->column;
                    inList = false;
                }
            }
        }
    }

    /// Whether @p cell, a key, holds what stands below it; what it holds is noted either way.
    bool holds(const LineCell &cell, const LineCells &line)
    {
        std::uint32_t at = cell.valueBegin;
        while (at < line.end && (m_text[at] == '&' || m_text[at] == '!')) {
            at = skipBlanks(m_text, propertyEnd(m_text, at));
        }
        const bool isEmpty = at >= line.end || m_text[at] == '#';
        if (!isEmpty && (m_text[at] == '{' || m_text[at] == '[')) {
            // Reads all of it from there; what was found below by indentation is no step.
            m_place.path.clear();
            m_flowBegin = at;
        }
        m_place.path.push_back({plainWord(m_text, cell.begin, cell.end), -1});
        if (!isEmpty && m_flowBegin == noOffset) {
            m_place.kind = YamlPlace::Kind::None; // a text goes on here
        }
        if (!isEmpty) {
            climbFrom(line, cell.column);
        }
        return isEmpty;
    }

    void climbFrom(const LineCells &line, int column)
    {
        bool inList = false;
        for (auto cell = line.cells.rbegin(); cell != line.cells.rend(); ++cell) {
            if (cell->isItem) {
                m_place.path.push_back({{}, 0});
                column = cell->column;
                inList = true;
            }
        }
        const LineCells own = m_line;
        m_line = line;
        climb(column, inList);
        m_line = own;
    }

    /// The keys at the same column, up and down to what stands further left.
    void findSiblings()
    {
        if (m_flowBegin != noOffset || m_place.kind != YamlPlace::Kind::Key) {
            return;
        }
        const int column = m_place.column;
        const auto look = [&](const LineCells &line) {
            for (const LineCell &cell : line.cells) {
                if (!cell.isItem && cell.column == column) {
                    m_place.siblings.push_back(plainWord(m_text, cell.begin, cell.end));
                }
            }
        };
        if (m_line.indent() == column || m_line.isTrivia) {
            for (std::uint32_t begin = m_line.begin; begin > m_document.begin;) {
                begin = lineBeginAt(m_text, begin - 1);
                const LineCells line = lineCells(m_text, begin, column);
                if (line.isMark) {
                    break;
                }
                if (!line.isTrivia && line.indent() <= column) {
                    look(line);
                    if (line.indent() < column) {
                        break;
                    }
                }
            }
            std::reverse(m_place.siblings.begin(), m_place.siblings.end());
        }
        for (std::uint32_t begin = nextLineAt(m_text, m_line.begin); begin < m_document.end;
             begin = nextLineAt(m_text, begin)) {
            const LineCells line = lineCells(m_text, begin, column);
            if (line.isTrivia) {
                continue;
            }
            if (line.isMark || line.indent() < column) {
                break;
            }
            look(line);
        }
    }

    std::string_view m_text;
    std::uint32_t m_offset;
    ByteSpan m_document;
    LineCells m_line;
    YamlPlace m_place;
    std::uint32_t m_flowBegin = noOffset;
};

OutlineKey outlineKeyOf(std::string_view text, const LineCells &line, const LineCell &cell)
{
    std::uint32_t end = commentBegin(text, cell.valueBegin, line.end);
    while (end > cell.valueBegin && isGapOrEnd(text, end - 1)) {
        --end;
    }
    return {plainWord(text, cell.begin, cell.end),
            plainWord(text, cell.valueBegin, end),
            {cell.begin, cell.end}};
}

} // namespace

ByteSpan yamlDocumentAt(std::string_view text, std::uint32_t offset)
{
    ByteSpan document{contentBegin(text), static_cast<std::uint32_t>(text.size())};
    for (std::uint32_t at = lineBeginAt(text, offset); at > document.begin;
         at = lineBeginAt(text, at - 1)) {
        if (lineCells(text, at, -1).isMark) {
            document.begin = nextLineAt(text, at);
            break;
        }
    }
    for (std::uint32_t at = nextLineAt(text, offset); at < document.end;
         at = nextLineAt(text, at)) {
        if (lineCells(text, at, -1).isMark) {
            document.end = at;
        }
    }
    return document;
}

YamlPlace yamlPlaceAt(std::string_view text, std::uint32_t offset)
{
    return PlaceReader(text, std::min(offset, static_cast<std::uint32_t>(text.size()))).read();
}

std::vector<OutlineKey> outlineKeys(std::string_view text, ByteSpan document)
{
    std::vector<OutlineKey> keys;
    for (std::uint32_t at = document.begin; at < document.end; at = nextLineAt(text, at)) {
        const LineCells line = lineCells(text, at, 0);
        if (!line.cells.empty() && line.indent() == 0 && !line.cells.front().isItem) {
            keys.push_back(outlineKeyOf(text, line, line.cells.front()));
        }
    }
    return keys;
}

std::vector<OutlineKey> outlineKeysBelow(std::string_view text, ByteSpan document,
                                         const OutlineKey &key)
{
    std::vector<OutlineKey> keys;
    const int above = static_cast<int>(key.span.begin - lineBeginAt(text, key.span.begin));
    int column = -1;
    for (std::uint32_t at = nextLineAt(text, key.span.begin); at < document.end;
         at = nextLineAt(text, at)) {
        const LineCells line = lineCells(text, at);
        if (line.isTrivia) {
            continue;
        }
        const bool isItem = !line.cells.empty() && line.cells.front().isItem;
        if (line.isMark || line.indent() < above || (line.indent() == above && !isItem)) {
            break;
        }
        for (const LineCell &cell : line.cells) {
            if (!cell.isItem && (column < 0 || cell.column == column)) {
                column = cell.column;
                keys.push_back(outlineKeyOf(text, line, cell));
            }
        }
    }
    return keys;
}

} // namespace serin
