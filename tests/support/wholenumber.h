// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace serin {

/// All of @p text as a decimal number; nothing when it is none or does not fit.
template<typename Number = int>
std::optional<Number> wholeNumber(std::string_view text)
{
    Number number = 0;
    const char *const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

} // namespace serin
