// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltree.h"

#include <QByteArray>

#include <cstdint>
#include <string_view>

namespace serin {

/// The lines of a text and what stands on them. Offsets are bytes.
class YamlLayout
{
public:
    explicit YamlLayout(std::string_view text) : m_text(text) {}
    explicit YamlLayout(const QByteArray &text)
        : m_text(text.constData(), static_cast<std::size_t>(text.size()))
    {}

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::string_view slice(std::uint32_t begin, std::uint32_t end) const
    {
        return m_text.substr(begin, end - begin);
    }
    [[nodiscard]] std::string_view slice(ByteSpan span) const
    {
        return slice(span.begin, span.end);
    }

    /// First byte of the line that holds @p offset (behind a byte order mark).
    [[nodiscard]] std::uint32_t lineBegin(std::uint32_t offset) const;
    /// Behind the last byte of that line, before its line end.
    [[nodiscard]] std::uint32_t lineEnd(std::uint32_t offset) const;
    /// First byte of the line behind it; the text's size when there is none.
    [[nodiscard]] std::uint32_t nextLine(std::uint32_t offset) const;
    /// First byte of the line before the line at @p begin; @p begin itself when it is the first.
    [[nodiscard]] std::uint32_t previousLine(std::uint32_t begin) const;

    [[nodiscard]] bool isBlankLine(std::uint32_t begin) const;
    [[nodiscard]] bool isCommentLine(std::uint32_t begin) const;
    /// Bytes from the line's begin to @p offset.
    [[nodiscard]] std::uint32_t column(std::uint32_t offset) const
    {
        return offset - lineBegin(offset);
    }
    /// Whether only spaces stand between the line's begin and @p offset.
    [[nodiscard]] bool startsLine(std::uint32_t offset) const;
    /// Whether only blanks and a comment stand between @p offset and the line's end.
    [[nodiscard]] bool endsLine(std::uint32_t offset) const;
    [[nodiscard]] bool hasTabIndentation(std::uint32_t offset) const;

    /// The line end of the file: that of its first line, "\n" when it has none.
    [[nodiscard]] std::string_view lineBreak() const;

private:
    std::string_view m_text;
};

/// The lines of one entry of a block map or item of a block sequence.
struct EntryLines
{
    std::uint32_t leading; ///< begin of the comment lines directly above; else begin
    std::uint32_t begin;   ///< begin of its first line
    std::uint32_t end;     ///< end of its last line, before the line end
};

/// The lines of the entry from @p keyBegin (of an item: its dash) to @p contentEnd. Full-line
/// comments directly above, indented no deeper, belong to it; comment lines behind it that are
/// indented deeper, too.
[[nodiscard]] EntryLines entryLines(const YamlLayout &layout, std::uint32_t keyBegin,
                                    std::uint32_t contentEnd);

} // namespace serin
