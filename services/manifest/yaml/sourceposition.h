// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace serin {

/// A place in a text file as people count: line and column from 1, the column in code points.
/// 0:0 means unknown.
struct SourcePosition
{
    int line = 0;
    int column = 0;
    bool operator==(const SourcePosition &) const = default;
};

/// "path:line:column", or @p path alone when the position is unknown.
[[nodiscard]] QString sourceLocation(const QString &path, SourcePosition position);

/// The first byte of @p text behind a byte order mark.
[[nodiscard]] constexpr std::uint32_t contentBegin(std::string_view text)
{
    return text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
}

/// Where the lines of a UTF-8 text begin. Does not keep the text; every call gets the same one.
class SourceLines
{
public:
    SourceLines() = default;
    explicit SourceLines(std::string_view text);

    [[nodiscard]] std::size_t count() const { return m_begins.size(); }
    /// Line @p index, from 0, with its line end.
    [[nodiscard]] std::string_view line(std::string_view text, std::size_t index) const;
    /// The index of the line that holds byte @p offset.
    [[nodiscard]] std::size_t indexAt(std::uint32_t offset) const;
    /// Takes the same time wherever @p offset is: a line may be all of a large file.
    [[nodiscard]] SourcePosition positionAt(std::string_view text, std::uint32_t offset) const;

private:
    [[nodiscard]] std::uint32_t continuationsBefore(std::string_view text,
                                                    std::uint32_t offset) const;

    std::vector<std::uint32_t> m_begins{0};
    /// How many bytes before each block are no first byte of a code point; empty for ASCII.
    std::vector<std::uint32_t> m_continuations;
};

} // namespace serin
