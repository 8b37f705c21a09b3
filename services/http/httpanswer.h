// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace serin {

/// The reason phrase of @p status; a general one for those that are not registered.
[[nodiscard]] std::string_view httpReason(int status);

/// Appends "HTTP/1.1 200 OK\r\n".
void appendStatusLine(std::string &head, int status);
void appendStatusLine(std::string &head, int status, std::string_view reason);
/// Appends "name: value\r\n". Neither may hold a control character.
void appendField(std::string &head, std::string_view name, std::string_view value);
void appendField(std::string &head, std::string_view name, std::uint64_t value);

/// Whether these may stand in a head: the name a token, the value without control characters.
[[nodiscard]] bool isFieldName(std::string_view name);
[[nodiscard]] bool isFieldValue(std::string_view value);

/// The body of an answer that refuses: {"error":{"code":…,"message":…}}, the code by @p status.
[[nodiscard]] std::string errorBody(int status, std::string_view message);

} // namespace serin
