// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace serin {

/// A dash, or a key with its colon, at the beginning of a line.
struct LineCell
{
    bool isItem = false;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;        ///< of a key: behind it, before the colon
    std::uint32_t valueBegin = 0; ///< behind the colon or dash and its blanks
    int column = 0;
};

/// One line of a YAML text by itself, as its indentation and first signs have it.
struct LineCells
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;     ///< before the line end
    std::uint32_t content = 0; ///< behind the indentation
    bool isTrivia = false;     ///< blank, or only a comment
    bool isMark = false;       ///< `---` or `...`
    std::vector<LineCell> cells;

    [[nodiscard]] int indent() const { return static_cast<int>(content - begin); }
};

/// The line of @p text that begins at byte @p begin; of one that is indented by more than @p
/// deepest no cells are read.
[[nodiscard]] LineCells lineCells(std::string_view text, std::uint32_t begin,
                                  int deepest = std::numeric_limits<int>::max());
/// Where the line that holds byte @p offset begins.
[[nodiscard]] std::uint32_t lineBeginAt(std::string_view text, std::uint32_t offset);
/// Where the next line begins; the size of @p text behind the last one.
[[nodiscard]] std::uint32_t nextLineAt(std::string_view text, std::uint32_t offset);
/// Where the comment in bytes [@p from, @p end) begins; @p end without one. Quotes are minded.
[[nodiscard]] std::uint32_t commentBegin(std::string_view text, std::uint32_t from,
                                         std::uint32_t end);
/// Whether a blank, a line end or the end of @p text is at @p at.
[[nodiscard]] inline bool isGapOrEnd(std::string_view text, std::uint32_t at)
{
    return at >= text.size() || text[at] == ' ' || text[at] == '\t' || text[at] == '\n' ||
           text[at] == '\r';
}
/// Bytes [@p begin, @p end) as text, without the quotes around it.
[[nodiscard]] QString plainWord(std::string_view text, std::uint32_t begin, std::uint32_t end);

} // namespace serin
