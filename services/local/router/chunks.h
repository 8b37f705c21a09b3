// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

namespace serin {

/// Appends the line before a chunk of @p size bytes; nothing for none, which would end the body.
inline void appendChunkSize(std::string &head, std::size_t size)
{
    if (size > 0) {
        std::array<char, 16> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), size, 16).ptr;
        head.append(digits.data(), end).append("\r\n");
    }
}

/// What follows a chunk of @p size bytes, and at the end the last chunk.
[[nodiscard]] constexpr std::string_view chunkTail(std::size_t size, bool last)
{
    if (size == 0) {
        return last ? "0\r\n\r\n" : "";
    }
    return last ? "\r\n0\r\n\r\n" : "\r\n";
}

} // namespace serin
