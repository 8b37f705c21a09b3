// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace serin {

/// The fields a server or proxy has to know about.
enum class HttpField : std::uint8_t {
    Other,
    Authorization,
    ContentLength,
    Date,
    Expect,
    Host,
    Origin,
    HopByHop, ///< means something on one connection only: not to be passed on
};

struct HttpFieldView
{
    std::string_view name; ///< as sent
    std::string_view value;
    HttpField field = HttpField::Other;
};

/// Names of fields, schemes and hosts compare like this.
[[nodiscard]] inline bool sameIgnoringCase(std::string_view one, std::string_view other)
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    };
    return one.size() == other.size() &&
           std::equal(one.begin(), one.end(), other.begin(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

/// What stands before the body of a message, as views into the bytes of its reader.
struct MessageHead
{
    std::string_view method; ///< of a request
    std::string_view target; ///< of a request: begins with '/', printable ASCII only
    std::string_view reason; ///< of an answer
    int status = 0;          ///< of an answer
    int version = 11;        ///< 10 or 11
    bool keepAlive = false;  ///< the connection may be used again
    bool chunked = false;
    bool expectsContinue = false;
    std::optional<std::uint64_t> contentLength;
    std::vector<HttpFieldView> fields;

    [[nodiscard]] std::string_view path() const { return target.substr(0, target.find('?')); }
    /// The first field of this kind or name; null when there is none.
    [[nodiscard]] const HttpFieldView *find(HttpField field) const
    {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto &view) { return view.field == field; });
        return found == fields.end() ? nullptr : &*found;
    }
    [[nodiscard]] const HttpFieldView *find(std::string_view name) const
    {
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto &view) {
            return sameIgnoringCase(view.name, name);
        });
        return found == fields.end() ? nullptr : &*found;
    }
};

} // namespace serin
